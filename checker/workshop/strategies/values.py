"""Values: plain data of any type of a record, with no regard to what goes together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

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
    from hypothesis.strategies import SearchStrategy

    from checker.model.types import Schema, Type

FIRST, LAST = date(2018, 4, 26), date(2018, 5, 11)
"""A fortnight with a bank holiday (7 May 2018) and two weekends, so that dates often collide."""

EDGES = (date(2020, 2, 29), date(2022, 9, 19), date(2018, 12, 31), date(2018, 1, 31))

days = st.one_of(
    st.integers(0, (LAST - FIRST).days).map(lambda n: FIRST + timedelta(days=n)),
    st.sampled_from(EDGES),
)


def values(type_: Type, *, missing: bool, most: int = 3) -> SearchStrategy[object]:
    """Draw plain data of a type; with ``missing``, any field that can be left out may be."""
    match type_:
        case BooleanType():
            return st.booleans()
        case IntegerType():
            return st.integers(-3, 5)
        case NumberType():
            return st.sampled_from([0.0, 1.5, 3.0])
        case DateType():
            return days
        case TextType():
            return st.sampled_from(["", "x", "y"])
        case EnumType():
            return st.sampled_from(type_.values)
        case ListType():
            element = values(type_.element, missing=missing, most=most)
            return st.lists(element, max_size=most).map(tuple)
        case RecordType():
            return st.fixed_dictionaries(
                {
                    name: optional(values(field.type, missing=missing), missing and field.nullable)
                    for name, field in type_.fields.items()
                }
            )


def optional(strategy: SearchStrategy[object], may_be_missing: bool) -> SearchStrategy[object]:  # noqa: FBT001 - a plain switch
    """Draw ``None`` now and then."""
    return st.one_of(strategy, strategy, st.none()) if may_be_missing else strategy


def data(schema: Schema, *, missing: bool) -> SearchStrategy[dict[str, object]]:
    """Draw the data of a whole record."""
    return values(schema.case, missing=missing)  # type: ignore[return-value] # a record type gives a mapping
