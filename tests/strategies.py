"""Strategies: records and conditions for any schema, typed backwards from what is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    from collections.abc import Callable, Mapping

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


@dataclass(frozen=True)
class Names:
    """What a generated condition can mention: paths by type, and how deep it may still grow."""

    schema: Schema
    variables: Mapping[str, Type]
    depth: int
    as_of: bool = True

    def deeper(self) -> Names:
        return replace(self, depth=self.depth - 1)

    def binding(self, type_: Type) -> tuple[str, Names]:
        name = f"v{len(self.variables)}"
        inside = replace(self, variables={**self.variables, name: type_}, depth=self.depth - 1)
        return name, inside

    def paths(self, wanted: Callable[[Type], bool]) -> list[tuple[str, Type]]:
        """List the paths that can be written here whose type is wanted."""
        found: list[tuple[str, Type]] = []
        roots = [(name, field.type) for name, field in self.schema.case.fields.items()]
        waiting = [*[r for r in roots if r[0] != self.schema.as_of], *self.variables.items()]
        while waiting:
            path, type_ = waiting.pop()
            if wanted(type_):
                found.append((path, type_))
            if isinstance(type_, RecordType):
                waiting.extend((f"{path}.{n}", f.type) for n, f in type_.fields.items())
        return sorted(found, key=lambda each: each[0])


def conditions(schema: Schema, depth: int = 3) -> SearchStrategy[str]:
    """Draw the text of a condition over a schema."""
    return truths(Names(schema, {}, depth))


@st.composite
def truths(draw: st.DrawFn, names: Names) -> str:
    """Draw a condition that is true or false."""
    makers: list[Callable[[st.DrawFn, Names], str]] = [compared_dates]
    if names.paths(lambda t: isinstance(t, EnumType)):
        makers += [compared_codes, listed_codes]
    if names.paths(lambda t: isinstance(t, BooleanType)):
        makers += [flag, flag]
    if names.depth > 0:
        makers += [junction, negation, quantified, quantified, conditional, compared_numbers]
        makers += [latest_item, working_day]
    return draw(st.sampled_from(makers))(draw, names)


def flag(draw: st.DrawFn, names: Names) -> str:
    return draw(st.sampled_from(names.paths(lambda t: isinstance(t, BooleanType))))[0]


def compared_codes(draw: st.DrawFn, names: Names) -> str:
    paths = names.paths(lambda t: isinstance(t, EnumType))
    path, type_ = draw(st.sampled_from(paths))
    assert isinstance(type_, EnumType)
    operators = ["==", "!=", "<", "<=", ">", ">="] if type_.ordered else ["==", "!="]
    operator = draw(st.sampled_from(operators))
    others = [p for p, t in paths if t == type_ and p != path]
    literals = [f"'{value}'" for value in type_.values]
    return f"({path} {operator} {draw(st.sampled_from(literals + others))})"


def listed_codes(draw: st.DrawFn, names: Names) -> str:
    path, type_ = draw(st.sampled_from(names.paths(lambda t: isinstance(t, EnumType))))
    assert isinstance(type_, EnumType)
    lists = [p for p, t in names.paths(lambda t: t == ListType(type_))]
    options = draw(st.lists(st.sampled_from(type_.values), min_size=1, max_size=3))
    word = draw(st.sampled_from(["in", "not in"]))
    right = draw(st.sampled_from([repr(options), *lists]))
    return f"({path} {word} {right})"


def compared_dates(draw: st.DrawFn, names: Names) -> str:
    path = draw(st.sampled_from(names.paths(lambda t: isinstance(t, DateType))))[0]
    operator = draw(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))
    if draw(st.booleans()):
        return f"({path} {operator} {draw(dates(names.deeper()))})"
    middle = draw(st.sampled_from(["<", "<="]))
    first, last = draw(dates(names.deeper())), draw(dates(names.deeper()))
    return f"({first} {middle} {path} {operator} {last})"


def compared_numbers(draw: st.DrawFn, names: Names) -> str:
    operator = draw(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))
    right = draw(st.one_of(st.integers(-2, 6).map(str), numbers(names.deeper())))
    return f"({counted(draw, names)} {operator} {right})"


def junction(draw: st.DrawFn, names: Names) -> str:
    word = draw(st.sampled_from([" and ", " or "]))
    parts = draw(st.lists(truths(names.deeper()), min_size=2, max_size=3))
    return f"({word.join(parts)})"


def negation(draw: st.DrawFn, names: Names) -> str:
    return f"(not {draw(truths(names.deeper()))})"


def conditional(draw: st.DrawFn, names: Names) -> str:
    inner = names.deeper()
    return f"({draw(truths(inner))} if {draw(truths(inner))} else {draw(truths(inner))})"


def working_day(draw: st.DrawFn, names: Names) -> str:
    return f"is_working_day({draw(dates(names.deeper()))})"


def each(draw: st.DrawFn, names: Names) -> tuple[str, str, Names]:
    """Draw ``v in list if condition``, with the name of the item and the names inside."""

    def records(type_: Type) -> bool:
        return isinstance(type_, ListType) and isinstance(type_.element, RecordType)

    path, type_ = draw(st.sampled_from(names.paths(records)))
    assert isinstance(type_, ListType)
    name, inside = names.binding(type_.element)
    test = f" if {draw(truths(inside.deeper()))}" if draw(st.booleans()) else ""
    return name, f"for {name} in {path}{test}", inside


def quantified(draw: st.DrawFn, names: Names) -> str:
    _, clause, inside = each(draw, names)
    word = draw(st.sampled_from(["any", "all"]))
    return f"{word}({draw(truths(inside))} {clause})"


def counted(draw: st.DrawFn, names: Names) -> str:
    name, clause, _ = each(draw, names)
    return f"count({name} {clause})"


def latest_item(draw: st.DrawFn, names: Names) -> str:
    name, clause, inside = each(draw, names)
    word = draw(st.sampled_from(["latest", "earliest"]))
    type_ = inside.variables[name]
    assert isinstance(type_, RecordType)
    flags = [n for n, f in type_.fields.items() if isinstance(f.type, BooleanType)]
    codes = [(n, f.type) for n, f in type_.fields.items() if isinstance(f.type, EnumType)]
    if flags and (not codes or draw(st.booleans())):
        return f"{word}({name} {clause}).{draw(st.sampled_from(flags))}"
    field, enum = draw(st.sampled_from(codes))
    assert isinstance(enum, EnumType)
    return f"({word}({name} {clause}).{field} == '{draw(st.sampled_from(enum.values))}')"


@st.composite
def dates(draw: st.DrawFn, names: Names) -> str:
    """Draw a condition that is a date."""
    day = draw(days)
    simple = [f"date({day.year}, {day.month}, {day.day})"]
    simple += [path for path, _ in names.paths(lambda t: isinstance(t, DateType))]
    simple += ["as_of"] if names.as_of else []
    if names.depth <= 0 or draw(st.booleans()):
        return draw(st.sampled_from(simple))
    inner = names.deeper()
    shape = draw(st.sampled_from(["shift", "two", "latest", "if"]))
    if shape == "shift":
        words = ["days_after", "days_before", "weeks_after", "months_after", "working_days_after"]
        words += ["months_before"]
        return f"{draw(st.sampled_from(words))}({draw(dates(inner))}, {draw(st.integers(0, 12))})"
    if shape == "two":
        word = draw(st.sampled_from(["earlier", "later"]))
        return f"{word}({draw(dates(inner))}, {draw(dates(inner))})"
    if shape == "if":
        return f"({draw(dates(inner))} if {draw(truths(inner))} else {draw(dates(inner))})"
    _, clause, inside = each(draw, names)
    return f"{draw(st.sampled_from(['latest', 'earliest']))}({draw(dates(inside))} {clause})"


@st.composite
def numbers(draw: st.DrawFn, names: Names) -> str:
    """Draw a condition that is a whole number."""
    if names.depth <= 0:
        return str(draw(st.integers(-2, 6)))
    shape = draw(st.sampled_from(["count", "distance", "sum", "field"]))
    if shape == "count":
        return counted(draw, names)
    if shape == "distance":
        words = ["days_between", "months_between", "years_between", "working_days_between"]
        inner = names.deeper()
        return f"{draw(st.sampled_from(words))}({draw(dates(inner))}, {draw(dates(inner))})"
    if shape == "sum":
        sign = draw(st.sampled_from(["+", "-"]))
        return f"({draw(numbers(names.deeper()))} {sign} {draw(numbers(names.deeper()))})"
    paths = names.paths(lambda t: isinstance(t, IntegerType))
    return draw(st.sampled_from(paths))[0] if paths else "1"
