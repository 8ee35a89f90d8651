"""Evidence: the facts that a condition rests on, as SQL that gives them for every case at once.

The counterpart of the interpreter's evidence. ``when`` says of each case, or of each item of the
list around, whether the facts are asked for; it is never NULL.
"""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from checker.engines.sql import build, facts
from checker.engines.sql.condition import compiled, flag, rows
from checker.engines.sql.facts import NOTHING, Facts, Sought
from checker.engines.sql.leaves import Case, Field, leaf
from checker.engines.sql.level import Inside
from checker.engines.sql.values import Either, One, Several
from checker.model import tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.engines.sql.build import Sql
    from checker.engines.sql.condition import Scope, Search
    from checker.engines.sql.leaves import Leaves
    from checker.engines.sql.level import Level
    from checker.engines.sql.values import Value
    from checker.model.tree import Tree
    from checker.model.types import Type


def evidence(node: Tree, scope: Scope, when: Sql) -> Facts:
    """Give the facts on which a condition rests, where they are asked for."""
    match node:
        case tree.Fixed() | tree.AsOf() | tree.Variable():
            return NOTHING
        case tree.Read():
            return _read(node, scope, when, Sought())
        case tree.And(operands=operands):
            return _decided(node, operands, scope, when, deciding=False)
        case tree.Or(operands=operands):
            return _decided(node, operands, scope, when, deciding=True)
        case tree.If():
            return _branch(node, scope, when)
        case tree.Some() | tree.Every() | tree.Count() | tree.Extreme():
            return _search(node, scope, when)
        case _:
            return together(evidence(each, scope, when) for each in tree.children(node))


def together(several: Iterable[Facts]) -> Facts:
    """Join facts."""
    return reduce(add, several, NOTHING)


def asked(scope: Scope, *conditions: Sql) -> Sql:
    """Ask for facts where all of some conditions hold, none of which is ever NULL."""
    kept = [each for each in conditions if each != build.TRUE]
    return scope.level.share(build.all_of(kept), "asked") if kept else build.TRUE


def is_(value: Sql, wanted: bool) -> Sql:  # noqa: FBT001 - the truth that is wanted
    """Ask whether a condition is true, or false; it is neither where it is not known."""
    return build.coalesce(value if wanted else build.negated(value), build.FALSE)


def settling(whole: Sql, value: Sql, first: Sql, *, deciding: bool) -> Sql:
    """Tell whether the whole rests on one of its parts.

    It rests on the first that decides it; else on all parts that are as little known as it is.
    """
    decided = whole if deciding else build.negated(whole)
    return build.case(
        (decided, first), (build.is_null(whole), build.is_null(value)), otherwise=build.TRUE
    )


def _decided(
    node: Tree, operands: tuple[Tree, ...], scope: Scope, when: Sql, *, deciding: bool
) -> Facts:
    whole = scope.level.share(flag(node, scope), "whole")
    found = NOTHING
    before: list[Sql] = []
    for each in operands:
        value = scope.level.share(flag(each, scope), "part")
        decides = is_(value, deciding)
        if _reads(each):
            first = build.all_of([*before, decides])
            chosen = settling(whole, value, first, deciding=deciding)
            found += evidence(each, scope, asked(scope, when, chosen))
        before.append(build.negated(decides))
    return found


def _reads(node: Tree) -> bool:
    """Tell whether a condition is about the record at all."""
    return isinstance(node, tree.Read) or any(_reads(each) for each in tree.children(node))


def _branch(node: tree.If, scope: Scope, when: Sql) -> Facts:
    test = scope.level.share(flag(node.condition, scope), "test")
    then = asked(scope, when, build.coalesce(test, build.TRUE))
    otherwise = asked(scope, when, build.negated(is_(test, wanted=True)))
    return together(
        evidence(each, scope, asking)
        for each, asking in (
            (node.condition, when),
            (node.then, then),
            (node.otherwise, otherwise),
        )
    )


def _search(node: Search, scope: Scope, when: Sql) -> Facts:
    level = Inside(scope.level, rows(node.over, scope), node.variable)
    inside = scope.inside(level, node.variable, level.rows.element)
    match node:
        case tree.Some(body=body) | tree.Every(body=body):
            chosen, sought = _body(node, body, scope, inside)
            parts: tuple[Tree, ...] = (body,)
        case tree.Count(filter=test):
            matched = None if test is None else _some_matched(test, inside)
            chosen, sought = build.TRUE, Sought("" if test is None else test.text, matched)
            parts = () if test is None else (test,)
        case tree.Extreme(filter=test, by=by):
            chosen, sought = build.TRUE, Sought("" if test is None else test.text)
            parts = (by,) if test is None else (test, by)
    asking = asked(inside, when, chosen)
    return _listed(node.over, scope, when, sought) + _below(level, parts, inside, asking)


def _body(
    node: tree.Some | tree.Every, body: Tree, scope: Scope, inside: Scope
) -> tuple[Sql, Sought]:
    """Tell on which items a search rests that one item can settle, and how many match."""
    deciding, level = isinstance(node, tree.Some), _inside(inside)
    whole = scope.level.share(flag(node, scope), "whole")
    value = level.share(flag(body, inside), "body")
    decides = level.each(is_(value, deciding))
    first = scope.level.share(build.PlaceOf(this=build.TRUE, expression=decides), "first")
    here = build.equal(build.Number(this=level.place), first)
    return (
        settling(whole, value, here, deciding=deciding),
        Sought(body.text, scope.level.share(_matched(value, level), "matched")),
    )


def _inside(scope: Scope) -> Inside:
    assert isinstance(scope.level, Inside)  # noqa: S101 - so it was made
    return scope.level


def _matched(value: Sql, level: Inside) -> Sql:
    """Count the items that match; of a list that may be one or another, none is known to."""
    return build.coalesce(build.holding(level.each(value)), build.ZERO)


def _some_matched(test: Tree, inside: Scope) -> Sql:
    """Count the items that pass; of an empty list, nothing is counted."""
    level = _inside(inside)
    counted = _matched(level.share(flag(test, inside), "passes"), level)
    some = build.below(build.ZERO, build.size(level.rows.over))
    return level.outer.share(build.case((some, counted)), "matched")


def _listed(over: Tree, scope: Scope, when: Sql, sought: Sought) -> Facts:
    """Say of the list what was looked for in it, where the rule names it at its own place."""
    if isinstance(over, tree.Read):
        return _read(over, scope, when, sought)
    return evidence(over, scope, when)


def _below(level: Inside, parts: tuple[Tree, ...], inside: Scope, when: Sql) -> Facts:
    found = together(evidence(each, inside, when) for each in parts)
    return facts.below(level.each(facts.as_list(found))) if found else NOTHING


def _read(node: tree.Read, scope: Scope, when: Sql, sought: Sought) -> Facts:
    if node.of is None:
        return facts.fact(Field(Case(), node.name), node.type, when, sought)
    part = compiled(node.of, scope)
    field = _of_part(scope.level, part, (node.name, node.type), when, sought)
    return evidence(node.of, scope, when) + field


def _of_part(
    level: Level | Inside, part: Value, field: tuple[str, Type], when: Sql, sought: Sought
) -> Facts:
    """Say what stands in a field of a part, or of each part that it could be."""
    match part:
        case One(leaves=leaves):
            return _of_one(leaves, field, _both(when, _recorded(leaves)), sought)
        case Several(rows=over, path=path):
            each = Inside(level, over, "part")
            chosen = is_(build.nth(level.share(part.chosen, "chosen"), each.place), wanted=True)
            asking = _both(when, _both(_sure(level, part), chosen))
            found = _of_one(_at(each.leaves, path), field, asking, sought)
            return facts.below(each.each(facts.as_list(found)))
        case Either(test=test, then=then, otherwise=otherwise):
            asking = _both(when, _sure(level, part))
            first = _both(asking, build.coalesce(test, build.TRUE))
            second = _both(asking, build.negated(is_(test, wanted=True)))
            found = _of_part(level, then, field, first, sought)
            return found + _of_part(level, otherwise, field, second, sought)
        case _:
            message = f"only a part of the record has fields: {part}"
            raise TypeError(message)


def _both(one: Sql, other: Sql) -> Sql:
    kept = [each for each in (one, other) if each != build.TRUE]
    return build.all_of(kept) if kept else build.TRUE


def _of_one(leaves: Leaves, field: tuple[str, Type], when: Sql, sought: Sought) -> Facts:
    name, type_ = field
    return facts.fact(Field(leaves, name), type_, when, sought)


def _at(leaves: Leaves, path: tuple[str, ...]) -> Leaves:
    for name in path:
        leaves = Field(leaves, name)
    return leaves


def _recorded(leaves: Leaves) -> Sql:
    """Tell whether a part is recorded; the record itself is, and so is an item of a list."""
    return is_(leaf(leaves), wanted=True) if isinstance(leaves, Field) else build.TRUE


def _sure(level: Level | Inside, part: Value) -> Sql:
    """Tell whether each part that is meant, or may be, is recorded, and there is such a part."""
    match part:
        case One(leaves=leaves):
            return _recorded(leaves)
        case Several(rows=over, chosen=chosen, path=path):
            known = build.not_null(level.share(chosen, "chosen"))
            if not path:
                return known
            each = Inside(level, over, "part")
            here = build.nth(level.share(chosen, "chosen"), each.place)
            gap = build.all_of([here, build.negated(_recorded(_at(each.leaves, path)))])
            gaps = build.coalesce(build.largest(each.each(gap)), build.FALSE)
            return level.share(build.all_of([known, build.negated(gaps)]), "sure")
        case Either(test=test, then=then, otherwise=otherwise):
            first, second = _sure(level, then), _sure(level, otherwise)
            both = _both(first, second)
            return build.case((test, first), (build.negated(test), second), otherwise=both)
        case _:
            message = f"only a part of the record has fields: {part}"
            raise TypeError(message)
