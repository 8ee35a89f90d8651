"""Dirt: what real extracts bring along, put into a small share of the cases on request."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.workshop.generate.table import Column, Ints, Values, as_json, chosen

Case = dict[str, Any]
# A record as it was before, the place of the case in the file, and the day of judging.
Soil = Callable[[Case, int, date], None]

LATE_BY = 60  # days
OPTIONAL = ("rosh_ratings", "assessments", "enquiries", "plans", "contacts", "reviews", "offences")


@dataclass(frozen=True, slots=True)
class Dirt:
    """A kind of dirt, the share of the cases that get it, and whether only a text can hold it."""

    name: str
    share: float
    soil: Soil
    text_only: bool = False


def _late_entry(case: Case, place: int, as_of: date) -> None:
    """Enter the contacts two months after they took place, or on the day of judging."""
    del place
    for contact in case["contacts"]:
        on = contact["contact_on"]
        day = date.fromisoformat(on) if isinstance(on, str) else on
        entered = min(day + timedelta(days=LATE_BY), as_of)
        contact["recorded_on"] = entered.isoformat() if isinstance(on, str) else entered


def _unknown_code(case: Case, place: int, as_of: date) -> None:
    del place, as_of
    case["contacts"][0]["kind"] = "COAP99"


def _missing_section(case: Case, place: int, as_of: date) -> None:
    del as_of
    case.pop(OPTIONAL[place % len(OPTIONAL)])


def _wrong_type(case: Case, place: int, as_of: date) -> None:
    del place, as_of
    case["sentence"]["sentenced_on"] = "31/02/2018"


def _unknown_field(case: Case, place: int, as_of: date) -> None:
    case["extract_batch"] = f"{as_of.isoformat()}/{place}"


def _duplicate(case: Case, place: int, as_of: date) -> None:
    del as_of
    case["case_id"] = duplicate_of(place)


def duplicate_of(place: int) -> str:
    """Name the case whose name the case at a place gets by mistake: the one before it."""
    return f"G{place:07}"


KINDS = (
    Dirt("late_entry", 0.02, _late_entry),
    Dirt("missing_section", 0.01, _missing_section),
    Dirt("unknown_code", 0.005, _unknown_code),
    Dirt("duplicate_id", 0.003, _duplicate),
    Dirt("wrong_type", 0.005, _wrong_type, text_only=True),
    Dirt("unknown_field", 0.005, _unknown_field, text_only=True),
)
FOUND = Values(([], *([each.name] for each in KINDS)))


def soiled(seed: int, first: int, rows: int, *, text: bool) -> Ints:
    """Draw which case gets which dirt: 0 for none, and else one more than the place of its kind."""
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, first, 1])))
    bounds = np.cumsum([each.share for each in KINDS])
    kinds = np.searchsorted(bounds, rng.random(rows), side="right")
    found = np.where(kinds == len(KINDS), 0, kinds + 1)
    texts = np.array([False, *(each.text_only for each in KINDS)])
    twice = np.array([False, *(each.soil is _duplicate for each in KINDS)])[found]
    # A name is given twice only if the case before it keeps its own, and is of the same chunk.
    alone = twice & np.concatenate(([True], twice[:-1]))
    unfit = alone if text else alone | texts[found]
    return np.where(unfit, 0, found)


def renamed(names: pa.Array, found: Ints, first: int) -> pa.Array:
    """Name each case as its record does, with the mistakes."""
    twice = np.array([False, *(each.soil is _duplicate for each in KINDS)])[found]
    wrong = [duplicate_of(first + row) for row in np.flatnonzero(twice).tolist()]
    return pc.replace_with_mask(names, pa.array(twice), pa.array(wrong, names.type))


def column(found: Ints) -> Column:
    """Say of each case what dirt it got."""
    return chosen(FOUND, found)


def in_lines(lines: pa.Array, found: Ints, first: int, as_of: date) -> pa.Array:
    """Put the dirt into lines of JSON."""
    at = np.flatnonzero(found)
    cases = [json.loads(line) for line in lines.take(pa.array(at)).to_pylist()]
    _soil(cases, at, found, first, as_of)
    texts = pa.array([f"{as_json(case)}\n" for case in cases], lines.type)
    return pc.replace_with_mask(lines, pa.array(found > 0), texts)


def in_batch(batch: pa.RecordBatch, found: Ints, first: int, as_of: date) -> pa.RecordBatch:
    """Put the dirt into a batch of records."""
    at = np.flatnonzero(found)
    cases = batch.take(pa.array(at)).to_pylist()
    _soil(cases, at, found, first, as_of)
    places = np.arange(len(found))
    places[at] = len(found) + np.arange(len(at))
    both = pa.concat_batches([batch, pa.RecordBatch.from_pylist(cases, batch.schema)])
    return both.take(pa.array(places))


def _soil(cases: list[Case], at: Ints, found: Ints, first: int, as_of: date) -> None:
    for case, row in zip(cases, at.tolist(), strict=True):
        KINDS[found[row] - 1].soil(case, first + row, as_of)
