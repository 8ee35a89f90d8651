"""Build: the few shapes of SQL that compiled conditions are made of, as sqlglot trees."""

from __future__ import annotations

from datetime import date
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from sqlglot import exp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Sql = exp.Expression
When = tuple[Sql, Sql]

# What binds less tightly than what may stand around it.
_LOOSE = (exp.Binary, exp.Not, exp.In, exp.Between, exp.Lambda, exp.Case)


def constant(value: bool | float | str | date) -> Sql:  # noqa: FBT001 - the value to be written
    """Write a value that a rule states."""
    match value:
        case bool():
            return exp.Boolean(this=value)
        case int() | float():
            return exp.Literal.number(value) if value >= 0 else exp.Neg(this=constant(-value))
        case date():
            return exp.Cast(
                this=exp.Literal.string(value.isoformat()), to=exp.DataType.build("date")
            )
        case str():
            return exp.Literal.string(value)


TRUE: Sql = exp.Boolean(this=True)
FALSE: Sql = exp.Boolean(this=False)
ZERO, ONE = exp.Literal.number(0), exp.Literal.number(1)


def name_of(name: str) -> exp.Identifier:
    """Write the name of a column or a field, quoted, so that no keyword gets in the way."""
    return exp.to_identifier(name, quoted=True)


def column(name: str) -> Sql:
    """Read a column."""
    return exp.Column(this=name_of(name))


def binary(kind: type[Sql], left: Sql, right: Sql) -> Sql:
    """Join two values by an operator."""
    return kind(this=_tight(left), expression=_tight(right))


def equal(left: Sql, right: Sql) -> Sql:
    """Compare for equality."""
    return binary(exp.EQ, left, right)


def below(left: Sql, right: Sql) -> Sql:
    """Ask whether the left is less than the right."""
    return binary(exp.LT, left, right)


def at_most(left: Sql, right: Sql) -> Sql:
    """Ask whether the left is not more than the right."""
    return binary(exp.LTE, left, right)


def plus(left: Sql, right: Sql) -> Sql:
    """Add two numbers."""
    return binary(exp.Add, left, right)


def minus(left: Sql, right: Sql) -> Sql:
    """Take the right number from the left."""
    return binary(exp.Sub, left, right)


def times(left: Sql, right: Sql) -> Sql:
    """Multiply two numbers."""
    return binary(exp.Mul, left, right)


def all_of(operands: Iterable[Sql]) -> Sql:
    """Join conditions by AND."""
    return _chain(exp.And, operands)


def any_of(operands: Iterable[Sql]) -> Sql:
    """Join conditions by OR."""
    return _chain(exp.Or, operands)


def _chain(kind: type[Sql], operands: Iterable[Sql]) -> Sql:
    tight = (_tight(each) for each in operands)
    return reduce(lambda left, right: kind(this=left, expression=right), tight)


def negated(operand: Sql) -> Sql:
    """Give the opposite."""
    return exp.Not(this=_tight(operand))


def is_null(value: Sql) -> Sql:
    """Ask whether a value is not known."""
    return exp.Is(this=_tight(value), expression=exp.Null())


def not_null(value: Sql) -> Sql:
    """Ask whether a value is known."""
    return negated(is_null(value))


def case(*whens: When, otherwise: Sql | None = None) -> Sql:
    """Give the first value whose condition holds; else the last one, else not known."""
    ifs = [exp.If(this=condition, true=value) for condition, value in whens]
    return exp.Case(ifs=ifs, default=otherwise)


def one_of(item: Sql, options: Iterable[Sql]) -> Sql:
    """Ask whether a value is one of several."""
    return exp.In(this=_tight(item), expressions=list(options))


def coalesce(value: Sql, *others: Sql) -> Sql:
    """Give the first value that is known."""
    return exp.Coalesce(this=value, expressions=list(others))


def cast(value: Sql, kind: str) -> Sql:
    """Change the type of a value."""
    return exp.Cast(this=value, to=exp.DataType.build(kind))


def array(items: Iterable[Sql]) -> Sql:
    """Write a list."""
    return exp.Array(expressions=list(items))


def size(over: Sql) -> Sql:
    """Count the items of a list."""
    return exp.ArraySize(this=over)


def holding(over: Sql) -> Sql:
    """Count the items of a list of conditions that surely hold."""
    each = item("held")
    return size(exp.ArrayFilter(this=over, expression=exp.Lambda(this=each, expressions=[each])))


def mapped(over: Sql, name: Sql, value: Sql, place: Sql | None = None) -> Sql:
    """Work out a value for each item of a list, which may use the item's place in it."""
    used = place is not None and any(place.name == e.name for e in value.find_all(exp.Identifier))
    names = [name, place] if used else [name]
    return exp.Transform(this=over, expression=exp.Lambda(this=value, expressions=names))


def picked(over: Sql, chosen: Sql) -> Sql:
    """Keep the items of a list for which the list of conditions beside it holds."""
    each, place = item("picked"), item("picked_at")
    holds = nth(chosen, place)
    return exp.ArrayFilter(this=over, expression=exp.Lambda(this=holds, expressions=[each, place]))


class Nth(exp.Expression, exp.Func):
    """The item of a list at the place that a lambda was given."""

    arg_types = {"this": True, "expression": True}  # noqa: RUF012 - sqlglot's own way


def nth(over: Sql, place: Sql) -> Sql:
    """Give the item of a list at a place that a lambda was given."""
    return Nth(this=over, expression=place)


class Number(exp.Expression, exp.Func):
    """The number, counted from nought, of the place that a lambda was given."""


class FieldOfEach(exp.Expression, exp.Func):
    """A field of each of the parts in a list, as a list."""

    arg_types = {"this": True, "expression": True}  # noqa: RUF012 - sqlglot's own way


class Set(exp.Expression, exp.Func):
    """The different items of a list, in an order that is theirs alone."""


class OnOneLine(exp.Expression, exp.Func):
    """A text with one space in place of each match of an expression."""

    arg_types = {"this": True, "expression": True}  # noqa: RUF012 - sqlglot's own way


class PlaceOf(exp.Expression, exp.Func):
    """The place of a code in a list of codes, counted from nought; NULL where it is not there."""

    arg_types = {"this": True, "expression": True}  # noqa: RUF012 - sqlglot's own way


def number_of(place: Sql) -> Sql:
    """Write the number, counted from nought, of a place that a lambda was given."""
    return cast(Number(this=place), "text")


def text(pieces: Iterable[str | Sql]) -> Sql:
    """Write a text that is in part worked out; not known where a part of it is not."""
    merged: list[Sql] = []
    for fixed, group in groupby(pieces, lambda each: isinstance(each, str)):
        several = list(group)
        if fixed:
            merged.append(constant("".join(str(each) for each in several)))
        else:
            merged += [each for each in several if not isinstance(each, str)]
    return _chain(exp.DPipe, merged or [constant("")])


def struct(kinds: Mapping[str, str], values: Iterable[Sql]) -> Sql:
    """Write a value with named fields; the type of each is there for dialects that must name it."""
    pairs = []
    for (name, kind), value in zip(kinds.items(), values, strict=True):
        pair = exp.PropertyEQ(this=exp.to_identifier(name), expression=value)
        pair.type = exp.DataType.build(kind)
        pairs.append(pair)
    whole = exp.Struct(expressions=pairs)
    whole.type = exp.DataType.build("struct")
    return whole


def item(name: str) -> Sql:
    """Name the item that a lambda was given."""
    return exp.to_identifier(name)


def largest(over: Sql) -> Sql:
    """Give the largest known item of a list; not known where there is none."""
    return exp.ArrayMax(this=over)


def smallest(over: Sql) -> Sql:
    """Give the smallest known item of a list; not known where there is none."""
    return exp.ArrayMin(this=over)


def at(over: Sql, number: Sql) -> Sql:
    """Give the item of a list at a number, counted from nought."""
    return exp.Bracket(this=_tight(over), expressions=[number], offset=0)


def first(over: Sql) -> Sql:
    """Give the first item of a list; the list has one."""
    return at(over, ZERO)


def noted(value: Sql, note: str) -> Sql:
    """Say beside a value what it stands for, where the SQL is written for people."""
    value.comments = [note]
    return value


def _tight(value: Sql) -> Sql:
    return exp.Paren(this=value) if isinstance(value, _LOOSE) else value
