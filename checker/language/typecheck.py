"""Typecheck: syntax becomes a tree; every name is resolved and every type agrees.

After a mistake the checker notes it, gives up on that piece alone and goes on: one cause, one
message, all causes at once.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, assert_never

from checker.language import messages_expression as say
from checker.language.compare import comparable, compared
from checker.model import syntax, tree
from checker.model.functions import FUNCTIONS
from checker.model.types import (
    BOOLEAN,
    DATE,
    INTEGER,
    NUMBER,
    TEXT,
    DateType,
    ListType,
    RecordType,
)

if TYPE_CHECKING:
    from checker.language.scope import Scope
    from checker.model.diagnostic import Diagnostic
    from checker.model.source import Source, Span
    from checker.model.syntax import Each, Syntax
    from checker.model.tree import Tree
    from checker.model.types import Type

MOST_LOOPS = 4
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
                return self._chain(node, scope)
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
                return self._quantified(node, scope)
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
        if name == scope.subject:
            self.report(node.span, say.not_available_here(name, scope.place))
        else:
            self.report(node.span, say.unknown_name(name, scope.names()))
        return None

    def _known(self, node: syntax.Name, scope: Scope) -> Tree | None:
        known = scope.known[node.name]
        if known.uses_subject and scope.subject not in scope.variables:
            self.report(node.span, say.not_available_here(node.name, scope.place))
            return None
        if known.uses_as_of and scope.place == "due":
            self.report(node.span, say.moving_deadline(scope.place))
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

    def _chain(self, node: syntax.Chain, scope: Scope) -> Tree | None:
        links = []
        for index, operator in enumerate(node.operators):
            left, right = node.operands[index], node.operands[index + 1]
            match operator:
                case "in" | "not in":
                    links.append(self._membership(node, left, right, operator, scope))
                case _:
                    links.append(self._comparison(node, left, right, operator, scope))
            if links[-1] is None and index + 1 < len(node.operators):
                return None
        whole = tuple(link for link in links if link is not None)
        if len(whole) < len(links):
            return None
        return whole[0] if len(whole) == 1 else tree.And(node.text, node.span, BOOLEAN, whole)

    def _comparison(
        self, node: syntax.Chain, left: Syntax, right: Syntax, operator: tree.Order, scope: Scope
    ) -> Tree | None:
        first, second = self.check(left, scope), self.check(right, scope)
        if first is None or second is None:
            return None
        span = node.span if len(node.operators) == 1 else replace_end(first.span, second.span)
        message = comparable(first, second, operator)
        if message is not None:
            self.report(message.span or span, message.message)
            return None
        first, second = compared(first, second)
        text = f"{first.text} {operator} {second.text}"
        return tree.Compare(text, span, BOOLEAN, operator, first, second)

    def _membership(
        self, node: syntax.Chain, left: Syntax, right: Syntax, operator: str, scope: Scope
    ) -> Tree | None:
        item = self.check(left, scope)
        found = self._among(node, item, right, scope)
        if found is None or operator == "in":
            return found
        return tree.Not(f"{left.text} not in {right.text}", found.span, BOOLEAN, found)

    def _among(
        self, node: syntax.Chain, item: Tree | None, right: Syntax, scope: Scope
    ) -> Tree | None:
        if isinstance(right, syntax.ListLiteral):
            options = [self.check(option, scope) for option in right.items]
            return self._options(node, item, [each for each in options if each is not None], right)
        over = self.check(right, scope)
        if item is None or over is None:
            return None
        if isinstance(over, tree.Setting) and isinstance(over.type, ListType):
            # A list that the rule sets is written out, so that each option is checked by itself.
            return self._setting_list(node, item, over)
        if not isinstance(over.type, ListType) or isinstance(over.type.element, RecordType):
            self.report(over.span, say.expected("a list of values", over.type))
            return None
        probe = tree.Variable(over.text, over.span, over.type.element, "")
        message = comparable(item, probe, "==")
        if message is not None:
            self.report(message.span or node.span, message.message)
            return None
        text = f"{item.text} in {over.text}"
        return tree.Within(text, node.span, BOOLEAN, compared(item, probe)[0], over)

    def _setting_list(self, node: syntax.Chain, item: Tree, over: tree.Setting) -> Tree | None:
        values = over.values[0][1]
        options: list[Tree] = [
            tree.Fixed(f"'{value}'", over.span, TEXT, value)
            for value in (values if isinstance(values, tuple) else ())
        ]
        return self._options(node, item, options, over)

    def _options(
        self, node: syntax.Chain, item: Tree | None, options: list[Tree], right: Syntax | Tree
    ) -> Tree | None:
        if item is None:
            return None
        checked = []
        for option in options:
            message = comparable(item, option, "==")
            if message is not None:
                self.report(message.span or option.span, message.message)
            else:
                checked.append(compared(item, option)[1])
        if len(checked) < len(options) or not options:
            return None
        text = f"{item.text} in {right.text}"
        return tree.Among(text, node.span, BOOLEAN, item, tuple(checked))

    def _call(self, node: syntax.FunctionCall, scope: Scope) -> Tree | None:
        if node.name == "date":
            return self._date(node)
        if node.name not in FUNCTIONS:
            names = (*FUNCTIONS, *syntax.QUANTIFIERS, "date")
            self.report(node.name_span, say.unknown_function(node.name, names))
            return None
        function = FUNCTIONS[node.name]
        if len(node.arguments) != len(function.arguments):
            message = say.wrong_arguments(function.signature, len(node.arguments))
            self.report(node.span, message)
            return None
        found = [
            self.condition(argument, scope, declared.type)
            for argument, declared in zip(node.arguments, function.arguments, strict=True)
        ]
        arguments = tuple(each for each in found if each is not None)
        if len(arguments) < len(found):
            return None
        return tree.Call(node.text, node.span, function.result, function, arguments)

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

    def each(self, node: Each, scope: Scope) -> tuple[Tree, Tree | None, Scope] | None:
        """Check ``item in list if condition``: the list, the filter, and the scope inside."""
        taken = scope.taken(node.variable)
        if taken is not None:
            self.report(node.variable_span, say.name_taken(node.variable, taken))
        if scope.depth >= MOST_LOOPS:
            self.report(node.span, say.too_many_loops(MOST_LOOPS))
            return None
        over = self.check(node.over, scope)
        if over is None or taken is not None:
            return None
        if not isinstance(over.type, ListType):
            self.report(over.span, say.not_a_list(over.type))
            return None
        inside = scope.binding(node.variable, over.type.element)
        found = [self.condition(condition, inside) for condition in node.conditions]
        conditions = tuple(each for each in found if each is not None)
        if len(conditions) < len(found):
            return None
        return over, conjoined(conditions), inside

    def _quantified(self, node: syntax.Quantified, scope: Scope) -> Tree | None:
        each = self.each(node.each, scope)
        if each is None:
            return None
        over, test, inside = each
        match node.quantifier:
            case "any" | "all":
                return self._some_or_every(node, over, test, inside)
            case "count":
                if not self._is_item(node):
                    self.report(node.body.span, say.count_of_item(node.each.variable))
                    return None
                return tree.Count(node.text, node.span, INTEGER, node.each.variable, over, test)
            case "latest" | "earliest":
                return self._extreme(node, over, test, inside)
            case _ as never:
                assert_never(never)

    @staticmethod
    def _is_item(node: syntax.Quantified) -> bool:
        return isinstance(node.body, syntax.Name) and node.body.name == node.each.variable

    def _some_or_every(
        self, node: syntax.Quantified, over: Tree, test: Tree | None, inside: Scope
    ) -> Tree | None:
        body = self.condition(node.body, inside)
        if body is None:
            return None
        variable = node.each.variable
        if node.quantifier == "any":
            whole = body if test is None else conjoined((test, body))
            assert whole is not None  # noqa: S101 - two operands always give a conjunction
            return tree.Some(node.text, node.span, BOOLEAN, variable, over, whole)
        if test is not None:
            outside = tree.Not(f"not ({test.text})", test.span, BOOLEAN, test)
            text = f"{body.text} if {test.text}"
            body = tree.Or(text, body.span, BOOLEAN, (outside, body))
        return tree.Every(node.text, node.span, BOOLEAN, variable, over, body)

    def _extreme(
        self, node: syntax.Quantified, over: Tree, test: Tree | None, inside: Scope
    ) -> Tree | None:
        latest, variable = node.quantifier == "latest", node.each.variable
        by = self.check(node.body, inside)
        if by is None:
            return None
        if isinstance(by.type, DateType):
            return tree.Extreme(
                node.text, node.span, DATE, latest, variable, over, test, by, item=False
            )
        if not self._is_item(node) or not isinstance(by.type, RecordType):
            self.report(by.span, say.date_needed(by.type))
            return None
        if by.type.anchor is None:
            self.report(by.span, say.no_anchor(by.type.name))
            return None
        anchor = tree.Read(f"{by.text}.{by.type.anchor}", by.span, DATE, by, by.type.anchor)
        return tree.Extreme(
            node.text, node.span, by.type, latest, variable, over, test, anchor, item=True
        )


def conjoined(conditions: tuple[Tree, ...]) -> Tree | None:
    """Join conditions with ``and``; ``None`` when there is none."""
    if len(conditions) < 2:  # noqa: PLR2004 - one needs no joining
        return conditions[0] if conditions else None
    text = " and ".join(_bracketed(each) for each in conditions)
    span = replace_end(conditions[0].span, conditions[-1].span)
    return tree.And(text, span, BOOLEAN, conditions)


def _bracketed(node: Tree) -> str:
    return f"({node.text})" if isinstance(node, tree.Or | tree.If) else node.text


def replace_end(first: Span, last: Span) -> Span:
    """Give the span from the start of one to the end of the other, whichever comes first."""
    start, end = min(first, last), max(first, last)
    return replace(start, end_line=end.end_line, end_column=end.end_column)
