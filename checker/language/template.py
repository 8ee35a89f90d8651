"""Template: the sentence of a finding becomes pieces of text and values to put between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.language import messages_types as say
from checker.model.types import ListType, RecordType

if TYPE_CHECKING:
    from checker.model.diagnostic import Diagnostic
    from checker.model.rule import Expression
    from checker.model.tree import Tree
    from checker.model.types import Type


class Bench(Protocol):
    """What is needed of the planning of a rule: a check of one expression, a list of problems."""

    diagnostics: list[Diagnostic]

    def condition(
        self, expression: Expression | None, place: str, needed: Type | None, *, subject: bool
    ) -> Tree | None:
        """Parse and check one expression."""


def pieces(expression: Expression, bench: Bench) -> tuple[str | Tree, ...]:
    """Split a sentence at its ``{values}`` and check each; ``{{`` and ``}}`` are braces."""
    text, position, plain = expression.text, 0, ""
    found: list[str | Tree] = []
    while position < len(text):
        character = text[position]
        if text[position : position + 2] in ("{{", "}}"):
            plain, position = plain + character, position + 2
        elif character == "{" and "}" in text[position:]:
            end = text.index("}", position)
            found.extend([plain] if plain else [])
            value = _value(expression, position + 1, end, bench)
            found.extend([value] if value is not None else [])
            plain, position = "", end + 1
        elif character in "{}":
            span = expression.places.span(position, position + 1)
            bench.diagnostics.append(say.at(expression.source, span, say.unbalanced_braces()))
            return ()
        else:
            plain, position = plain + character, position + 1
    found.extend([plain] if plain else [])
    return tuple(found)


def _value(expression: Expression, start: int, end: int, bench: Bench) -> Tree | None:
    inner = expression.part(start, end)
    value = bench.condition(inner, "finding", None, subject=True)
    if value is not None and isinstance(value.type, ListType | RecordType):
        message = say.not_printable(value.type)
        bench.diagnostics.append(say.at(expression.source, value.span, message))
        return None
    return value
