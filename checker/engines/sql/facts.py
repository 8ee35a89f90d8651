"""Facts: what evidence is made of in SQL: lists of facts, of which those not asked for are NULL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from checker.engines.sql import build
from checker.engines.sql.leaves import Rows, leaf, place
from checker.model.types import (
    BooleanType,
    EnumType,
    ListType,
    RecordType,
    TextType,
)

if TYPE_CHECKING:
    from checker.engines.sql.build import Sql
    from checker.engines.sql.leaves import Leaves
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
    """Facts one by one, and lists of them; each NULL where it is not asked for."""

    single: tuple[Sql, ...] = ()
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
    single = [build.array(facts.single)] if facts.single else []
    lists = [*single, *facts.lists]
    return lists[0] if len(lists) == 1 else _flattened(build.array(lists))


def below(each: Sql) -> Facts:
    """Put the lists of facts of the items of a list into one."""
    return Facts(lists=(_flattened(each),))


def settled(facts: Facts) -> Sql:
    """Give facts as what they are: those that were asked for, each once, in an order of theirs."""
    listed = as_list(facts) if facts else build.array([_fact(path=build.constant(""))])
    return build.Set(this=_known(listed)) if facts else none_of(listed)


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


def fact(leaves: Leaves, type_: Type, when: Sql, sought: Sought) -> Facts:
    """Say what stands at a place, where that is asked for; a part that is recorded is no fact."""
    path = build.text(place(leaves))
    missing = _fact(NOT_RECORDED, path)
    match type_:
        case RecordType():
            return Facts(
                (build.case((build.all_of([when, build.negated(leaf(leaves))]), missing)),)
            )
        case ListType(element=RecordType() as element):
            over = Rows(leaves, element).over
            text = build.constant(sought.text)
            matched = sought.matched
            there = _fact(SEARCHED, path, size=build.size(over), looked_for=text, matched=matched)
        case _:
            over = leaf(leaves)
            there = _fact(RECORDED, path, value=as_text(type_, over))
    return Facts((build.case((when, build.case((build.is_null(over), missing), otherwise=there))),))


def _fact(  # noqa: PLR0913 - a fact has as many fields
    kind: Sql = NOT_RECORDED,
    path: Sql = EMPTY,
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


def as_text(type_: Type, value: Sql) -> Sql:
    """Write a value as data: dates as 2018-01-14, flags as true or false, lists as in JSON."""
    match type_:
        case BooleanType():
            words = build.constant("true"), build.constant("false")
            return build.case((value, words[0]), (build.negated(value), words[1]))
        case EnumType(values=values):
            return build.at(build.array(map(build.constant, values)), value)
        case TextType():
            return value
        case ListType(element=EnumType() as element):
            each = build.item("code")
            codes = build.mapped(value, each, as_text(element, each))
            joined = exp.ArrayToString(this=codes, expression=build.constant('", "'))
            listed = build.text(['["', joined, '"]'])
            return build.case((build.equal(build.size(value), build.ZERO), EMPTY), otherwise=listed)
        case ListType() | RecordType():
            message = f"a {type_} is not written as one value"
            raise TypeError(message)
        case _:
            return build.cast(value, "text")
