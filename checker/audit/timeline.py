"""Timeline: what happened in a case, lane by lane, out of the dated sections of its record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.model.picture import Event
from checker.model.record import places
from checker.model.types import EnumType, ListType, RecordType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model.record import Record
    from checker.model.types import Schema

# How many codes of an item are told; the first ones say what kind of thing it is.
TOLD = 2


def events(record: Record, schema: Schema) -> tuple[Event, ...]:
    """List the dated items of the sections that make up a timeline, section by section."""
    return tuple(each for name in schema.timeline for each in _lane(record, schema, name))


def _lane(record: Record, schema: Schema, name: str) -> Iterator[Event]:
    field = schema.case.fields[name]
    items = record.data.get(name)
    assert isinstance(field.type, ListType)  # noqa: S101 - a timeline names lists of dated items
    kind = field.type.element
    if not isinstance(items, tuple) or not isinstance(kind, RecordType) or kind.anchor is None:
        return
    for place, item in zip(places(items), items, strict=True):
        on = item.get(kind.anchor)
        if isinstance(on, date):
            lane = field.description.rstrip(".")
            yield Event(lane, on, _until(item, kind, on), _label(item, kind), f"{name}[{place}]")


def _until(item: Mapping[str, object], kind: RecordType, on: date) -> date | None:
    """Give the last day that is recorded of what began on a day."""
    run = next((each for each in kind.sequences if kind.anchor in each), ())
    days = [item.get(name) for name in run]
    later = [day for day in days if isinstance(day, date) and day > on]
    return max(later, default=None)


def _label(item: Mapping[str, object], kind: RecordType) -> str:
    codes = [
        member.label
        for name, field in kind.fields.items()
        if isinstance(field.type, EnumType)
        for member in field.type.members
        if member.value == item.get(name)
    ]
    return ", ".join(codes[:TOLD])
