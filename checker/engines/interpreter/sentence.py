"""Sentence: a finding in words, with the record's values put where the rule asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.engines.interpreter.evaluate import evaluate
from checker.engines.interpreter.values import Range, Word
from checker.model.truth import Truth
from checker.model.types import EnumType
from checker.model.wording import ABSENT, mid_sentence, shown

if TYPE_CHECKING:
    from checker.engines.interpreter.evaluate import Scope
    from checker.engines.interpreter.values import Value
    from checker.model.plan import Plan
    from checker.model.types import Type

MOST_NAMED = 5


def sentence(plan: Plan, scope: Scope) -> str:
    """Write the rule's finding for one subject; a value that is not known says so."""
    pieces = (
        piece if isinstance(piece, str) else worded(evaluate(piece, scope).value, piece.type)
        for piece in plan.finding
    )
    return " ".join("".join(pieces).split())


def worded(value: Value, type_: Type) -> str:
    """Write a value as people read it: 14 January 2018, a code's label, yes or no."""
    match value:
        case Truth.TRUE:
            return "yes"
        case Truth.FALSE:
            return "no"
        case Range() if value.point is not None:
            return shown(value.point)
        case Word(text=str(text)) if isinstance(type_, EnumType):
            return mid_sentence(next(m.label for m in type_.members if m.value == text))
        case Word(text=str(text)):
            return text
        case _:
            return ABSENT


def cannot_tell(absent: tuple[str, ...], reasons: tuple[str, ...]) -> str:
    """Say what is missing, or why else the record does not settle the rule."""
    parts = []
    if absent:
        named = ", ".join(absent[:MOST_NAMED])
        more = f" and {len(absent) - MOST_NAMED} more" if len(absent) > MOST_NAMED else ""
        parts.append(f"the record does not say: {named}{more}")
    parts.extend(reasons)
    return "; ".join(parts) if parts else "the record does not settle it"
