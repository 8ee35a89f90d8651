"""Judged: what people said of the cases, out of the section of their records that holds it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from checker.records.declare import Vocabulary
from checker.records.vocabulary import JudgeRole, Question, Sufficiency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model.record import Record

SECTION = "judgements"
NOBODY = "not recorded"
Coded = TypeVar("Coded", bound=Vocabulary)
Judged = tuple[str, Sufficiency, str, str]


def judged(record: Record) -> Iterator[Judged]:
    """Give each person's last judgement of each question: the question, it, who, in which role.

    A question is named as the bulletin names it, a standard by its number. A judgement of which
    the question or the level is not recorded says nothing.
    """
    items = record.data.get(SECTION)
    last: dict[tuple[str, str], tuple[date, Judged]] = {}
    for item in items if isinstance(items, tuple) else ():
        asked, level = item.get("question"), item.get("sufficiency")
        if asked is None or level is None:
            continue
        name, by = _named(str(asked)), str(item.get("judged_by") or NOBODY)
        told = name, _member(Sufficiency, str(level)), by, _role(item)
        on = item.get("judged_on")
        day = on if isinstance(on, date) else date.min
        if (name, by) not in last or day >= last[name, by][0]:
            last[name, by] = day, told
    yield from (told for _, told in last.values())


def _named(question: str) -> str:
    return _member(Question, question).code or question


def _role(item: Mapping[str, object]) -> str:
    role = item.get("role")
    return _member(JudgeRole, str(role)).label if role is not None else NOBODY


def _member(codes: type[Coded], value: str) -> Coded:
    """Give the member of a vocabulary that has a value; a record that fits has no other."""
    return next(each for each in codes if each == value)
