"""Condition: a typed condition becomes SQL that gives its value for every case at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from checker.engines.sql import build, functions, parts, search, values
from checker.engines.sql.leaves import Case, Rows
from checker.engines.sql.level import Inside
from checker.engines.sql.order import compare
from checker.engines.sql.values import Bounds, Flag, One, Value, Word
from checker.model import tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.engines.sql.build import Sql
    from checker.engines.sql.level import Level
    from checker.model.tree import Tree
    from checker.model.types import Type

Search = tree.Some | tree.Every | tree.Count | tree.Extreme
# What is worth working out where everything it names is first there, and not again further in.
Heavy = Search | tree.Named | tree.Call | tree.If | tree.Within


@dataclass(frozen=True, slots=True)
class Scope:
    """What names stand for, each at the level of the lambda that gave it; fields are columns."""

    levels: tuple[Level | Inside, ...]
    as_of: str
    variables: Mapping[str, tuple[Value, int]] = field(default_factory=dict)

    @property
    def level(self) -> Level | Inside:
        """The innermost level."""
        return self.levels[-1]

    def inside(self, level: Inside, variable: str, kind: Type) -> Scope:
        """Give the scope inside a lambda, in which a name stands for its item."""
        value = values.recorded(kind, level.leaves)
        named = {**self.variables, variable: (value, level.depth)}
        return replace(self, levels=(*self.levels, level), variables=named)

    def home(self, node: Tree) -> Scope:
        """Give the scope furthest out in which everything that a condition names is there."""
        depth = max((self.variables[name][1] for name in free(node)), default=0)
        return replace(self, levels=self.levels[: depth + 1])


def free(node: Tree) -> frozenset[str]:
    """List the names of items that a condition is about and does not bind itself."""
    match node:
        case tree.Variable(name=name):
            return frozenset([name])
        case tree.Some() | tree.Every() | tree.Count() | tree.Extreme():
            over, *rest = tree.children(node)
            inner = frozenset[str]().union(*(free(each) for each in rest))
            return free(over) | (inner - {node.variable})
        case _:
            return frozenset[str]().union(*(free(each) for each in tree.children(node)))


def compiled(node: Tree, scope: Scope) -> Value:
    """Compile a condition; total: every well-typed tree has SQL."""
    if isinstance(node, Heavy):
        home = scope.home(node)
        return values.shared(_compiled(node, home), home.level, _stem(node))
    return _compiled(node, scope)


def _stem(node: Tree) -> str:
    return node.name if isinstance(node, tree.Named) else type(node).__name__.lower()


def _compiled(node: Tree, scope: Scope) -> Value:
    match node:
        case tree.Fixed(value=fixed, type=type_):
            return values.stated(type_, fixed)
        case tree.AsOf():
            return values.exactly(build.column(scope.as_of))
        case tree.Variable(name=name):
            return scope.variables[name][0]
        case tree.Setting():
            return _setting(node, scope)
        case tree.Read():
            return _read(node, scope)
        case tree.Compare(operator=operator, left=left, right=right):
            sides = compiled(left, scope), compiled(right, scope)
            return compare(scope.level, operator, *sides)
        case tree.Among():
            return _among(node, scope)
        case tree.Within():
            return _within(node, scope)
        case tree.And(operands=operands):
            return Flag(build.all_of(flag(each, scope) for each in operands))
        case tree.Or(operands=operands):
            return Flag(build.any_of(flag(each, scope) for each in operands))
        case tree.Not(operand=operand):
            return Flag(build.negated(flag(operand, scope)))
        case tree.If(condition=condition, then=then, otherwise=otherwise):
            branches = compiled(then, scope), compiled(otherwise, scope)
            return values.join(scope.level, flag(condition, scope), *branches)
        case tree.Add():
            return _add(node, scope)
        case tree.Call(function=function, arguments=arguments):
            given = tuple(bounds(each, scope) for each in arguments)
            return functions.apply(scope.level, function, given)
        case tree.Some() | tree.Every() | tree.Count() | tree.Extreme():
            return _search(node, scope)
        case tree.Named(body=body):
            return compiled(body, scope)
        case _ as never:
            assert_never(never)


def flag(node: Tree, scope: Scope) -> Sql:
    """Compile what the typechecker knows to be a condition."""
    value = compiled(node, scope)
    assert isinstance(value, Flag)  # noqa: S101 - the typechecker let nothing else pass
    return value.sql


def bounds(node: Tree, scope: Scope) -> Bounds:
    """Compile what the typechecker knows to be a date or a number."""
    value = compiled(node, scope)
    assert isinstance(value, Bounds)  # noqa: S101 - the typechecker let nothing else pass
    return value


def rows(node: Tree, scope: Scope) -> Rows:
    """Compile what the typechecker knows to be a list."""
    value = compiled(node, scope)
    assert isinstance(value, Rows)  # noqa: S101 - the typechecker let nothing else pass
    return value


def _setting(node: tree.Setting, scope: Scope) -> Value:
    dated = sorted(node.values, key=lambda each: str(each[0]))
    stated = [values.stated(node.type, value) for _, value in dated]
    if node.at is None:
        return stated[0]
    at = values.shared(bounds(node.at, scope), scope.level, "at")
    assert isinstance(at, Bounds)  # noqa: S101 - a name for bounds is bounds
    starts = [build.constant(since) for since, _ in dated if since is not None]
    if at.exact:
        whens = zip((build.at_most(start, at.low) for start in starts), stated, strict=True)
        return values.first_of(tuple(whens)[::-1])
    value = stated[0]
    for start, each in zip(starts[1:], stated[1:], strict=True):
        # Each later value takes over from its first day on.
        value = values.join(scope.level, _since(start, at), each, value)
    return values.first_of(((_since(starts[0], at), value),))


def _since(start: Sql, at: Bounds) -> Sql:
    started, not_yet = build.at_most(start, at.low), build.below(at.high, start)
    return build.case((started, build.TRUE), (not_yet, build.FALSE))


def _read(node: tree.Read, scope: Scope) -> Value:
    of = One(Case()) if node.of is None else compiled(node.of, scope)
    return parts.read(scope.level, of, node.type, node.name)


def _among(node: tree.Among, scope: Scope) -> Flag:
    item = compiled(node.item, scope)
    options = [compiled(option, scope) for option in node.options]
    match item:
        case Word(sql=sql):
            return Flag(build.one_of(sql, [each.sql for each in options]))  # type: ignore[union-attr] # words too
        case Bounds(low=low) if item.exact and all(each.exact for each in options):  # type: ignore[union-attr] # bounds too
            return Flag(build.one_of(low, [each.low for each in options]))  # type: ignore[union-attr] # as above
        case _:
            named = values.shared(item, scope.level, "item")
            same = (compare(scope.level, "==", named, each).sql for each in options)
            return Flag(build.any_of(same))


def _within(node: tree.Within, scope: Scope) -> Flag:
    item = values.shared(compiled(node.item, scope), scope.level, "item")
    level = Inside(scope.level, rows(node.over, scope), "one")
    one = values.recorded(node.item.type, level.leaves)
    return search.some(level, compare(level, "==", item, one).sql)


def _add(node: tree.Add, scope: Scope) -> Bounds:
    left, right = bounds(node.left, scope), bounds(node.right, scope)
    if node.operator == "-":
        low, high = build.minus(left.low, right.high), build.minus(left.high, right.low)
    else:
        low, high = build.plus(left.low, right.low), build.plus(left.high, right.high)
    return values.exactly(low) if left.exact and right.exact else Bounds(low, high)


def _search(node: Search, scope: Scope) -> Value:
    level = Inside(scope.level, rows(node.over, scope), node.variable)
    inside = scope.inside(level, node.variable, level.rows.element)
    match node:
        case tree.Some(body=body):
            return search.some(level, flag(body, inside))
        case tree.Every(body=body):
            return search.every(level, flag(body, inside))
        case tree.Count(filter=test):
            return search.count(level, _passes(test, inside))
        case tree.Extreme(filter=test, by=by, latest=latest, item=item):
            found = search.Dated(level, _passes(test, inside), bounds(by, inside))
            if item:
                return search.extreme_item(found, latest=latest)
            return search.extreme(found, latest=latest)


def _passes(test: Tree | None, scope: Scope) -> Sql | None:
    return None if test is None else scope.level.share(flag(test, scope), "passes")
