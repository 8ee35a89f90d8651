"""Oracle: what CPython itself says of a condition, on a record with nothing missing.

Used by the tests alone. The language never lets Python evaluate anything; here Python's own
meaning of the same text is what the interpreter is held against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.engines.interpreter.builtins import MEANINGS
from checker.model.types import EnumType, ListType, RecordType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from checker.model.types import Schema, Type


class NothingThereError(Exception):
    """Nothing to take the latest of, or items of one day differ: Python has no word for it."""


class Code(str):
    """A code that orders by its rank in its enumeration, and equals its text."""

    __slots__ = ("ranks",)
    ranks: tuple[str, ...]

    def _pair(self, other: str) -> tuple[int, int]:
        return self.ranks.index(str(self)), self.ranks.index(str(other))

    def __lt__(self, other: str) -> bool:
        mine, theirs = self._pair(other)
        return mine < theirs

    def __le__(self, other: str) -> bool:
        mine, theirs = self._pair(other)
        return mine <= theirs

    def __gt__(self, other: str) -> bool:
        mine, theirs = self._pair(other)
        return mine > theirs

    def __ge__(self, other: str) -> bool:
        mine, theirs = self._pair(other)
        return mine >= theirs

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other)


class Thing:
    """A part of a record whose fields are attributes."""

    def __init__(self, type_: RecordType, data: Mapping[str, Any]) -> None:
        self.type = type_
        for name, field in type_.fields.items():
            setattr(self, name, lifted(field.type, data.get(name)))


class Tied:
    """Items that share the latest date: what they agree on can be read."""

    def __init__(self, things: list[Thing]) -> None:
        self.things = things

    def __getattr__(self, name: str) -> object:
        values = [getattr(thing, name) for thing in self.things]
        if any(value != values[0] for value in values):
            raise NothingThereError
        return values[0]


def lifted(type_: Type, data: Any) -> Any:  # noqa: ANN401 - whatever the type says
    """Turn plain data into what Python's own operators work on."""
    match type_:
        case EnumType():
            code = Code(data)
            code.ranks = type_.values
            return code
        case RecordType():
            return Thing(type_, data)
        case ListType():
            return [lifted(type_.element, each) for each in data]
        case _:
            return data


def namespace(schema: Schema, data: Mapping[str, object], as_of: date) -> dict[str, object]:
    """Give the names that a condition can use, with Python's own meaning."""
    case = Thing(schema.case, data)
    from datetime import date as day  # noqa: PLC0415 - the name `date` is a type above

    names: dict[str, object] = {name: getattr(case, name) for name in schema.case.fields}
    return {
        **MEANINGS,
        **names,
        "__builtins__": {"any": any, "all": all},
        "as_of": as_of,
        "date": day,
        "count": lambda items: sum(1 for _ in items),
        "latest": lambda items: _extreme(items, max),
        "earliest": lambda items: _extreme(items, min),
    }


def _extreme(items: Iterable[Any], best: Any) -> Any:  # noqa: ANN401 - dates, or things with one
    found = list(items)
    if not found:
        raise NothingThereError
    if not isinstance(found[0], Thing):
        return best(found)
    anchor = found[0].type.anchor
    assert anchor is not None
    extreme = best(getattr(thing, anchor) for thing in found)
    return Tied([thing for thing in found if getattr(thing, anchor) == extreme])
