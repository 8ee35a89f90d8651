"""Compare: which values can be compared, and how a written code takes its enumeration's type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.language import messages_types as say
from checker.model import tree
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
    from checker.model.source import Span
    from checker.model.tree import Order, Tree


@dataclass(frozen=True, slots=True)
class Complaint:
    """A message and, where it is about one side only, that side's place."""

    message: say.Message
    span: Span | None = None


def comparable(left: Tree, right: Tree, operator: Order) -> Complaint | None:
    """Say why two values cannot be compared; ``None`` when they can."""
    if isinstance(left, tree.Fixed) and isinstance(right, tree.Fixed):
        return Complaint(say.two_constants())
    if isinstance(left.type, BooleanType) or isinstance(right.type, BooleanType):
        return Complaint(say.compare_truth())
    for this, other in ((left, right), (right, left)):
        if isinstance(this.type, EnumType) and _is_written_text(other):
            unknown = _unknown_code(this.type, other)
            return unknown or _unordered(this, operator)
    if not _same_kind(left, right):
        return Complaint(say.not_comparable(left.type, right.type))
    return _unordered(left, operator)


def compared(left: Tree, right: Tree) -> tuple[Tree, Tree]:
    """Give a written code the type of the enumeration on the other side."""
    if isinstance(left.type, EnumType) and _is_written_text(right):
        return left, replace(right, type=left.type)
    if isinstance(right.type, EnumType) and _is_written_text(left):
        return replace(left, type=right.type), right
    return left, right


def _is_written_text(node: Tree) -> bool:
    return isinstance(node.type, TextType) and isinstance(node, tree.Fixed | tree.Setting)


def _unknown_code(enumeration: EnumType, node: Tree) -> Complaint | None:
    written: tuple[object, ...] = ()
    if isinstance(node, tree.Fixed):
        written = (node.value,)
    elif isinstance(node, tree.Setting):
        written = tuple(value for _, value in node.values)
    for value in written:
        if value not in enumeration.values:
            message = say.unknown_value(str(value), enumeration.name, enumeration.values)
            return Complaint(message, node.span)
    return None


def _unordered(node: Tree, operator: Order) -> Complaint | None:
    if operator in ("==", "!="):
        return None
    if isinstance(node.type, EnumType) and not node.type.ordered:
        return Complaint(say.not_ordered(node.type, operator))
    if isinstance(node.type, TextType):
        return Complaint(say.not_ordered(node.type, operator))
    return None


def _same_kind(left: Tree, right: Tree) -> bool:
    if isinstance(left.type, ListType | RecordType):
        return False
    numbers = IntegerType | NumberType
    if isinstance(left.type, numbers) and isinstance(right.type, numbers):
        return True
    if isinstance(left.type, DateType):
        return isinstance(right.type, DateType)
    return left.type == right.type
