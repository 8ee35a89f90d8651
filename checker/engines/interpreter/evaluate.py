"""Evaluate: the value of a condition on one record, with the step that each part of it took."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from checker.engines.interpreter import builtins, search
from checker.engines.interpreter.order import compare
from checker.engines.interpreter.steps import Step
from checker.engines.interpreter.values import (
    Item,
    Items,
    Part,
    Range,
    Value,
    field,
    is_known,
    join,
    recorded,
    unknown,
)
from checker.model import tree
from checker.model.outcome import Evidence, NotRecorded, Recorded, Searched
from checker.model.truth import Truth, conjunction, disjunction, negation
from checker.model.types import ListType, RecordType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from checker.model.tree import Tree
    from checker.model.types import Type


@dataclass(frozen=True, slots=True)
class Scope:
    """The record, the day at whose close it is judged, and the items that names stand for."""

    case: Item
    as_of: date
    variables: Mapping[str, Item]

    def binding(self, name: str, item: Item) -> Scope:
        """Give the scope in which a name stands for an item."""
        return replace(self, variables={**self.variables, name: item})


def evaluate(node: Tree, scope: Scope) -> Step:
    """Evaluate a condition on a record; total: every well-typed tree has a value."""
    match node:
        case tree.Fixed(value=fixed, type=type_):
            return Step(node, recorded(type_, fixed, ""))
        case tree.AsOf():
            return Step(node, Range(scope.as_of, scope.as_of))
        case tree.Variable(name=name, type=type_):
            return Step(node, _variable(type_, scope.variables[name]))
        case tree.Setting():
            return _setting(node, scope)
        case tree.Read():
            return _read(node, scope)
        case tree.Compare(operator=operator, left=left, right=right):
            first, second = evaluate(left, scope), evaluate(right, scope)
            value = compare(operator, first.value, second.value, left.type)
            return Step(node, value, (first, second))
        case tree.Among():
            return _among(node, scope)
        case tree.Within():
            return _within(node, scope)
        case tree.And(operands=operands):
            return _joined(node, operands, scope, conjunction)
        case tree.Or(operands=operands):
            return _joined(node, operands, scope, disjunction)
        case tree.Not(operand=operand):
            step = evaluate(operand, scope)
            return Step(node, negation(truth_of(step)), (step,))
        case tree.If():
            return _if(node, scope)
        case tree.Add():
            return _add(node, scope)
        case tree.Call(function=function, arguments=arguments):
            steps = tuple(evaluate(argument, scope) for argument in arguments)
            ranges = tuple(step.value for step in steps if isinstance(step.value, Range))
            result, note = builtins.apply(function, ranges)
            return Step(node, result, steps, note=note)
        case tree.Some() | tree.Every() | tree.Count() | tree.Extreme():
            return _search(node, scope)
        case tree.Named(body=body):
            step = evaluate(body, scope)
            return Step(node, step.value, (step,))
        case _ as never:
            assert_never(never)


def truth_of(step: Step) -> Truth:
    """Give the truth of a condition's step."""
    assert isinstance(step.value, Truth)  # noqa: S101 - the typechecker let nothing else pass
    return step.value


def _variable(type_: Type, item: Item) -> Value:
    if isinstance(type_, RecordType):
        return Part((item,))
    return recorded(type_, item.data, item.path)


def _setting(node: tree.Setting, scope: Scope) -> Step:
    if node.at is None:
        return Step(node, recorded(node.type, node.values[0][1], ""))
    at = evaluate(node.at, scope)
    assert isinstance(at.value, Range)  # noqa: S101 - the typechecker asked for a date
    in_force = _in_force(node, at.value)
    if not in_force:
        note = (
            f"no value of {node.name} is in force at {node.at.text}" if is_known(at.value) else ""
        )
        return Step(node, unknown(node.type), (at,), note=note)
    return Step(node, join(tuple(recorded(node.type, value, "") for value in in_force)), (at,))


def _in_force(node: tree.Setting, at: Range) -> tuple[object, ...]:
    """List the values that may be in force; none when one may lie before the first."""
    values = sorted(node.values, key=lambda each: str(each[0]))
    starts = [since for since, _ in values if since is not None]
    if at.low is None or not starts or at.low < starts[0]:  # type: ignore[operator] # both are dates
        return ()
    first = max(index for index, since in enumerate(starts) if since <= at.low)  # type: ignore[operator] # as above
    after = range(first + 1, len(starts))
    high = at.high
    later = [index for index in after if high is None or starts[index] <= high]  # type: ignore[operator] # as above
    return tuple(values[index][1] for index in (first, *later))


def _read(node: tree.Read, scope: Scope) -> Step:
    if node.of is None:
        return _read_from((scope.case,), node, ())
    of = evaluate(node.of, scope)
    assert isinstance(of.value, Part)  # noqa: S101 - the typechecker let nothing else pass
    return _read_from(of.value.candidates, node, (of,))


def _read_from(candidates: tuple[Item, ...], node: tree.Read, parts: tuple[Step, ...]) -> Step:
    if not candidates:
        return Step(node, unknown(node.type), parts)
    values: list[Value] = []
    facts: list[Evidence] = []
    for item in candidates:
        path = f"{item.path}.{node.name}" if item.path else node.name
        data = field(item, node.name)
        values.append(recorded(node.type, data, path))
        facts.extend(_fact(node.type, path, data))
    value = join(tuple(values))
    known = all(is_known(each) for each in values)
    note = "" if is_known(value) or not known else several(candidates, node.name)
    return Step(node, value, parts, tuple(facts), note=note)


def several(candidates: tuple[Item, ...], name: str) -> str:
    """Say that items of one day differ, so that no order of the record decides between them."""
    places = " and ".join(item.path for item in candidates)
    return f"{places} may each be the one meant, and differ in {name}"


def _fact(type_: Type, path: str, data: object) -> tuple[Evidence, ...]:
    if data is None:
        return (NotRecorded(path),)
    match type_:
        case RecordType():
            return ()
        case ListType(element=RecordType()):
            return (Searched(path, len(data)),)  # type: ignore[arg-type] # the schema says it is a list
        case ListType():
            return (Recorded(path, tuple(data)),)  # type: ignore[arg-type] # as above
        case _:
            return (Recorded(path, data),)  # type: ignore[arg-type] # the schema says it is a scalar


def _among(node: tree.Among, scope: Scope) -> Step:
    item = evaluate(node.item, scope)
    options = [evaluate(option, scope) for option in node.options]
    same = (compare("==", item.value, option.value, node.item.type) for option in options)
    return Step(node, disjunction(same), (item, *options))


def _within(node: tree.Within, scope: Scope) -> Step:
    item, over = evaluate(node.item, scope), evaluate(node.over, scope)
    if not isinstance(over.value, Items) or over.value.items is None:
        return Step(node, Truth.UNKNOWN, (item, over))
    elements = (recorded(node.item.type, each.data, each.path) for each in over.value.items)
    same = (compare("==", item.value, element, node.item.type) for element in elements)
    return Step(node, disjunction(same), (item, over))


def _joined(
    node: tree.And | tree.Or,
    operands: tuple[Tree, ...],
    scope: Scope,
    connective: Callable[[tuple[Truth, ...]], Truth],
) -> Step:
    steps = tuple(evaluate(operand, scope) for operand in operands)
    return Step(node, connective(tuple(truth_of(step) for step in steps)), steps)


def _if(node: tree.If, scope: Scope) -> Step:
    condition = evaluate(node.condition, scope)
    then, otherwise = evaluate(node.then, scope), evaluate(node.otherwise, scope)
    match truth_of(condition):
        case Truth.TRUE:
            value = then.value
        case Truth.FALSE:
            value = otherwise.value
        case Truth.UNKNOWN:
            value = join((then.value, otherwise.value))
    return Step(node, value, (condition, then, otherwise))


def _add(node: tree.Add, scope: Scope) -> Step:
    left, right = evaluate(node.left, scope), evaluate(node.right, scope)
    assert isinstance(left.value, Range)  # noqa: S101 - the typechecker asked for numbers
    assert isinstance(right.value, Range)  # noqa: S101 - as above
    first, second = left.value, right.value
    if node.operator == "-":
        low, high = _sum(first.low, second.high, -1), _sum(first.high, second.low, -1)
    else:
        low, high = _sum(first.low, second.low, 1), _sum(first.high, second.high, 1)
    return Step(node, Range(low, high), (left, right))


def _sum(left: object, right: object, sign: int) -> int | None:
    if isinstance(left, int) and isinstance(right, int):
        return left + sign * right
    return None


def _search(node: search.Search, scope: Scope) -> Step:
    over = evaluate(node.over, scope)
    if not isinstance(over.value, Items) or over.value.items is None:
        return Step(node, search.unrecorded(node), (over,))
    found = tuple(
        search.Found(item, *_tested(node, scope.binding(node.variable, item)))
        for item in over.value.items
    )
    return search.concluded(node, over, found)


def _tested(node: search.Search, scope: Scope) -> tuple[Step | None, Step | None]:
    """Evaluate what a search asks of one item: its test, and for an extreme its date."""
    match node:
        case tree.Some(body=body) | tree.Every(body=body):
            return evaluate(body, scope), None
        case tree.Count(filter=test):
            return (None if test is None else evaluate(test, scope)), None
        case tree.Extreme(filter=test, by=by):
            return (None if test is None else evaluate(test, scope)), evaluate(by, scope)
