"""Values: what a condition can be worth while something is missing.

A date or a number is a range: a point when it is recorded, without ends when nothing is known of
it, and something between when a search could not be finished. A code or text is a word, or not
known. A part of the record is one item, several that it could be, or none known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.model.record import places
from checker.model.truth import Truth, agreement, truth
from checker.model.types import (
    BooleanType,
    DateType,
    EnumType,
    IntegerType,
    ListType,
    NumberType,
    RecordType,
    TextType,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.types import Type

Point = date | int | float


@dataclass(frozen=True, slots=True)
class Range:
    """A date or number that lies from ``low`` to ``high``, both inclusive; ``None`` is no bound."""

    low: Point | None
    high: Point | None

    @property
    def point(self) -> Point | None:
        """The value, where it is known exactly."""
        return self.low if self.low is not None and self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Word:
    """A code or a text; ``None`` is not known."""

    text: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """An element of a list, or a part of the record, and where it stands."""

    path: str
    data: object


@dataclass(frozen=True, slots=True)
class Items:
    """A list of the record; ``None`` is not recorded."""

    items: tuple[Item, ...] | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record: the items that it could be; no item at all is not known."""

    candidates: tuple[Item, ...]


Value = Truth | Range | Word | Items | Part

ANYWHERE = Range(None, None)


def recorded(type_: Type, data: object, path: str) -> Value:
    """Lift what the record holds at a place; ``None`` is not known."""
    match type_:
        case BooleanType():
            return truth(data if isinstance(data, bool) else None)
        case IntegerType() | NumberType() | DateType():
            return Range(data, data) if isinstance(data, date | int | float) else ANYWHERE
        case TextType() | EnumType():
            return Word(data if isinstance(data, str) else None)
        case RecordType():
            return Part(() if data is None else (Item(path, data),))
        case ListType():
            return items(data, path)


def items(data: object, path: str) -> Items:
    """Lift a list of the record, each element with its place."""
    if not isinstance(data, list | tuple):
        return Items(None)
    placed = zip(places(data), data, strict=True)
    return Items(tuple(Item(f"{path}[{place}]", each) for place, each in placed))


def unknown(type_: Type) -> Value:
    """Give the value of a type of which nothing is known."""
    return recorded(type_, None, "")


def is_known(value: Value) -> bool:
    """Say whether a value is known exactly."""
    match value:
        case Truth():
            return value is not Truth.UNKNOWN
        case Range():
            return value.point is not None
        case Word():
            return value.text is not None
        case Items():
            return value.items is not None
        case Part():
            return len(value.candidates) == 1


def join(values: tuple[Value, ...]) -> Value:
    """Give what is known of a value that is one of these, and nobody can say which."""
    first = values[0]
    match first:
        case Truth():
            return agreement(value for value in values if isinstance(value, Truth))
        case Range():
            return _hull(tuple(value for value in values if isinstance(value, Range)))
        case Part():
            parts = tuple(value for value in values if isinstance(value, Part))
            known = all(part.candidates for part in parts)
            return Part(_distinct(parts) if known else ())
        case Word() | Items():
            return first if all(value == first for value in values) else _nothing(first)


def _hull(ranges: tuple[Range, ...]) -> Range:
    lows = [each.low for each in ranges if each.low is not None]
    highs = [each.high for each in ranges if each.high is not None]
    return Range(
        least(lows) if len(lows) == len(ranges) else None,
        greatest(highs) if len(highs) == len(ranges) else None,
    )


def _distinct(parts: tuple[Part, ...]) -> tuple[Item, ...]:
    found: dict[str, Item] = {}
    for part in parts:
        found.update({item.path: item for item in part.candidates})
    return tuple(found.values())


def _nothing(value: Word | Items) -> Value:
    return Word(None) if isinstance(value, Word) else Items(None)


def least(points: list[Point]) -> Point:
    """Give the smallest of dates or of numbers, never mixed."""
    return min(points)


def greatest(points: list[Point]) -> Point:
    """Give the largest of dates or of numbers, never mixed."""
    return max(points)


def field(item: Item, name: str) -> object:
    """Read a field of an item; a field that is left out is not recorded."""
    data: Mapping[str, object] = item.data  # type: ignore[assignment] # the schema says it is a record
    return data.get(name)
