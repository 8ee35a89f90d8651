"""Timelines: the records of the cases that are told are read again, for what happened in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.api import MODELS
from checker.audit.timeline import events
from checker.records.derive import schema
from checker.records.picked import picked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model.picture import Picture


MOST = 300  # of the cases, the first, so that they need not all be read again


def with_events(picture: Picture, paths: Sequence[str]) -> Picture:
    """Add to the first cases what happened in them; nothing where a record is not found again.

    Records of standard input are gone when they are wanted a second time.
    """
    model = MODELS.get(picture.catalogue.record)
    again = [each for each in paths if each != "-"]
    if model is None or not again:
        return picture
    wanted = {each.where: each.as_of for each in picture.cases[:MOST]}
    kind = schema(model)
    found = {record.case_id: events(record, kind) for record in picked(again, wanted, model)}
    cases = tuple(replace(each, events=found.get(each.case_id)) for each in picture.cases)
    return replace(picture, cases=cases)
