"""Sentence: a finding in words, and the values that the rule worked out, as SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from checker.engines.pieces import pieces_of
from checker.engines.sql import build
from checker.engines.sql.condition import compiled
from checker.engines.sql.facts import as_text
from checker.engines.sql.values import Bounds, Flag, Word
from checker.model.types import BooleanType, DateType, EnumType, TextType
from checker.model.wording import ABSENT, MONTHS, mid_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.engines.sql.build import Sql
    from checker.engines.sql.condition import Scope
    from checker.engines.sql.values import Value
    from checker.model.plan import Plan
    from checker.model.tree import Tree
    from checker.model.types import Type

WORKING = {"name": "text", "value": "text"}
"""The fields of a working, and the type of each."""

# All that Python takes for white space, in the words of both Java's and RE2's expressions.
SPACES = (
    r"[\t\n\x0b\x0c\r\x1c-\x1f \x85\xa0\x{1680}\x{2000}-\x{200a}"
    r"\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]+"
)


def sentence(plan: Plan, scope: Scope) -> Sql:
    """Write the rule's finding for one subject; a value that is not known says so."""
    pieces = pieces_of(plan.finding)
    whole = build.text(each if isinstance(each, str) else _worded(each, scope) for each in pieces)
    if not any(not isinstance(each, str) and isinstance(each.type, TextType) for each in pieces):
        return whole
    # A text of the record may hold white space of any kind.
    return exp.Trim(this=build.OnOneLine(this=whole, expression=build.constant(SPACES)))


def workings(plan: Plan, scope: Scope) -> list[Sql]:
    """Write each value that the rule names; NULL where it is not known exactly."""
    return [
        _working(build.constant(name), _exactly(node.type, compiled(node, scope), as_text))
        for name, node in plan.lets
    ]


def no_working() -> Sql:
    """Write a working, to say of what type a list of none is."""
    return _working(build.constant(""), None)


def _working(name: Sql, value: Sql | None) -> Sql:
    given = build.cast(exp.Null(), "text") if value is None else value
    return build.struct(WORKING, (name, given))


def _worded(node: Tree, scope: Scope) -> Sql:
    found = _exactly(node.type, compiled(node, scope), _in_words)
    absent = build.constant(ABSENT)
    return absent if found is None else build.coalesce(found, absent)


def _exactly(type_: Type, value: Value, write: Callable[[Type, Sql], Sql]) -> Sql | None:
    """Write a value where it is known exactly; nothing where it is no single value."""
    match value:
        case Flag(sql=sql) | Word(sql=sql):
            return write(type_, sql)
        case Bounds(low=low, high=high):
            text = write(type_, low)
            return text if value.exact else build.case((build.equal(low, high), text))
        case _:
            return None


def _in_words(type_: Type, value: Sql) -> Sql:
    """Write a value as people read it: 14 January 2018, a code's label, yes or no."""
    match type_:
        case BooleanType():
            words = build.constant("yes"), build.constant("no")
            return build.case((value, words[0]), (build.negated(value), words[1]))
        case DateType():
            months = build.array(map(build.constant, MONTHS))
            month = build.at(months, build.minus(exp.Month(this=value), build.ONE))
            day, year = (build.cast(each(this=value), "text") for each in (exp.Day, exp.Year))
            return build.text([day, " ", month, " ", year])
        case EnumType(members=members):
            labels = build.array(build.constant(mid_sentence(each.label)) for each in members)
            return build.at(labels, value)
        case _:
            return as_text(type_, value)
