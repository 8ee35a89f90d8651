"""In words, functions: days counted from other days, and what else the language can work out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.model import tree
from checker.reports.in_words.points import lowered, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.reports.in_words.scope import Scope, Speech

SHIFTS = {
    "days_after": ("days", "after"),
    "days_before": ("days", "before"),
    "weeks_after": ("weeks", "after"),
    "months_after": ("months", "after"),
    "months_before": ("months", "before"),
    "working_days_after": ("working days", "after"),
}
CALLS = {
    "days_between": "the number of days from {} to {}",
    "months_between": "the number of complete months from {} to {}",
    "years_between": "the number of complete years from {} to {}",
    "working_days_between": "the number of working days after {}, up to and including {}",
    "is_working_day": "{} is a working day",
}
CHOICES = {"earlier": "earliest", "later": "latest"}
TWO = 2


def call(speech: Speech, node: tree.Call, scope: Scope) -> str:
    """Say what a function gives."""
    name = node.function.name
    if name in SHIFTS:
        return _shifted(speech, node, scope)
    if name in CHOICES:
        return _choice(name, [speech.value(each, scope) for each in _choices(node)])
    said = [speech.value(each, scope) for each in node.arguments]
    if name in CALLS:
        return CALLS[name].format(*said)
    return f"({name}: {lowered(node.function.meaning).rstrip('.')}; of {'; '.join(said)})"


def _choices(node: tree.Call) -> Iterator[tree.Tree]:
    """Give the days of which one is taken; those of a call of the same function among them."""
    for each in node.arguments:
        if isinstance(each, tree.Call) and each.function == node.function:
            yield from _choices(each)
        else:
            yield each


def _choice(name: str, days: list[str]) -> str:
    if len(days) > TWO:
        return f"the {CHOICES[name]} of these days ({'; '.join(days)})"
    plain = not any(" and " in each or ";" in each for each in days)
    return f"the {name} of {' and '.join(days)}" if plain else f"the {name} of ({'; '.join(days)})"


def _shifted(speech: Speech, node: tree.Call, scope: Scope) -> str:
    unit, way = SHIFTS[node.function.name]
    day, number = node.arguments
    said = speech.value(day, scope)
    if isinstance(number, tree.Fixed):
        return f"the day {measured(number.value, unit)} {way} {said}"
    if isinstance(number, tree.Setting) and number.at is None:
        with_unit = measured(number.values[0][1], scope.units.get(number.name) or unit)
        return f"the day {with_unit} ({number.name}) {way} {said}"
    return f"the day a number of {unit} {bracketed(speech.value(number, scope))} {way} {said}"


def cases_outside(node: tree.Tree) -> tree.Tree:
    """Give a day that is counted as the case may be as a day for each case."""
    match node:
        case tree.Call(arguments=(tree.If() as counted, rest)) if node.function.name in SHIFTS:
            return _each_case(node, counted, lambda each: (each, rest))
        case tree.Call(arguments=(day, tree.If() as counted)) if node.function.name in SHIFTS:
            return _each_case(node, counted, lambda each: (day, each))
        case _:
            return node


def _each_case(
    node: tree.Call, counted: tree.If, put: Callable[[tree.Tree], tuple[tree.Tree, ...]]
) -> tree.If:
    then, otherwise = (
        cases_outside(replace(node, arguments=put(each)))
        for each in (counted.then, counted.otherwise)
    )
    return tree.If(node.text, node.span, node.type, counted.condition, then, otherwise)


def bracketed(said: str) -> str:
    """Put brackets around what has none yet."""
    return said if said.startswith("(") and said.endswith(")") else f"({said})"
