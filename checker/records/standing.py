"""Standing: the record as it stood at the close of a day, without anything that came later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from checker.model.record import Seen, places
from checker.model.types import ListType, RecordType
from checker.records.impossible import past_dates

if TYPE_CHECKING:
    from checker.model.types import Field, Type


def as_it_stood(
    data: Mapping[str, object], case_type: RecordType, as_of: date
) -> dict[str, object]:
    """Give the record as it stood at the close of ``as_of``; the data given are left as they are.

    Items and sections entered later are not there yet. A past date that lies later becomes *not
    recorded*, and a flag dated by a later day was not yet true. A flag without a date stays: nobody
    knows when it came true. A later ``as_of`` never shows less, and standing at a late day and then
    at an early one is the same as standing at the early one.
    """
    stood = {name: _value(value, case_type.fields.get(name), as_of) for name, value in data.items()}
    for name in past_dates(case_type):
        if _later(data.get(name), as_of):
            stood[name] = None
    for name, field in case_type.fields.items():
        if field.dated_by is not None and _later(data.get(field.dated_by), as_of):
            stood[name] = False
    return stood


def _value(value: object, field: Field | None, as_of: date) -> object:
    if field is None or value is None:
        return value
    if isinstance(field.type, RecordType) and isinstance(value, Mapping):
        if field.nullable and _unseen(value, field.type, as_of):
            return None
        return as_it_stood(value, field.type, as_of)
    if isinstance(field.type, ListType) and isinstance(value, list | tuple):
        kind = field.type.element
        return Seen.of(
            (place, _item(item, kind, as_of))
            for place, item in zip(places(value), value, strict=True)
            if not _dropped(item, kind, as_of)
        )
    return value


def _item(item: object, kind: Type, as_of: date) -> object:
    if isinstance(kind, RecordType) and isinstance(item, Mapping):
        return as_it_stood(item, kind, as_of)
    return item


def _dropped(item: object, kind: Type, as_of: date) -> bool:
    """Tell whether an item was not there yet: by its entry date, else by its anchor."""
    if not isinstance(kind, RecordType) or not isinstance(item, Mapping):
        return False
    entered = item.get(kind.recorded) if kind.recorded else None
    happens = item.get(kind.anchor) if kind.anchor else None
    return _unseen(item, kind, as_of) or (entered is None and _later(happens, as_of))


def _unseen(part: Mapping[str, object], kind: RecordType, as_of: date) -> bool:
    """Tell whether a part was entered later, or lacks without its later dates what it must have."""
    if kind.recorded and _later(part.get(kind.recorded), as_of):
        return True
    return any(
        not kind.fields[name].nullable and _later(part.get(name), as_of)
        for name in past_dates(kind)
    )


def _later(day: object, as_of: date) -> bool:
    return isinstance(day, date) and day > as_of
