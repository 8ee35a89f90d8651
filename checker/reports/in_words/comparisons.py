"""In words, comparisons: how a value stands to another, to several, or to a list of the record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import tree
from checker.model.types import DateType, EnumType, IntegerType, NumberType
from checker.reports.in_words.points import (
    Point,
    any_of,
    asks,
    measured,
    none_of,
    one_of,
    these,
)
from checker.reports.in_words.values import field_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.tree import Order, Tree
    from checker.reports.in_words.scope import Scope, Speech

OPPOSITE: Mapping[Order, Order] = {
    "==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<",
}  # fmt: skip
TURNED: Mapping[Order, Order] = {
    "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=",
}  # fmt: skip
DAYS: Mapping[Order, str] = {
    "==": "on the same day as {}", "!=": "on another day than {}", "<": "before {}",
    "<=": "on or before {}", ">": "after {}", ">=": "on or after {}",
}  # fmt: skip
CODES: Mapping[Order, str] = {
    "==": "{}", "!=": "not {}", "<": "below {}", "<=": "{} or below", ">": "above {}",
    ">=": "{} or above",
}  # fmt: skip
FIGURES: Mapping[Order, str] = {
    "==": "exactly {}", "!=": "not {}", "<": "less than {}", "<=": "at most {}",
    ">": "more than {}", ">=": "at least {}",
}  # fmt: skip
OTHERS: Mapping[Order, str] = {
    "==": "the same as {}", "!=": "not the same as {}", "<": "below {}",
    "<=": "the same as {}, or below it", ">": "above {}", ">=": "the same as {}, or above it",
}  # fmt: skip
STATED = (tree.Fixed, tree.Setting)


def compared(speech: Speech, node: tree.Compare, scope: Scope, *, holds: bool) -> str:
    """Say how two values compare, or that they do not."""
    operator = node.operator if holds else OPPOSITE[node.operator]
    left, right = node.left, node.right
    if _weight(left) > _weight(right):
        left, right, operator = right, left, TURNED[operator]
    said = speech.value(left, scope)
    verb = "falls" if isinstance(left.type, DateType) else "is"
    return _is(said, _against(speech, operator, left, right, scope), verb)


def _against(speech: Speech, operator: Order, left: Tree, right: Tree, scope: Scope) -> str:
    """Say what a value is compared with, and how."""
    said = speech.value(right, scope)
    if isinstance(left.type, DateType):
        return DAYS[operator].format(said)
    if not isinstance(right, STATED) and not isinstance(left.type, IntegerType | NumberType):
        return OTHERS[operator].format(said)
    if isinstance(left.type, EnumType) or isinstance(right.type, EnumType):
        return CODES[operator].format(said)
    if isinstance(said, str) and said.startswith('"'):
        return CODES[operator].format(said)
    if isinstance(right, tree.Fixed) and isinstance(left, tree.Read):
        said = measured(right.value, field_of(left, scope).unit)
    return FIGURES[operator].format(said)


def among(speech: Speech, node: tree.Among, scope: Scope, *, holds: bool) -> str:
    """Say that a value is one of those that are stated, or none of them."""
    options = [speech.value(each, scope) for each in node.options]
    return _is(speech.value(node.item, scope), (one_of if holds else none_of)(options))


def including(speech: Speech, over: Tree, items: list[Tree], scope: Scope, *, holds: bool) -> str:
    """Say that a list has one of some values, or has none of them."""
    whole, said = speech.value(over, scope), [speech.value(each, scope) for each in items]
    one = asks(whole) or whole.startswith(("a ", "an "))
    if holds:
        return f"{whole} {'includes' if one else 'include'} {these(said)}"
    return f"{whole} {'does' if one else 'do'} not include {any_of(said)}"


def chained(speech: Speech, node: tree.And | tree.Or, scope: Scope) -> Point | None:
    """Say the links of a chain in one: what stands in the middle is between two others."""
    match node:
        case tree.And(
            operands=(
                tree.Compare(operator=("<" | "<=") as first, left=low, right=middle),
                tree.Compare(operator=("<" | "<=") as second, left=again, right=high),
            )
        ) if middle.text == again.text and isinstance(middle.type, DateType):
            start, end = speech.value(low, scope), speech.value(high, scope)
            said = speech.value(middle, scope)
            plain = not any(mark in f"{start}{end}" for mark in (" and ", ";", ", "))
            if first == second == "<=" and plain:
                return Point(_is(said, f"on or between {start} and {end}", "falls"))
            opening = DAYS[TURNED[first]].format(start)
            return Point(_is(said, f"{opening}, and {DAYS[second].format(end)}", "falls"))
        case _:
            return None


def _weight(node: Tree) -> int:
    """Say how far a value is from being what a comparison is about: what is stated is furthest."""
    if isinstance(node, STATED):
        return 2
    return int(isinstance(node, tree.Call | tree.Add | tree.AsOf | tree.Named))


def one_list(node: tree.Or) -> Tree | None:
    """Give the list in which every operand looks for a value, if there is one such list."""
    first = node.operands[0]
    if not isinstance(first, tree.Within):
        return None
    text = first.over.text
    same = (isinstance(each, tree.Within) and each.over.text == text for each in node.operands)
    return first.over if all(same) else None


def _is(said: str, what: str, verb: str = "is") -> str:
    if asks(said):
        return f"{said}: {what}"
    # What was put in after a comma ends with one.
    return f"{said}, {verb} {what}" if _open_comma(said) else f"{said} {verb} {what}"


def _open_comma(said: str) -> bool:
    return ", " in re.sub(r"\(.*\)|\".*\"", "", said)
