"""Conditions: texts of the rule language over any schema, typed backwards from what is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from checker.model.types import (
    BooleanType,
    DateType,
    EnumType,
    IntegerType,
    ListType,
    RecordType,
)
from checker.workshop.strategies.values import days

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hypothesis.strategies import SearchStrategy

    from checker.model.types import Schema, Type

Kind = TypeVar("Kind", bound="Type")


@dataclass(frozen=True, slots=True)
class Names:
    """What a generated condition can mention: paths by type, and how deep it may still grow."""

    schema: Schema
    variables: Mapping[str, Type]
    depth: int
    as_of: bool = True

    def deeper(self) -> Names:
        """Give the names for a part of a condition."""
        return replace(self, depth=self.depth - 1)

    def binding(self, type_: Type) -> tuple[str, Names]:
        """Give a new name for an item, and the names where it is known."""
        name = f"v{len(self.variables)}"
        inside = replace(self, variables={**self.variables, name: type_}, depth=self.depth - 1)
        return name, inside

    def paths(self, kind: type[Kind]) -> list[tuple[str, Kind]]:
        """List the paths that can be written here whose type is of a kind."""
        found: list[tuple[str, Kind]] = []
        roots = [(name, field.type) for name, field in self.schema.case.fields.items()]
        waiting = [*[r for r in roots if r[0] != self.schema.as_of], *self.variables.items()]
        while waiting:
            path, type_ = waiting.pop()
            if isinstance(type_, kind):
                found.append((path, type_))
            if isinstance(type_, RecordType):
                waiting.extend((f"{path}.{n}", f.type) for n, f in type_.fields.items())
        return sorted(found, key=lambda each: each[0])

    def lists(self) -> list[tuple[str, RecordType]]:
        """List the paths of lists whose items are parts of the record, each with their type."""
        return [
            (path, type_.element)
            for path, type_ in self.paths(ListType)
            if isinstance(type_.element, RecordType)
        ]


def conditions(schema: Schema, depth: int = 3) -> SearchStrategy[str]:
    """Draw the text of a condition over a schema."""
    return truths(Names(schema, {}, depth))


@st.composite
def truths(draw: st.DrawFn, names: Names) -> str:
    """Draw a condition that is true or false."""
    makers: list[Callable[[st.DrawFn, Names], str]] = [compared_dates]
    if names.paths(EnumType):
        makers += [compared_codes, listed_codes]
    if names.paths(BooleanType):
        makers += [flag, flag]
    if names.depth > 0:
        makers += [junction, negation, quantified, quantified, conditional, compared_numbers]
        makers += [latest_item, working_day]
    return draw(st.sampled_from(makers))(draw, names)


def flag(draw: st.DrawFn, names: Names) -> str:
    """Draw a flag of the record."""
    return draw(st.sampled_from(names.paths(BooleanType)))[0]


def compared_codes(draw: st.DrawFn, names: Names) -> str:
    """Draw a comparison of a code."""
    paths = names.paths(EnumType)
    path, type_ = draw(st.sampled_from(paths))
    operators = ["==", "!=", "<", "<=", ">", ">="] if type_.ordered else ["==", "!="]
    operator = draw(st.sampled_from(operators))
    others = [p for p, t in paths if t == type_ and p != path]
    literals = [f"'{value}'" for value in type_.values]
    return f"({path} {operator} {draw(st.sampled_from(literals + others))})"


def listed_codes(draw: st.DrawFn, names: Names) -> str:
    """Draw a code in a list."""
    path, type_ = draw(st.sampled_from(names.paths(EnumType)))
    lists = [p for p, t in names.paths(ListType) if t.element == type_]
    options = draw(st.lists(st.sampled_from(type_.values), min_size=1, max_size=3))
    word = draw(st.sampled_from(["in", "not in"]))
    right = draw(st.sampled_from([repr(options), *lists]))
    return f"({path} {word} {right})"


def compared_dates(draw: st.DrawFn, names: Names) -> str:
    """Draw dates in order."""
    path = draw(st.sampled_from(names.paths(DateType)))[0]
    operator = draw(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))
    if draw(st.booleans()):
        return f"({path} {operator} {draw(dates(names.deeper()))})"
    middle = draw(st.sampled_from(["<", "<="]))
    first, last = draw(dates(names.deeper())), draw(dates(names.deeper()))
    return f"({first} {middle} {path} {operator} {last})"


def compared_numbers(draw: st.DrawFn, names: Names) -> str:
    """Draw a comparison of a number."""
    operator = draw(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))
    right = draw(st.one_of(st.integers(-2, 6).map(str), numbers(names.deeper())))
    return f"({counted(draw, names)} {operator} {right})"


def junction(draw: st.DrawFn, names: Names) -> str:
    """Draw ``and`` or ``or``."""
    word = draw(st.sampled_from([" and ", " or "]))
    parts = draw(st.lists(truths(names.deeper()), min_size=2, max_size=3))
    return f"({word.join(parts)})"


def negation(draw: st.DrawFn, names: Names) -> str:
    """Draw ``not``."""
    return f"(not {draw(truths(names.deeper()))})"


def conditional(draw: st.DrawFn, names: Names) -> str:
    """Draw a choice."""
    inner = names.deeper()
    return f"({draw(truths(inner))} if {draw(truths(inner))} else {draw(truths(inner))})"


def working_day(draw: st.DrawFn, names: Names) -> str:
    """Draw whether a day is a working day."""
    return f"is_working_day({draw(dates(names.deeper()))})"


def each(draw: st.DrawFn, names: Names) -> tuple[str, RecordType, str, Names]:
    """Draw ``v in list if condition``: the item's name and type, the clause, the names inside."""
    path, element = draw(st.sampled_from(names.lists()))
    name, inside = names.binding(element)
    test = f" if {draw(truths(inside.deeper()))}" if draw(st.booleans()) else ""
    return name, element, f"for {name} in {path}{test}", inside


def quantified(draw: st.DrawFn, names: Names) -> str:
    """Draw ``any`` or ``all`` of a list."""
    _, _, clause, inside = each(draw, names)
    word = draw(st.sampled_from(["any", "all"]))
    return f"{word}({draw(truths(inside))} {clause})"


def counted(draw: st.DrawFn, names: Names) -> str:
    """Draw how many items a list has."""
    name, _, clause, _ = each(draw, names)
    return f"count({name} {clause})"


def latest_item(draw: st.DrawFn, names: Names) -> str:
    """Draw something about the latest or earliest item."""
    name, type_, clause, _ = each(draw, names)
    word = draw(st.sampled_from(["latest", "earliest"]))
    flags = [n for n, f in type_.fields.items() if isinstance(f.type, BooleanType)]
    codes = [(n, f.type) for n, f in type_.fields.items() if isinstance(f.type, EnumType)]
    if flags and (not codes or draw(st.booleans())):
        return f"{word}({name} {clause}).{draw(st.sampled_from(flags))}"
    field, enum = draw(st.sampled_from(codes))
    return f"({word}({name} {clause}).{field} == '{draw(st.sampled_from(enum.values))}')"


@st.composite
def dates(draw: st.DrawFn, names: Names) -> str:
    """Draw a condition that is a date."""
    day = draw(days)
    simple = [f"date({day.year}, {day.month}, {day.day})"]
    simple += [path for path, _ in names.paths(DateType)]
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
    _, _, clause, inside = each(draw, names)
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
    paths = names.paths(IntegerType)
    return draw(st.sampled_from(paths))[0] if paths else "1"
