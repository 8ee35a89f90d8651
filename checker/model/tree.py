"""Tree: a condition whose names are resolved and whose types are checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, assert_never

if TYPE_CHECKING:
    from datetime import date

    from checker.model.functions import Function
    from checker.model.source import Span
    from checker.model.types import Type

Constant = bool | int | float | str
Order = Literal["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Node:
    """What every node has: the text it was written as, where, and the type of its value."""

    text: str
    span: Span
    type: Type


@dataclass(frozen=True, slots=True)
class Fixed(Node):
    """A value that the rule states."""

    value: Constant | date


@dataclass(frozen=True, slots=True)
class Setting(Node):
    """A parameter of the rule; a value from ``since`` on, each in force until the next.

    ``at`` is the date that decides which value is in force; ``None`` when there is one value only.
    """

    name: str
    values: tuple[tuple[date | None, Constant | date | tuple[str, ...]], ...]
    at: Tree | None


@dataclass(frozen=True, slots=True)
class AsOf(Node):
    """The day at whose close the record is judged; always known."""


@dataclass(frozen=True, slots=True)
class Variable(Node):
    """An item that a quantifier, or the rule's ``for_each``, has bound to a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Read(Node):
    """A field of the case (``of`` is ``None``) or of a part of it."""

    of: Tree | None
    name: str


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """Two values compared; ordered enumerations compare by rank."""

    operator: Order
    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Among(Node):
    """A value that is one of those that the rule states."""

    item: Tree
    options: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Within(Node):
    """A value that is in a list of the record."""

    item: Tree
    over: Tree


@dataclass(frozen=True, slots=True)
class And(Node):
    """All of the operands."""

    operands: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """At least one of the operands."""

    operands: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The opposite of the operand."""

    operand: Tree


@dataclass(frozen=True, slots=True)
class If(Node):
    """One value or another."""

    condition: Tree
    then: Tree
    otherwise: Tree


@dataclass(frozen=True, slots=True)
class Add(Node):
    """The sum of two whole numbers, or their difference."""

    operator: Literal["+", "-"]
    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of the language, applied."""

    function: Function
    arguments: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Some(Node):
    """``any``: the body holds for at least one item (the filter is part of the body)."""

    variable: str
    over: Tree
    body: Tree


@dataclass(frozen=True, slots=True)
class Every(Node):
    """``all``: the body holds for each item (an item outside the filter satisfies the body)."""

    variable: str
    over: Tree
    body: Tree


@dataclass(frozen=True, slots=True)
class Count(Node):
    """How many items pass the filter."""

    variable: str
    over: Tree
    filter: Tree | None


@dataclass(frozen=True, slots=True)
class Extreme(Node):
    """The latest or earliest of a date, or the item on it, among the items that pass the filter.

    ``by`` is the date of each item; ``item`` says that the item itself is the value. Items that
    share the date are all possible values, so that their order in the record never matters.
    """

    latest: bool
    variable: str
    over: Tree
    filter: Tree | None
    by: Tree
    item: bool


@dataclass(frozen=True, slots=True)
class Named(Node):
    """A condition with a name of its own: a ``let`` of the rule or a definition of the rulebook."""

    name: str
    meaning: str
    body: Tree


Tree = (
    Fixed
    | Setting
    | AsOf
    | Variable
    | Read
    | Compare
    | Among
    | Within
    | And
    | Or
    | Not
    | If
    | Add
    | Call
    | Some
    | Every
    | Count
    | Extreme
    | Named
)


def children(node: Tree) -> tuple[Tree, ...]:
    """Give the trees directly below a node, in the order in which they are written."""
    match node:
        case Fixed() | AsOf() | Variable():
            return ()
        case Setting(at=at):
            return () if at is None else (at,)
        case Read(of=of):
            return () if of is None else (of,)
        case Compare(left=left, right=right) | Add(left=left, right=right):
            return (left, right)
        case Among(item=item, options=options):
            return (item, *options)
        case Within(item=item, over=over):
            return (item, over)
        case And(operands=operands) | Or(operands=operands):
            return operands
        case Not(operand=operand):
            return (operand,)
        case If(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case Call(arguments=arguments):
            return arguments
        case Some(over=over, body=body) | Every(over=over, body=body):
            return (over, body)
        case Count(over=over, filter=test):
            return (over,) if test is None else (over, test)
        case Extreme(over=over, filter=test, by=by):
            return (over, by) if test is None else (over, test, by)
        case Named(body=body):
            return (body,)
        case _ as never:
            assert_never(never)
