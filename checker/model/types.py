"""Types: what a value of a record, a parameter or a condition can be.

The types are derived from a pydantic model (``records/derive.py``) and known to the language and
the engines only in this form, so neither knows what a probation record is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class BooleanType:
    """True or false."""

    def __str__(self) -> str:
        return "true or false"


@dataclass(frozen=True, slots=True)
class IntegerType:
    """A whole number."""

    def __str__(self) -> str:
        return "whole number"


@dataclass(frozen=True, slots=True)
class NumberType:
    """A number that may have decimals."""

    def __str__(self) -> str:
        return "number"


@dataclass(frozen=True, slots=True)
class DateType:
    """A calendar date, without time or zone."""

    def __str__(self) -> str:
        return "date"


@dataclass(frozen=True, slots=True)
class TextType:
    """Free text; equal or not, never ordered."""

    def __str__(self) -> str:
        return "text"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an enumeration: its value, how people read it, its code in MOJ systems."""

    value: str
    label: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class EnumType:
    """One of a closed list of codes; when ``ordered``, the members stand from lowest to highest."""

    name: str
    members: tuple[Member, ...]
    ordered: bool = False

    def __str__(self) -> str:
        return self.name

    @property
    def values(self) -> tuple[str, ...]:
        """The codes, in their order."""
        return tuple(member.value for member in self.members)


@dataclass(frozen=True, slots=True)
class ListType:
    """A list of records or of scalars; the elements themselves are never missing."""

    element: Type

    def __str__(self) -> str:
        return f"list of {self.element}"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record.

    ``nullable``: the record may leave it out, which means *not recorded*.
    ``past``: a date that cannot lie after the day on which the record is judged.
    ``dated_by``: for a flag, the sibling date on which it came true, if there is one.
    ``unit``, ``source``: what the value counts, and where the field comes from.
    """

    name: str
    type: Type
    nullable: bool
    description: str
    unit: str | None = None
    source: str | None = None
    past: bool = False
    dated_by: str | None = None


@dataclass(frozen=True, slots=True)
class RecordType:
    """A record: named fields in their declared order.

    ``anchor``: the date field by which items of this kind are ordered in time (``latest``).
    ``recorded``: the date field that says when the item was entered, if it carries one.
    ``sequences``: tuples of date fields that must not run backwards.
    """

    name: str
    fields: Mapping[str, Field] = field(hash=False)
    description: str = ""
    anchor: str | None = None
    recorded: str | None = None
    sequences: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", MappingProxyType(dict(self.fields)))

    def __str__(self) -> str:
        return self.name


Scalar = BooleanType | IntegerType | NumberType | DateType | TextType | EnumType
Type = Scalar | ListType | RecordType

BOOLEAN = BooleanType()
INTEGER = IntegerType()
NUMBER = NumberType()
DATE = DateType()
TEXT = TextType()


@dataclass(frozen=True, slots=True)
class Schema:
    """The type of a whole case record, and the names of the two fields that every engine needs.

    ``timeline``: the sections of dated items by which the life of a case is drawn.
    """

    name: str
    case: RecordType
    identity: str = "case_id"
    as_of: str = "as_of"
    timeline: tuple[str, ...] = ()
