"""Edges: conditions and records at the ends of the calendars, and half-known values in them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.engines import calendar
from checker.language import plan as planning
from checker.language.scope import Scope
from checker.model.record import Record
from checker.model.rule import Parameter
from checker.model.source import START, Source
from checker.records.derive import schema
from tests.tiny import Loan
from tests.written import Parts, expression, rule

if TYPE_CHECKING:
    from checker.model.plan import Plan
    from checker.model.rule import Value

SCHEMA = schema(Loan)
AS_OF = date(2018, 5, 8)
LET = {
    "one": "member.joined_on",
    "other": "member.left_on",
    "number": "member.age",
    "late": "latest(b.borrowed_on for b in borrowed if b.returned)",
    "early": "earliest(b.borrowed_on for b in borrowed if b.returned)",
    "some": "count(b for b in borrowed if b.returned)",
    "others": "count(b for b in borrowed if not b.returned)",
}
FIGURES: dict[str, tuple[tuple[Value, ...], str]] = {
    "allowed": ((0, 2, 1), "late"),
    "allowed_alone": ((0, 2, 1), "one"),
    "topics": ((("art",), ("history",), ("art", "science")), "late"),
    "topic": (("art", "history", "art"), "late"),
}
SINCE = (date(2018, 1, 31), date(2018, 5, 7), date(2018, 5, 8))
FIRST, LAST, DAY = calendar.table().first, calendar.table().last, timedelta(days=1)
DAYS = (
    *(date.min, date.max, FIRST - DAY, FIRST, FIRST + DAY, LAST - DAY, LAST, LAST + DAY),
    *(date(2018, 1, 30), *SINCE, date(2020, 2, 29)),
)
EMAILS = ("art", "history", None, "science", "x")
NUMBERS = (-150_000, -13, -1, 0, 1, 2, 13)
BORROWED: tuple[tuple[tuple[int | None, bool | None], ...] | None, ...] = (
    None,
    (),
    ((0, True), (1, None)),
    ((0, True), (1, True)),
    ((0, None), (1, None)),
    ((0, True), (1, False), (None, None)),
    ((0, None), (1, True), (0, False)),
    ((None, True), (0, True)),
    ((0, True), (1, True), (1, None)),
    ((0, True), (0, False), (1, None)),
    ((0, None), (1, True), (0, None)),
)
"""Each item: which of the two days it was borrowed on, and whether it is back."""

RENEWALS: tuple[tuple[dict[str, Any], ...] | None, ...] = (
    *((), ({"online": True},), (), ({"online": False}, {"online": None})),
    *((), None, ({"online": False},)),
)


def _records() -> list[Record]:
    """Put any two of the days together with each number; the rest goes round."""
    found = []
    for at, (one, other, number) in enumerate(product(DAYS, DAYS, NUMBERS)):
        days = (one, other)
        items = BORROWED[at % len(BORROWED)]
        data: dict[str, Any] = {
            "member": {
                "joined_on": one,
                "left_on": other,
                "age": number,
                "email": EMAILS[at % 5],
                "left": (None, True, False)[at % 3],
            },
            "borrowed": None
            if items is None
            else tuple(_item(each, days, at + n) for n, each in enumerate(items)),
            "reserved": (None, (), ({"online": True},))[at % 3],
            "shelf_free": (None, True, None, False)[at % 4],
        }
        found.append(Record(str(at), AS_OF, data))
    return found


def _item(item: tuple[int | None, bool | None], days: tuple[date, date], at: int) -> dict[str, Any]:
    place, returned = item
    return {
        "borrowed_on": None if place is None else days[place],
        "due_on": None if place is None else days[1 - place],
        "returned": returned,
        "fine": None if place is None else 3.0 * place,
        "wear": "used",
        "renewals": RENEWALS[at // 5 % len(RENEWALS)],
        "subjects": None if place is None else ("art", "history")[: place + 1],
    }


RECORDS = _records()
CONDITIONS = [
    line
    for line in (Path(__file__).parent / "engines" / "edges.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def planned(text: str) -> Plan:
    """Plan a rule of a line: what it expects, and behind a semicolon until when."""
    expect, _, due = text.partition("; due: ")
    figures = tuple(_figure(name) for name in FIGURES if _mentions(text, name))
    mentioned = " ".join([text, *(FIGURES[each.name][1] for each in figures)])
    let = tuple(each for each in LET.items() if _mentions(mentioned, each[0]))
    parts = Parts(expect=expect, due=due or None)
    made = replace(rule(parts), parameters=figures, let=tuple((n, expression(t)) for n, t in let))
    plan, diagnostics = planning.plan(made, Scope(SCHEMA, {}, {}, None, "definitions"), SCHEMA)
    assert not diagnostics, [f"{each.span}: {each.message}" for each in diagnostics]
    assert plan is not None
    return plan


def _mentions(text: str, name: str) -> bool:
    return re.search(rf"\b{name}\b", text) is not None


def _figure(name: str) -> Parameter:
    values, at = FIGURES[name]
    return Parameter(
        name=name,
        value=None,
        values=tuple(zip(SINCE, values, strict=True)),
        at=expression(LET[at]),
        unit=None,
        source="the desk",
        certainty=None,
        source_file=Source("test.yaml", ""),
        span=START,
    )
