"""Checks: what the parts of the typechecker need of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.model.types import BOOLEAN

if TYPE_CHECKING:
    from checker.language.messages_expression import Message
    from checker.language.scope import Scope
    from checker.model.source import Span
    from checker.model.syntax import Syntax
    from checker.model.tree import Tree
    from checker.model.types import Type


class Checks(Protocol):
    """A typechecker of one source."""

    def condition(self, node: Syntax, scope: Scope, needed: Type = BOOLEAN) -> Tree | None:
        """Check a condition that must give a value of the type needed."""

    def check(self, node: Syntax, scope: Scope) -> Tree | None:
        """Check a piece of syntax; ``None`` after a mistake, which is then noted."""

    def report(self, span: Span, message: Message) -> None:
        """Note a mistake."""
