"""Condition: a typed condition becomes operations that give its value for every row of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from checker.engines.columns import batch, calendar, kernels, search, stores
from checker.engines.columns.choice import join, where
from checker.engines.columns.order import any_of, compare
from checker.engines.columns.program import BATCH
from checker.engines.columns.values import (
    RECORD,
    Bounds,
    Either,
    Part,
    Rows,
    Several,
    Store,
    Truth,
    Word,
)
from checker.model import tree
from checker.model.types import EnumType, ListType

if TYPE_CHECKING:
    from datetime import date

    from checker.engines.columns.program import Program
    from checker.engines.columns.scope import Scope
    from checker.engines.columns.values import Operand, Value
    from checker.model.tree import Constant, Tree
    from checker.model.types import Type

    Stated = Constant | date | tuple[str, ...]


def compiled(node: Tree, scope: Scope) -> Value:
    """Compile a condition where what it is about is in view, and carry its value here."""
    home = scope.home(node)
    known, key = scope.values, (id(node), home.bound)
    if key not in known:
        known[key] = _compiled(node, home)
    return scope.carried(known[key], home)


def _compiled(node: Tree, scope: Scope) -> Value:
    program = scope.program
    match node:
        case tree.Fixed(value=fixed, type=type_):
            return stated(program, type_, fixed)
        case tree.AsOf():
            return stores.read(program, Part(RECORD, None), node.type, scope.as_of)
        case tree.Variable(type=type_):
            return stores.read(program, search.item(scope), type_)
        case tree.Setting():
            return _setting(node, scope)
        case tree.Read(of=of, name=name, type=type_):
            part = Part(RECORD, None) if of is None else compiled(of, scope)
            return read(scope, part, type_, name)
        case tree.Compare(operator=operator, left=left, right=right):
            sides = compiled(left, scope), compiled(right, scope)
            return compare(program, operator, *sides)
        case tree.Among():
            return _among(node, scope)
        case tree.Within(item=item, over=over):
            return _within(item, over, scope)
        case tree.And(operands=operands):
            return negated(any_of(program, [negated(truth(each, scope)) for each in operands]))
        case tree.Or(operands=operands):
            return any_of(program, [truth(each, scope) for each in operands])
        case tree.Not(operand=operand):
            return negated(truth(operand, scope))
        case tree.If(condition=condition, then=then, otherwise=otherwise):
            test = truth(condition, scope)
            return join(program, test, compiled(then, scope), compiled(otherwise, scope))
        case tree.Add():
            return _add(node, scope)
        case tree.Call():
            return _call(node, scope)
        case tree.Some() | tree.Every() | tree.Count() | tree.Extreme():
            return _search(node, scope)
        case tree.Named(body=body):
            return compiled(body, scope)
        case _ as never:
            assert_never(never)


def truth(node: Tree, scope: Scope) -> Truth:
    """Compile what the typechecker knows to be a condition."""
    value = compiled(node, scope)
    assert isinstance(value, Truth)  # noqa: S101 - the typechecker let nothing else pass
    return value


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


def negated(value: Truth) -> Truth:
    """Give the opposite."""
    return Truth(value.no, value.yes)


def stated(program: Program, type_: Type, value: Stated) -> Value:
    """Lift what a rule states."""
    match value:
        case bool():
            return Truth(value, not value)
        case tuple():
            assert isinstance(type_, ListType)  # noqa: S101 - the typechecker let nothing else pass
            return Rows(Store((value,)), 0, len(value), known=True, element=type_.element)
        case str() if isinstance(type_, EnumType):
            return Word(type_.values.index(value))
        case str():
            return Word(program.emit(batch.text_number, BATCH, value))
        case int() | float():
            return Bounds(value, value)
        case _:
            day = calendar.number(value)
            return Bounds(day, day)


def _setting(node: tree.Setting, scope: Scope) -> Value:
    dated = sorted(node.values, key=lambda each: str(each[0]))
    values = [stated(scope.program, node.type, value) for _, value in dated]
    if node.at is None:
        return values[0]
    at, emit = bounds(node.at, scope), scope.program.emit
    starts = [calendar.number(since) for since, _ in dated if since is not None]
    value = values[0]
    for start, each in zip(starts[1:], values[1:], strict=True):
        # Each later value takes over from its first day on.
        since = Truth(emit(kernels.at_most, start, at.low), emit(kernels.below, at.high, start))
        value = join(scope.program, since, each, value)
    return where(scope.program, emit(kernels.at_most, starts[0], at.low), value)


def read(scope: Scope, part: Value, type_: Type, name: str) -> Value:
    """Read a field of a part of the record."""
    match part:
        case Part():
            return stores.read(scope.program, part, type_, name)
        case Several():
            return search.agreed(scope.program, part, type_, name)
        case Either(test=test, then=then, otherwise=otherwise):
            sides = (read(scope, each, type_, name) for each in (then, otherwise))
            return join(scope.program, test, *sides)
        case _:
            message = f"only a part of the record has fields: {part}"
            raise TypeError(message)


def _among(node: tree.Among, scope: Scope) -> Truth:
    item = compiled(node.item, scope)
    options = [compiled(option, scope) for option in node.options]
    return any_of(scope.program, [compare(scope.program, "==", item, each) for each in options])


def _within(item: Tree, over: Tree, scope: Scope) -> Truth:
    inside = scope.inside("", over)
    each = stores.read(scope.program, search.item(inside), item.type)
    outer = inside.carried(compiled(item, scope), scope)
    return search.some(inside, compare(scope.program, "==", outer, each))


def _add(node: tree.Add, scope: Scope) -> Bounds:
    left, right = bounds(node.left, scope), bounds(node.right, scope)
    emit = scope.program.emit
    if node.operator == "-":
        low = emit(kernels.difference, left.low, right.high, batch.NO_LOW)
        return Bounds(low, emit(kernels.difference, left.high, right.low, batch.NO_HIGH))
    low = emit(kernels.total, left.low, right.low, batch.NO_LOW)
    return Bounds(low, emit(kernels.total, left.high, right.high, batch.NO_HIGH))


def _call(node: tree.Call, scope: Scope) -> Value:
    function, emit = node.function, scope.program.emit
    meaning = calendar.MEANINGS[function.name]
    given = [bounds(each, scope) for each in node.arguments]
    if any(each.grows == 0 for each in function.arguments):
        exact = (emit(kernels.same, each.low, each.high) for each in given)
        found = emit(kernels.applied, meaning, 0, *(each.low for each in given))
        return _decided(scope.program, found, tuple(exact))
    pairs = list(zip(function.arguments, given, strict=True))
    lows = [each.high if declared.grows < 0 else each.low for declared, each in pairs]
    highs = [each.low if declared.grows < 0 else each.high for declared, each in pairs]
    low = emit(kernels.applied, meaning, batch.NO_LOW, *lows)
    high = emit(kernels.applied, meaning, batch.NO_HIGH, *highs)
    good = emit(kernels.without_error, low, high)
    if function.name.startswith("working_days"):
        # The value may lie outside the calendar, where there is no answer: no bound holds.
        good = emit(kernels.both, good, emit(kernels.all_bounded, *lows, *highs))
    value = where(scope.program, good, Bounds(low, high))
    assert isinstance(value, Bounds)  # noqa: S101 - bounds stay bounds
    return value


def _decided(program: Program, found: Operand, exact: tuple[Operand, ...]) -> Truth:
    """Turn the 1 or 0 of a function into a truth, where what it was given is known exactly."""
    yes, no = (program.emit(kernels.same, found, number) for number in (1, 0))
    for each in exact:
        yes, no = (program.emit(kernels.both, side, each) for side in (yes, no))
    return Truth(yes, no)


def _search(node: search.Search, scope: Scope) -> Value:
    inside = scope.inside(node.variable, node.over)
    match node:
        case tree.Some(body=body):
            return search.some(inside, truth(body, inside))
        case tree.Every(body=body):
            return negated(search.some(inside, negated(truth(body, inside))))
        case tree.Count(filter=test):
            return search.count(inside, None if test is None else truth(test, inside))
        case tree.Extreme(filter=test, by=by, latest=latest, item=item):
            passes = Truth(yes=True, no=False) if test is None else truth(test, inside)
            found = search.Dated(inside, passes, bounds(by, inside))
            return (
                search.candidates(found, latest=latest)
                if item
                else search.extreme(found, latest=latest)
            )
