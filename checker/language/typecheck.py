"""Typecheck: syntax becomes a tree; every name is resolved and every type agrees.

After a mistake the checker notes it, gives up on that piece alone and goes on: one cause, one
message, all causes at once.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, assert_never

from checker.language import expand, typecheck_comparison, typecheck_search
from checker.language import messages_types as say
from checker.language.compare import compared
from checker.model import syntax, tree
from checker.model.functions import FUNCTIONS
from checker.model.types import (
    BOOLEAN,
    DATE,
    INTEGER,
    NUMBER,
    TEXT,
    ListType,
    RecordType,
)

if TYPE_CHECKING:
    from checker.language.scope import Scope
    from checker.model.diagnostic import Diagnostic
    from checker.model.source import Source, Span
    from checker.model.syntax import Syntax
    from checker.model.tree import Tree
    from checker.model.types import Type

DATE_PARTS = 3


class Typechecker:
    """Checks the conditions of one source, and collects what is wrong."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []

    def condition(self, node: Syntax, scope: Scope, needed: Type = BOOLEAN) -> Tree | None:
        """Check a condition that must give a value of the type needed."""
        found = self.check(node, scope)
        return None if found is None else self._of_type(found, needed)

    def _of_type(self, found: Tree, needed: Type) -> Tree | None:
        if found.type == needed or (needed == NUMBER and found.type == INTEGER):
            return found
        self.report(found.span, say.expected(needed, found.type))
        return None

    def report(self, span: Span, message: say.Message) -> None:
        """Note a mistake."""
        self.diagnostics.append(say.at(self.source, span, message))

    def check(self, node: Syntax, scope: Scope) -> Tree | None:
        """Check a piece of syntax; ``None`` after a mistake, which is then noted."""
        match node:
            case syntax.LiteralValue():
                return self._literal(node)
            case syntax.ListLiteral():
                self.report(node.span, say.list_literal_here())
                return None
            case syntax.Name():
                return self._name(node, scope)
            case syntax.Attribute():
                return self._attribute(node, scope)
            case syntax.Chain():
                return typecheck_comparison.chain(self, node, scope)
            case syntax.Junction():
                return self._junction(node, scope)
            case syntax.Negation():
                operand = self.condition(node.operand, scope)
                return None if operand is None else tree.Not(node.text, node.span, BOOLEAN, operand)
            case syntax.Choice():
                return self._choice(node, scope)
            case syntax.Arithmetic():
                left = self.condition(node.left, scope, INTEGER)
                right = self.condition(node.right, scope, INTEGER)
                if left is None or right is None:
                    return None
                return tree.Add(node.text, node.span, INTEGER, node.operator, left, right)
            case syntax.FunctionCall():
                return self._call(node, scope)
            case syntax.Quantified():
                return typecheck_search.quantified(self, node, scope)
            case _ as never:
                assert_never(never)

    def _literal(self, node: syntax.LiteralValue) -> Tree:
        types: dict[type, Type] = {bool: BOOLEAN, int: INTEGER, float: NUMBER, str: TEXT}
        return tree.Fixed(node.text, node.span, types[type(node.value)], node.value)

    def _name(self, node: syntax.Name, scope: Scope) -> Tree | None:
        name = node.name
        if name in scope.variables:
            return tree.Variable(node.text, node.span, scope.variables[name], name)
        if name in scope.known:
            return self._known(node, scope)
        if name == scope.schema.as_of:
            if scope.place == "due":
                self.report(node.span, say.moving_deadline(scope.place))
                return None
            return tree.AsOf(node.text, node.span, DATE)
        if name in scope.case.fields:
            return tree.Read(node.text, node.span, scope.case.fields[name].type, None, name)
        if name in scope.broken:
            return None
        if name == scope.subject:
            self.report(node.span, say.not_available_here(name, scope.place))
        else:
            self.report(node.span, say.unknown_name(name, scope.names()))
        return None

    def _known(self, node: syntax.Name | syntax.FunctionCall, scope: Scope) -> Tree | None:
        known = scope.known[node.name]
        if known.uses_subject and scope.subject not in scope.variables:
            self.report(node.span, say.not_available_here(node.name, scope.place))
            return None
        if known.uses_as_of and scope.place == "due":
            self.report(node.span, say.moving_deadline(scope.place))
            return None
        if known.takes and isinstance(node, syntax.Name):
            self.report(node.span, say.wrong_arguments(_signature(node.name, known.takes), 0))
            return None
        return replace(known.tree, text=node.text, span=node.span)

    def _attribute(self, node: syntax.Attribute, scope: Scope) -> Tree | None:
        of = self.check(node.of, scope)
        if of is None:
            return None
        if isinstance(of.type, ListType):
            self.report(node.name_span, say.list_has_no_fields(node.name))
            return None
        if not isinstance(of.type, RecordType):
            self.report(node.name_span, say.no_fields(of.type))
            return None
        if node.name not in of.type.fields:
            message = say.unknown_field(node.name, of.type.name, of.type.fields)
            self.report(node.name_span, message)
            return None
        return tree.Read(node.text, node.span, of.type.fields[node.name].type, of, node.name)

    def _junction(self, node: syntax.Junction, scope: Scope) -> Tree | None:
        found = [self.condition(operand, scope) for operand in node.operands]
        operands = tuple(each for each in found if each is not None)
        if len(operands) < len(found):
            return None
        kind = tree.And if node.operator == "and" else tree.Or
        return kind(node.text, node.span, BOOLEAN, operands)

    def _choice(self, node: syntax.Choice, scope: Scope) -> Tree | None:
        condition = self.condition(node.condition, scope)
        then, otherwise = self.check(node.then, scope), self.check(node.otherwise, scope)
        if condition is None or then is None or otherwise is None:
            return None
        then, otherwise = compared(then, otherwise)
        if then.type != otherwise.type:
            self.report(node.span, say.different_branches(then.type, otherwise.type))
            return None
        return tree.If(node.text, node.span, then.type, condition, then, otherwise)

    def _call(self, node: syntax.FunctionCall, scope: Scope) -> Tree | None:
        if node.name == "date":
            return self._date(node)
        if node.name in scope.broken:
            return None
        if node.name in scope.known and scope.known[node.name].takes:
            return self._use(node, scope)
        if node.name not in FUNCTIONS:
            defined = (name for name, each in scope.known.items() if each.takes)
            names = (*FUNCTIONS, *syntax.QUANTIFIERS, "date", *defined)
            self.report(node.name_span, say.unknown_function(node.name, names))
            return None
        function = FUNCTIONS[node.name]
        if len(node.arguments) != len(function.arguments):
            message = say.wrong_arguments(function.signature, len(node.arguments))
            self.report(node.span, message)
            return None
        arguments = self._arguments(node, scope, [each.type for each in function.arguments])
        if arguments is None:
            return None
        return tree.Call(node.text, node.span, function.result, function, arguments)

    def _arguments(
        self, node: syntax.FunctionCall, scope: Scope, needed: list[Type]
    ) -> tuple[Tree, ...] | None:
        pairs = zip(node.arguments, needed, strict=True)
        found = [self.condition(argument, scope, type_) for argument, type_ in pairs]
        arguments = tuple(each for each in found if each is not None)
        return arguments if len(arguments) == len(found) else None

    def _use(self, node: syntax.FunctionCall, scope: Scope) -> Tree | None:
        """Write out a definition that takes values, with the values that it is given here."""
        takes = scope.known[node.name].takes
        if len(node.arguments) != len(takes):
            message = say.wrong_arguments(_signature(node.name, takes), len(node.arguments))
            self.report(node.span, message)
            return None
        arguments = self._arguments(node, scope, [type_ for _, type_ in takes])
        named = self._known(node, scope)
        if arguments is None or named is None:
            return None
        if scope.depth + expand.loops(named) > typecheck_search.MOST_LOOPS:
            self.report(node.span, say.too_many_loops(typecheck_search.MOST_LOOPS))
            return None
        given = dict(zip((name for name, _ in takes), arguments, strict=True))
        return expand.expanded(named, given, scope.variables)

    def _date(self, node: syntax.FunctionCall) -> Tree | None:
        parts = [
            each.value
            for each in node.arguments
            if isinstance(each, syntax.LiteralValue) and type(each.value) is int
        ]
        if len(parts) == DATE_PARTS == len(node.arguments):
            with suppress(ValueError, OverflowError):
                return tree.Fixed(node.text, node.span, DATE, date(parts[0], parts[1], parts[2]))
        self.report(node.span, say.no_such_date())
        return None


def _signature(name: str, takes: tuple[tuple[str, Type], ...]) -> str:
    return f"{name}({', '.join(f'{each}: {type_}' for each, type_ in takes)})"
