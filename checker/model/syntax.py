"""Syntax: a condition as it was written, before its names and types are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from checker.model.source import Span

Comparison = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]
Quantifier = Literal["any", "all", "count", "latest", "earliest"]
QUANTIFIERS: tuple[Quantifier, ...] = ("all", "any", "count", "earliest", "latest")


@dataclass(frozen=True, slots=True)
class Node:
    """What every piece of syntax has: the text it was written as, and where."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class LiteralValue(Node):
    """A written value: true or false, a number or a text."""

    value: bool | int | float | str


@dataclass(frozen=True, slots=True)
class ListLiteral(Node):
    """A written list, as in ``kind in ['arrest', 'charge']``."""

    items: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name standing alone."""

    name: str


@dataclass(frozen=True, slots=True)
class Attribute(Node):
    """A field of something: ``review.completed_on``."""

    of: Syntax
    name: str
    name_span: Span


@dataclass(frozen=True, slots=True)
class Chain(Node):
    """A comparison, perhaps chained: ``a <= b <= c``."""

    operands: tuple[Syntax, ...]
    operators: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Junction(Node):
    """Operands joined by ``and``, or by ``or``."""

    operator: Literal["and", "or"]
    operands: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """``not`` something."""

    operand: Syntax


@dataclass(frozen=True, slots=True)
class Choice(Node):
    """``then if condition else otherwise``."""

    condition: Syntax
    then: Syntax
    otherwise: Syntax


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """A sum or a difference of two whole numbers."""

    operator: Literal["+", "-"]
    left: Syntax
    right: Syntax


@dataclass(frozen=True, slots=True)
class FunctionCall(Node):
    """A function of the language, applied."""

    name: str
    name_span: Span
    arguments: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Each(Node):
    """``variable in over if condition``: the items of a list that pass the conditions."""

    variable: str
    variable_span: Span
    over: Syntax
    conditions: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """A word such as ``any`` over the items of a list."""

    quantifier: Quantifier
    body: Syntax
    each: Each


Syntax = (
    LiteralValue
    | ListLiteral
    | Name
    | Attribute
    | Chain
    | Junction
    | Negation
    | Choice
    | Arithmetic
    | FunctionCall
    | Quantified
)
