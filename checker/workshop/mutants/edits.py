"""Edits: the small mistakes that an author could make in one condition, as changes of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from checker.model import syntax
from checker.model.functions import FUNCTIONS
from checker.model.types import BooleanType, DateType, EnumType, IntegerType, NumberType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model.rule import Expression
    from checker.model.source import Span
    from checker.model.syntax import Each, Syntax
    from checker.model.types import Type
    from checker.workshop.mutants.typed import Typed

OTHER_OPERATORS: dict[str, tuple[str, ...]] = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
    "in": ("not in",),
    "not in": ("in",),
}
ORDER_OPERATORS = {"==": ("<=", ">=")}
OTHER_QUANTIFIERS = {"any": "all", "all": "any", "latest": "earliest", "earliest": "latest"}
OPERATOR = re.compile(r"<=|>=|==|!=|<|>|\bnot\s+in\b|\bin\b")
WORD = {"and": re.compile(r"\band\b"), "or": re.compile(r"\bor\b")}
NOT = re.compile(r"not\b\s*")
IF = re.compile(r"\bif\b[\s(]*$")
NEAREST = 3  # of the fields of one type, the nearest in their declared order are taken for another


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a condition's text, from ``start`` up to ``end``, that become another text."""

    kind: str
    start: int
    end: int
    text: str

    def of(self, expression: Expression) -> Expression:
        """Make the edit; what is new stands where the old text began."""
        text = expression.text[: self.start] + self.text + expression.text[self.end :]
        points = expression.places.points
        new = (points[self.start],) * len(self.text)
        places = replace(
            expression.places, points=(*points[: self.start], *new, *points[self.end :])
        )
        return replace(expression, text=text, places=places)


@dataclass(frozen=True, eq=False, slots=True)
class Editor:
    """Finds the edits of one condition; ``types`` holds what the typechecker knows of its parts."""

    expression: Expression
    types: Mapping[tuple[Span, str], Typed]
    indexes: Mapping[tuple[int, int], int]

    def edits(self, node: Syntax) -> Iterator[Edit]:
        """Give the edits of a piece of syntax, and of everything in it."""
        match node:
            case syntax.LiteralValue():
                yield from self._literal(node)
            case syntax.ListLiteral(items=items):
                yield from self._options(items)
            case syntax.Name() | syntax.Attribute():
                yield from self._field(node)
            case syntax.Chain():
                yield from self._chain(node)
            case syntax.Junction():
                yield from self._junction(node)
            case syntax.Negation(operand=operand):
                start = self._start(node)
                found = NOT.match(self.expression.text, start)
                if found:
                    yield Edit("`not` left out", start, found.end(), "")
                yield from self.edits(operand)
            case syntax.Choice():
                yield from self._choice(node)
            case syntax.Arithmetic():
                yield from self._sum(node)
            case syntax.FunctionCall():
                yield from self._call(node)
            case syntax.Quantified():
                yield from self._quantified(node)
            case _ as never:
                assert_never(never)

    def each(self, node: Each) -> Iterator[Edit]:
        """Give the edits of a list and of the conditions on its items."""
        yield from self.edits(node.over)
        before = self._end(node.over)
        for condition in node.conditions:
            start, end = self._bracketed(condition)
            found = IF.search(self.expression.text, before, start)
            if found:
                yield Edit("an `if` left out", found.start(), end, "")
            yield from self.edits(condition)
            before = end

    def _start(self, node: syntax.Node) -> int:
        return self.indexes[node.span.line, node.span.column]

    def _end(self, node: syntax.Node) -> int:
        return self.indexes[node.span.end_line, node.span.end_column - 1] + 1

    def _whole(self, node: syntax.Node) -> str:
        return self.expression.text[self._start(node) : self._end(node)]

    def _replaced(self, kind: str, node: syntax.Node, text: str) -> Edit:
        return Edit(kind, self._start(node), self._end(node), text)

    def _bracketed(
        self, node: syntax.Node, within: tuple[int, int] | None = None
    ) -> tuple[int, int]:
        """Give where a piece begins and ends, with all brackets that hold it and nothing else."""
        start, end = self._start(node), self._end(node)
        first, last = within or (0, len(self.expression.text))
        text = self.expression.text
        while True:
            before, after = text[first:start].rstrip(), text[end:last].lstrip()
            if not (before.endswith("(") and after.startswith(")")):
                return start, end
            start = first + len(before) - 1
            end = last - len(after) + 1

    def _type(self, node: syntax.Node) -> Type | None:
        typed = self.types.get((node.span, node.text))
        return None if typed is None else typed.type

    def _literal(self, node: syntax.LiteralValue) -> Iterator[Edit]:
        match node.value:
            case bool() as value:
                yield self._replaced("true for false", node, str(not value).lower())
            case int() as value:
                yield self._replaced("one more", node, str(value + 1))
                if value > 0:
                    yield self._replaced("one less", node, str(value - 1))
            case str() as value:
                kind = self._type(node)
                if isinstance(kind, EnumType):
                    for other in _beside(kind, value, ()):
                        yield self._replaced("another code", node, repr(other))
            case _:
                pass

    def _options(self, items: Sequence[Syntax]) -> Iterator[Edit]:
        stated = [each.value for each in items if isinstance(each, syntax.LiteralValue)]
        for place, each in enumerate(items):
            if len(items) > 1:
                start = self._start(each) if place == 0 else self._end(items[place - 1])
                end = self._start(items[1]) if place == 0 else self._end(each)
                yield Edit("a code left out", start, end, "")
            kind = self._type(each)
            if isinstance(kind, EnumType) and isinstance(each, syntax.LiteralValue):
                for other in _beside(kind, str(each.value), stated)[:1]:
                    yield self._replaced("another code", each, repr(other))

    def _field(self, node: syntax.Name | syntax.Attribute) -> Iterator[Edit]:
        typed = self.types.get((node.span, node.text))
        if isinstance(node, syntax.Attribute):
            yield from self.edits(node.of)
        if typed is None:
            return
        if isinstance(typed.type, BooleanType):
            yield self._replaced("`not` put in", node, f"(not {self._whole(node)})")
        for other in typed.siblings[:NEAREST]:
            if isinstance(node, syntax.Attribute):
                end = self._end(node)
                yield Edit("another field", end - len(node.name), end, other)
            else:
                yield self._replaced("another field", node, other)

    def _chain(self, node: syntax.Chain) -> Iterator[Edit]:
        pairs = zip(node.operands, node.operands[1:], node.operators, strict=False)
        for left, right, operator in pairs:
            gap = OPERATOR.search(self.expression.text, self._end(left), self._start(right))
            if gap is None:
                continue
            others = OTHER_OPERATORS[operator]
            if _ordered(self._type(left)) or _ordered(self._type(right)):
                others += ORDER_OPERATORS.get(operator, ())
            for other in others:
                yield Edit("another comparison", gap.start(), gap.end(), other)
        if len(node.operators) > 1:
            first, last = node.operands[0], node.operands[-1]
            start, end = self._start(first), self._end(last)
            yield Edit("a window left open", start, self._start(node.operands[1]), "")
            yield Edit("a window left open", self._end(node.operands[-2]), end, "")
        for operand in node.operands:
            yield from self.edits(operand)

    def _junction(self, node: syntax.Junction) -> Iterator[Edit]:
        within = self._start(node), self._end(node)
        other = "or" if node.operator == "and" else "and"
        stretches = [self._bracketed(each, within) for each in node.operands]
        for (_, end), (start, _) in pairwise(stretches):
            gap = WORD[node.operator].search(self.expression.text, end, start)
            if gap is not None:
                yield Edit(f"`{other}` for `{node.operator}`", gap.start(), gap.end(), other)
        for place, (start, end) in enumerate(stretches):
            if place == 0:
                yield Edit("a clause left out", start, stretches[1][0], "")
            else:
                yield Edit("a clause left out", stretches[place - 1][1], end, "")
        for operand in node.operands:
            yield from self.edits(operand)

    def _choice(self, node: syntax.Choice) -> Iterator[Edit]:
        yield self._replaced("a choice left out", node, self._whole(node.then))
        yield self._replaced("a choice left out", node, self._whole(node.otherwise))
        for each in (node.condition, node.then, node.otherwise):
            yield from self.edits(each)

    def _sum(self, node: syntax.Arithmetic) -> Iterator[Edit]:
        text = self.expression.text
        place = text.find(node.operator, self._end(node.left), self._start(node.right))
        if place >= 0:
            other = "-" if node.operator == "+" else "+"
            yield Edit("another sign", place, place + 1, other)
        yield from self.edits(node.left)
        yield from self.edits(node.right)

    def _call(self, node: syntax.FunctionCall) -> Iterator[Edit]:
        if node.name == "date":
            yield from self._day(node)
            return
        function = FUNCTIONS.get(node.name)
        if function is not None:
            taken = [each.type for each in function.arguments]
            start = self._start(node)
            for other in FUNCTIONS.values():
                same = [each.type for each in other.arguments] == taken
                if other is not function and same and other.result == function.result:
                    yield Edit("another function", start, start + len(node.name), other.name)
            if len(taken) > 1 and taken[0] == taken[1]:
                first, second = node.arguments[:2]
                between = self.expression.text[self._end(first) : self._start(second)]
                swapped = self._whole(second) + between + self._whole(first)
                yield Edit("the other way round", self._start(first), self._end(second), swapped)
        for argument in node.arguments:
            yield from self.edits(argument)

    def _day(self, node: syntax.FunctionCall) -> Iterator[Edit]:
        parts = [each.value for each in node.arguments if isinstance(each, syntax.LiteralValue)]
        day = date(*map(int, parts))
        for kind, days in (("a day later", 1), ("a day earlier", -1)):
            near = day + timedelta(days=days)
            yield self._replaced(kind, node, f"date({near.year}, {near.month}, {near.day})")

    def _quantified(self, node: syntax.Quantified) -> Iterator[Edit]:
        start = self._start(node)
        other = OTHER_QUANTIFIERS.get(node.quantifier)
        if other is not None:
            kind = f"`{other}` for `{node.quantifier}`"
            yield Edit(kind, start, start + len(node.quantifier), other)
        if not (isinstance(node.body, syntax.Name) and node.body.name == node.each.variable):
            yield from self.edits(node.body)
        yield from self.each(node.each)


def editor(expression: Expression, types: Mapping[tuple[Span, str], Typed]) -> Editor:
    """Make ready to edit a condition."""
    indexes: dict[tuple[int, int], int] = {}
    for index, point in enumerate(expression.places.points):
        indexes.setdefault(point, index)
    return Editor(expression, types, indexes)


def _beside(kind: EnumType, value: str, taken: Sequence[object]) -> tuple[str, ...]:
    """Give the codes that stand beside one in its enumeration and are not taken."""
    values = kind.values
    place = values.index(value)
    near = sorted(range(len(values)), key=lambda each: abs(each - place))
    return tuple(values[each] for each in near if each != place and values[each] not in taken)[:2]


def _ordered(kind: Type | None) -> bool:
    match kind:
        case IntegerType() | NumberType() | DateType():
            return True
        case EnumType(ordered=ordered):
            return ordered
        case _:
            return False
