"""Values: what a condition is worth, as SQL that gives it for every case at once.

The counterpart of the interpreter's values. SQL's NULL stands for *not known*; its AND, OR and NOT
are Kleene's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from checker.engines.sql import build
from checker.engines.sql.leaves import Made, Rows, leaf, place, same
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
    from datetime import date

    from checker.engines.sql.build import Sql
    from checker.engines.sql.leaves import Leaves, Pieces
    from checker.engines.sql.level import Inside, Level
    from checker.model.types import Type


@dataclass(frozen=True, slots=True)
class Flag:
    """A condition: true, false, or NULL where it is not known."""

    sql: Sql


@dataclass(frozen=True, slots=True)
class Bounds:
    """A date or number from ``low`` to ``high``, both inclusive; NULL is no bound."""

    low: Sql
    high: Sql

    @property
    def exact(self) -> bool:
        """Whether both ends are always the same, so that NULL means that nothing is known."""
        return self.low is self.high


@dataclass(frozen=True, slots=True)
class Word:
    """A code or a text; NULL is not known."""

    sql: Sql


@dataclass(frozen=True, slots=True)
class One:
    """A part of the record: where its leaves are, each NULL where the part is not recorded."""

    leaves: Leaves


@dataclass(frozen=True, slots=True)
class Several:
    """A part of the record that could be in each of the chosen items of a list.

    ``chosen`` says of each item whether it is one of them; NULL where nothing is known. ``path``
    leads from the item to the part.
    """

    rows: Rows
    chosen: Sql
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """A part of the record that is one or the other, by a condition."""

    test: Sql
    then: Value
    otherwise: Value


Value = Flag | Bounds | Word | Rows | One | Several | Either


def exactly(sql: Sql) -> Bounds:
    """Give a date or number that is either known exactly or not at all."""
    return Bounds(sql, sql)


def recorded(type_: Type, leaves: Leaves) -> Value:
    """Lift what the record holds at a place."""
    match type_:
        case BooleanType():
            return Flag(leaf(leaves))
        case IntegerType() | NumberType() | DateType():
            return exactly(leaf(leaves))
        case TextType() | EnumType():
            return Word(leaf(leaves))
        case RecordType():
            return One(leaves)
        case ListType(element=element):
            return Rows(leaves, element)
        case _ as never:
            assert_never(never)


def stated(type_: Type, value: bool | float | str | date | tuple[str, ...]) -> Value:  # noqa: FBT001 - the value
    """Lift what a rule states; a code is written as its place in its enumeration."""
    match type_:
        case ListType(element=element) if isinstance(value, tuple):
            items = build.array(_constant(element, each) for each in value)
            return Rows(Made(lambda _: items), element)
        case _:
            assert not isinstance(value, tuple)  # noqa: S101 - the typechecker let nothing else pass
            single = _constant(type_, value)
            return recorded(type_, Made(lambda _: single))


def _constant(type_: Type, value: bool | float | str | date) -> Sql:  # noqa: FBT001 - the value
    if isinstance(type_, EnumType):
        return build.noted(build.constant(type_.values.index(str(value))), str(value))
    return build.constant(value)


def shared(value: Value, level: Level | Inside, stem: str) -> Value:
    """Work a value out once at a level, and give it by its name."""
    match value:
        case Bounds(low=low, high=high):
            first = level.share(low, stem)
            return exactly(first) if value.exact else Bounds(first, level.share(high, stem))
        case Flag(sql=sql):
            return Flag(level.share(sql, stem))
        case Word(sql=sql):
            return Word(level.share(sql, stem))
        case Several(rows=rows, chosen=chosen, path=path):
            return Several(rows, level.share(chosen, stem), path)
        case Rows() | One() | Either():
            return value
        case _ as never:
            assert_never(never)


def join(level: Level | Inside, condition: Sql, then: Value, otherwise: Value) -> Value:
    """Choose by a condition; where it is not known, what both have in common."""
    test = level.share(condition)
    left, right = shared(then, level, "then"), shared(otherwise, level, "otherwise")
    match left, right:
        case Flag(), Flag():
            return Flag(_chosen(test, left.sql, right.sql, _same(left.sql, right.sql)))
        case Word(), Word():
            return Word(_chosen(test, left.sql, right.sql, _same(left.sql, right.sql)))
        case Bounds(), Bounds():
            low = _chosen(test, left.low, right.low, lesser(left.low, right.low))
            high = _chosen(test, left.high, right.high, greater(left.high, right.high))
            return Bounds(low, high)
        case Rows(), Rows():
            return _one_list(level, test, left, right)
        case _:
            return Either(test, left, right)


def _one_list(level: Level | Inside, test: Sql, left: Rows, right: Rows) -> Rows:
    """Choose a list by a condition that may not be known: then the one that both are.

    Two lists with the same items are not the same list, unless there is no item in either.
    """
    here = same(left.leaves, right.leaves)
    empty = build.all_of([build.equal(build.size(each.over), build.ZERO) for each in (left, right)])
    alike = level.share(empty if here is None else build.any_of([here, empty]), "alike")

    def made(path: str) -> Sql:
        then, otherwise = leaf(left.leaves, path), leaf(right.leaves, path)
        return level.share(_chosen(test, then, otherwise, build.case((alike, then))), "chosen")

    def stands() -> Pieces:
        first, second = (build.text(place(each.leaves)) for each in (left, right))
        # Where both are the same list, either says where it stands.
        return (build.case((build.negated(test), second), otherwise=first),)

    return Rows(Made(made, place=stands), left.element)


def first_of(whens: tuple[tuple[Sql, Value], ...]) -> Value:
    """Give the first value whose condition surely holds; it is not known where none does."""
    first = whens[0][1]
    match first:
        case Bounds():
            pairs = [(test, each) for test, each in whens if isinstance(each, Bounds)]
            low = build.case(*((test, each.low) for test, each in pairs))
            if all(each.exact for _, each in pairs):
                return exactly(low)
            return Bounds(low, build.case(*((test, each.high) for test, each in pairs)))
        case Flag() | Word():
            words = [(test, each.sql) for test, each in whens if isinstance(each, Flag | Word)]
            return type(first)(build.case(*words))
        case Rows():
            lists = [(test, each.over) for test, each in whens if isinstance(each, Rows)]
            chosen = build.case(*lists)
            return Rows(Made(lambda _: chosen), first.element)
        case _:
            message = f"a parameter cannot be {first}"
            raise TypeError(message)


def _chosen(condition: Sql, then: Sql, otherwise: Sql, unknown: Sql) -> Sql:
    decided = (condition, then), (build.negated(condition), otherwise)
    return build.case(*decided, otherwise=unknown)


def _same(left: Sql, right: Sql) -> Sql:
    return build.case((build.equal(left, right), left))


def lesser(left: Sql, right: Sql) -> Sql:
    """Give the smaller of two; NULL where one is not known."""
    if left.is_int and right.is_int:
        return left if int(left.name) <= int(right.name) else right
    return build.case((build.at_most(left, right), left), (build.below(right, left), right))


def greater(left: Sql, right: Sql) -> Sql:
    """Give the larger of two; NULL where one is not known."""
    if left.is_int and right.is_int:
        return right if int(left.name) <= int(right.name) else left
    return build.case((build.at_most(left, right), right), (build.below(right, left), left))
