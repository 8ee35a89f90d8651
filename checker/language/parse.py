"""Parse: the text of a condition becomes syntax; Python's grammar is borrowed, its meaning is not.

Python's own ``ast`` reads the text, and only the nodes listed here pass. Nothing is ever evaluated
by Python.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Literal

from checker.language import messages_expression as say
from checker.language.python_text import PythonText
from checker.model import syntax

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.model.diagnostic import Diagnostic
    from checker.model.rule import Expression
    from checker.model.source import Span
    from checker.model.syntax import Comparison, Each, Syntax

LARGEST = 10**9
EACH = "(_ for "

OPERATORS: dict[type[ast.cmpop], Comparison] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}


def condition(expression: Expression) -> tuple[Syntax | None, tuple[Diagnostic, ...]]:
    """Parse a condition; ``None`` where it could not be read, and then at least one diagnostic."""
    reader = _Reader(expression, "(")
    tree = reader.read(")")
    return (reader.read_node(tree) if tree else None), tuple(reader.diagnostics)


def each(expression: Expression) -> tuple[Each | None, tuple[Diagnostic, ...]]:
    """Parse a ``for_each``: ``item in list if condition``."""
    reader = _Reader(expression, EACH)
    if expression.text.strip() and " in " not in expression.text:
        span = reader.text.stretch(0, len(expression.text))
        return None, (say.at(expression.source, span, say.not_an_each()),)
    tree = reader.read(")")
    each_of = reader.each(tree) if isinstance(tree, ast.GeneratorExp) else None
    return each_of, tuple(reader.diagnostics)


class _Refused(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    """A piece of Python that the language does not have; its diagnostic is already noted."""


class _Reader:
    """One text being read: where its pieces are, and what is wrong with it."""

    def __init__(self, expression: Expression, before: str) -> None:
        self.expression = expression
        self.text = PythonText(expression, before)
        self.diagnostics: list[Diagnostic] = []

    def read(self, after: str) -> ast.expr | None:
        """Let Python's grammar read the text; ``None`` after a mistake, which is then noted."""
        found = self.text.read(after)
        if isinstance(found, ast.expr):
            return found
        span = self.text.stretch(found.start, found.end)
        self.diagnostics.append(say.at(self.expression.source, span, found.message))
        return None

    def span(self, node: ast.expr) -> Span:
        start, end = self.text.bounds(node)
        return self.text.stretch(start, end)

    def report(self, node: ast.expr, message: say.Message) -> None:
        self.diagnostics.append(say.at(self.expression.source, self.span(node), message))

    def _head(self, node: ast.expr) -> tuple[str, Span]:
        start, end = self.text.bounds(node)
        return " ".join(self.expression.text[start:end].split()), self.span(node)

    def read_node(self, node: ast.expr) -> Syntax | None:
        try:
            return self._read(node)
        except _Refused:
            return None

    def each(self, node: ast.GeneratorExp) -> Each | None:
        try:
            return self._each(node)
        except _Refused:
            return None

    def _all(self, nodes: list[ast.expr]) -> tuple[Syntax, ...]:
        found = [self.read_node(node) for node in nodes]
        whole = tuple(each for each in found if each is not None)
        if len(whole) < len(found):
            raise _Refused
        return whole

    def _read(self, node: ast.expr) -> Syntax:
        read = READERS.get(type(node))
        if read is None:
            self.report(node, say.not_in_the_language(_python_name(node)))
            raise _Refused
        return read(self, node)

    def _each(self, node: ast.GeneratorExp) -> Each:
        if len(node.generators) > 1:
            self.report(node.generators[1].target, say.one_list_at_a_time())
            raise _Refused
        (generator,) = node.generators
        if not isinstance(generator.target, ast.Name) or generator.is_async:
            self.report(generator.target, say.one_name_for_the_item())
            raise _Refused
        over, *conditions = self._all([generator.iter, *generator.ifs])
        start = self.text.bounds(generator.target)[0]
        last = generator.ifs[-1] if generator.ifs else generator.iter
        end = self.text.bounds(last)[1]
        text = " ".join(self.expression.text[start:end].split())
        span = self.expression.places.span(start, end)
        variable_span = self.span(generator.target)
        return syntax.Each(text, span, generator.target.id, variable_span, over, tuple(conditions))

    def constant(self, node: ast.Constant) -> Syntax:
        value = node.value
        if isinstance(value, int) and not isinstance(value, bool) and value > LARGEST:
            self.report(node, say.number_too_large(LARGEST))
            raise _Refused
        if isinstance(value, bool | int | float | str):
            return syntax.LiteralValue(*self._head(node), value)
        self.report(node, say.no_such_value(type(value).__name__))
        raise _Refused

    def name(self, node: ast.Name) -> Syntax:
        return syntax.Name(*self._head(node), node.id)

    def attribute(self, node: ast.Attribute) -> Syntax:
        of = self._read(node.value)
        end = self.text.bounds(node)[1]
        name_span = self.expression.places.span(max(0, end - len(node.attr)), end)
        return syntax.Attribute(*self._head(node), of, node.attr, name_span)

    def chain(self, node: ast.Compare) -> Syntax:
        operands = self._all([node.left, *node.comparators])
        operators = []
        for operator in node.ops:
            if type(operator) not in OPERATORS:
                self.report(node, say.no_is())
                raise _Refused
            operators.append(OPERATORS[type(operator)])
        return syntax.Chain(*self._head(node), operands, tuple(operators))

    def junction(self, node: ast.BoolOp) -> Syntax:
        operator: Literal["and", "or"] = "and" if isinstance(node.op, ast.And) else "or"
        return syntax.Junction(*self._head(node), operator, self._all(node.values))

    def unary(self, node: ast.UnaryOp) -> Syntax:
        if isinstance(node.op, ast.Not):
            return syntax.Negation(*self._head(node), self._read(node.operand))
        number = node.operand
        if (
            isinstance(node.op, ast.USub)
            and isinstance(number, ast.Constant)
            and isinstance(number.value, int | float)
            and not isinstance(number.value, bool)
        ):
            return syntax.LiteralValue(*self._head(node), -number.value)
        self.report(node, say.not_in_the_language("this sign"))
        raise _Refused

    def arithmetic(self, node: ast.BinOp) -> Syntax:
        if not isinstance(node.op, ast.Add | ast.Sub):
            self.report(node, say.not_in_the_language("this arithmetic"))
            raise _Refused
        left, right = self._all([node.left, node.right])
        operator: Literal["+", "-"] = "+" if isinstance(node.op, ast.Add) else "-"
        return syntax.Arithmetic(*self._head(node), operator, left, right)

    def choice(self, node: ast.IfExp) -> Syntax:
        condition, then, otherwise = self._all([node.test, node.body, node.orelse])
        return syntax.Choice(*self._head(node), condition, then, otherwise)

    def list_literal(self, node: ast.List | ast.Tuple | ast.Set) -> Syntax:
        return syntax.ListLiteral(*self._head(node), self._all(node.elts))

    def call(self, node: ast.Call) -> Syntax:
        if not isinstance(node.func, ast.Name):
            self.report(node.func, say.not_a_function())
            raise _Refused
        if node.keywords:
            self.report(node.keywords[0].value, say.no_keyword_arguments())
            raise _Refused
        name = node.func.id
        if name in syntax.QUANTIFIERS:
            return self._quantified(node, name)
        arguments = self._all(node.args)
        return syntax.FunctionCall(*self._head(node), name, self.span(node.func), arguments)

    def _quantified(self, node: ast.Call, name: syntax.Quantifier) -> Syntax:
        if len(node.args) != 1 or not isinstance(node.args[0], ast.GeneratorExp):
            self.report(node, say.quantifier_without_each(name))
            raise _Refused
        generator = node.args[0]
        body, each = self.read_node(generator.elt), self.each(generator)
        if body is None or each is None:
            raise _Refused
        return syntax.Quantified(*self._head(node), name, body, each)


READERS: dict[type[ast.expr], Callable[..., Syntax]] = {
    ast.Constant: _Reader.constant,
    ast.Name: _Reader.name,
    ast.Attribute: _Reader.attribute,
    ast.Compare: _Reader.chain,
    ast.BoolOp: _Reader.junction,
    ast.UnaryOp: _Reader.unary,
    ast.BinOp: _Reader.arithmetic,
    ast.IfExp: _Reader.choice,
    ast.List: _Reader.list_literal,
    ast.Tuple: _Reader.list_literal,
    ast.Set: _Reader.list_literal,
    ast.Call: _Reader.call,
}


def _python_name(node: ast.expr) -> str:
    return {
        "Lambda": "`lambda`",
        "Subscript": "`[...]` after a value",
        "JoinedStr": "an f-string",
        "NamedExpr": "`:=`",
        "Starred": "`*`",
        "Dict": "`{...}`",
        "Await": "`await`",
        "Yield": "`yield`",
        "YieldFrom": "`yield`",
        "ListComp": "`[... for ...]`",
        "SetComp": "`{... for ...}`",
        "DictComp": "`{... for ...}`",
        "GeneratorExp": "`... for ... in ...` outside `any`, `all`, `count` and the like",
    }.get(type(node).__name__, f"Python's {type(node).__name__}")
