"""Timelines: the records of the first cases that are told are read again, for what happened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.api import MODELS
from checker.audit.timeline import events
from checker.records.derive import schema
from checker.records.picked import picked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model.picture import Picture
    from checker.model.record import Record


MOST = 300  # of the cases, the first, so that they need not all be read again


def records_again(picture: Picture, paths: Sequence[str]) -> dict[str, Record]:
    """Read the records of the first cases again, by their cases; what is not found is left out.

    Records of standard input are gone when they are wanted a second time.
    """
    model = MODELS.get(picture.catalogue.record)
    again = [each for each in paths if each != "-"]
    if model is None or not again:
        return {}
    wanted = {each.where: each.as_of for each in picture.cases[:MOST]}
    return {record.case_id: record for record in picked(again, wanted, model)}


def with_events(picture: Picture, records: Mapping[str, Record]) -> Picture:
    """Add to the cases whose records are at hand what happened in them."""
    model = MODELS.get(picture.catalogue.record)
    if model is None or not records:
        return picture
    kind = schema(model)
    found = {name: events(record, kind) for name, record in records.items()}
    cases = tuple(replace(each, events=found.get(each.case_id)) for each in picture.cases)
    return replace(picture, cases=cases)
