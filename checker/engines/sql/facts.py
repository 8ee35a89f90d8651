"""Facts: what evidence is made of in SQL: lists of facts, of which those not asked for are NULL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from sqlglot import exp

from checker.engines.sql import build
from checker.engines.sql.leaves import AS_WRITTEN, Field, Rows, leaf, place
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
    from checker.engines.sql.build import Sql
    from checker.model.types import Type

FACT = {
    "kind": "text",
    "path": "text",
    "value": "text",
    "size": "int",
    "looked_for": "text",
    "matched": "int",
}
"""The fields of a fact, as the tables of findings have them, and the type of each."""

FACT_TYPE = f"struct<{', '.join(f'{name}: {kind}' for name, kind in FACT.items())}>"
NOT_RECORDED, RECORDED, SEARCHED = (
    build.constant(kind) for kind in ("not recorded", "recorded", "searched")
)
EMPTY = build.constant("[]")


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts, each with where it is asked for; and lists of facts, NULL where they are not."""

    single: tuple[tuple[Sql, Sql], ...] = ()
    lists: tuple[Sql, ...] = ()

    def __bool__(self) -> bool:
        """Whether there may be any."""
        return bool(self.single or self.lists)

    def __add__(self, other: Facts) -> Facts:
        """Join facts."""
        return Facts((*self.single, *other.single), (*self.lists, *other.lists))


NOTHING = Facts()


def as_list(facts: Facts) -> Sql:
    """Put facts into one list, in which some may still be NULL."""
    asked: dict[Sql, dict[Sql, None]] = {}
    for when, each in facts.single:
        asked.setdefault(each, {})[when] = None
    single = [build.case((build.any_of(whens), each)) for each, whens in asked.items()]
    lists = [*([build.array(single)] if single else []), *facts.lists]
    return lists[0] if len(lists) == 1 else _flattened(build.array(lists))


def below(each: Sql) -> Facts:
    """Put the lists of facts of the items of a list into one."""
    return Facts(lists=(_flattened(each),))


def settled(facts: Facts) -> Sql:
    """Give facts as what they are: those that were asked for, each once, in an order of theirs."""
    if not facts:
        return none_of(build.array([_fact(NOT_RECORDED, EMPTY)]))
    return build.Set(this=_known(as_list(facts)))


def _flattened(lists: Sql) -> Sql:
    return exp.Flatten(this=_known(lists))


def _known(items: Sql) -> Sql:
    each = build.item("fact")
    known = exp.Lambda(this=build.not_null(each), expressions=[each])
    return exp.ArrayFilter(this=items, expression=known)


def none_of(items: Sql) -> Sql:
    """Give no item, of the type that the items have."""
    each = build.item("fact")
    return exp.ArrayFilter(this=items, expression=exp.Lambda(this=build.FALSE, expressions=[each]))


@dataclass(frozen=True, slots=True)
class Sought:
    """What was looked for in a list, in the words of the rule, and how many items matched."""

    text: str = ""
    matched: Sql | None = None


def fact(leaves: Field, type_: Type, when: Sql, sought: Sought) -> Facts:
    """Say what stands at a place, where that is asked for; a part that is recorded is no fact."""
    path = build.text(place(leaves))
    match type_:
        case RecordType():
            missing = build.negated(leaf(leaves))
            return Facts(((build.all_of([when, missing]), _fact(NOT_RECORDED, path)),))
        case ListType(element=RecordType() as element):
            over = Rows(leaves, element).over
            there = build.not_null(over)
            kind = build.case((there, SEARCHED), otherwise=NOT_RECORDED)
            text = build.case((there, build.constant(sought.text)))
            matched = None if sought.matched is None else build.case((there, sought.matched))
            told = _fact(kind, path, None, build.size(over), text, matched)
        case _:
            value = leaf(Field(leaves.of, leaves.name + AS_WRITTEN) if _coded(type_) else leaves)
            kind = build.case((build.is_null(value), NOT_RECORDED), otherwise=RECORDED)
            told = _fact(kind, path, _as_data(type_, value))
    return Facts(((when, told),))


def _fact(  # noqa: PLR0913 - a fact has as many fields
    kind: Sql,
    path: Sql,
    value: Sql | None = None,
    size: Sql | None = None,
    looked_for: Sql | None = None,
    matched: Sql | None = None,
) -> Sql:
    given = dict(zip(FACT, (kind, path, value, size, looked_for, matched), strict=True))
    return build.struct(FACT, (_typed(each, FACT[name]) for name, each in given.items()))


def _typed(value: Sql | None, kind: str) -> Sql:
    """Give every fact fields of the same types; counts are of another size on each engine."""
    if value is None:
        return build.cast(exp.Null(), kind)
    return build.cast(value, kind) if kind == "int" else value


def _coded(type_: Type) -> bool:
    return isinstance(type_.element if isinstance(type_, ListType) else type_, EnumType)


def _as_data(type_: Type, value: Sql) -> Sql:
    """Write a value of the record as data; its codes are texts, and a list is as in JSON."""
    match type_:
        case EnumType():
            return value
        case ListType(element=EnumType()):
            joined = exp.ArrayToString(this=value, expression=build.constant('", "'))
            listed = build.text(['["', joined, '"]'])
            return build.case((build.equal(build.size(value), build.ZERO), EMPTY), otherwise=listed)
        case _:
            return as_text(type_, value)


def as_text(type_: Type, value: Sql) -> Sql:
    """Write a value as data: dates as 2018-01-14, flags as true or false, a code by its number."""
    match type_:
        case EnumType(values=values):
            return build.at(build.array(map(build.constant, values)), value)
        case TextType():
            return value
        case BooleanType() | IntegerType() | NumberType() | DateType():
            return build.cast(value, "text")
        case ListType() | RecordType():
            message = f"a {type_} is not written as one value"
            raise TypeError(message)
        case _ as never:
            assert_never(never)
