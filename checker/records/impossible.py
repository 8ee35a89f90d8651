"""Impossible: what fits the model but cannot be true, such as dates that run backwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from checker.model.types import ListType, RecordType
from checker.records import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.types import Type

Finding = tuple[str, str, str]


def impossible(
    data: Mapping[str, object], case_type: RecordType, as_of: date | None, as_of_name: str = "as_of"
) -> list[Finding]:
    """Find everything in a record that cannot be true, as (path, code, message).

    ``as_of`` is the record's *own* day, on which it was written out: a past date cannot lie after
    it. A record without one has no such day, and what lies after the day of judging is then not
    impossible but merely not seen yet (``standing.py``).
    """
    return list(_in_record(data, case_type, as_of, as_of_name, ""))


def past_dates(kind: RecordType) -> Iterator[str]:
    """Name the dates of a record that cannot lie ahead: those declared so, and its entry date."""
    for name, field in kind.fields.items():
        if field.past or name == kind.recorded:
            yield name


def _in_record(
    data: Mapping[str, object], kind: RecordType, as_of: date | None, as_of_name: str, path: str
) -> Iterator[Finding]:
    dot = f"{path}." if path else ""
    if as_of is not None:
        yield from _ahead(data, kind, as_of, as_of_name, dot)
    yield from _backwards(data, kind, dot)
    yield from _denied(data, kind, dot)
    for name, field in kind.fields.items():
        yield from _in_value(data.get(name), field.type, as_of, as_of_name, f"{dot}{name}")


def _in_value(
    value: object, kind: Type, as_of: date | None, as_of_name: str, path: str
) -> Iterator[Finding]:
    if isinstance(kind, RecordType) and isinstance(value, Mapping):
        yield from _in_record(value, kind, as_of, as_of_name, path)
    elif isinstance(kind, ListType) and isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _in_value(item, kind.element, as_of, as_of_name, f"{path}[{number}]")


def _ahead(
    data: Mapping[str, object], kind: RecordType, as_of: date, as_of_name: str, dot: str
) -> Iterator[Finding]:
    for name in past_dates(kind):
        day = data.get(name)
        if isinstance(day, date) and day > as_of:
            yield f"{dot}{name}", *messages.after_as_of(as_of_name)


def _backwards(data: Mapping[str, object], kind: RecordType, dot: str) -> Iterator[Finding]:
    for sequence in kind.sequences:
        for earlier, later in combinations(sequence, 2):
            first, second = data.get(earlier), data.get(later)
            if isinstance(first, date) and isinstance(second, date) and second < first:
                yield f"{dot}{later}", *messages.backwards(earlier)


def _denied(data: Mapping[str, object], kind: RecordType, dot: str) -> Iterator[Finding]:
    for name, field in kind.fields.items():
        if field.dated_by is None or data.get(name) is not False:
            continue
        if data.get(field.dated_by) is not None:
            yield f"{dot}{name}", *messages.false_but_dated(field.dated_by)
