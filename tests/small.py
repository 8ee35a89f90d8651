"""Small: every record of a rule that is small enough: few items, few values, all that it reads.

A list holds up to two items, or is not recorded. Each field that the rule reads is not recorded or
takes a value that matters: a code that the rule names and one that it does not, a day at the edges
of the rule's own windows.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

from checker.engines import calendar
from checker.model import tree
from checker.model.record import Record
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
    from collections.abc import Iterator

    from checker.model.plan import Plan
    from checker.model.rule import Parameter
    from checker.model.tree import Tree
    from checker.model.types import Type

BEGIN, AS_OF = date(2017, 11, 27), date(2018, 5, 8)
"""A Monday, and the day after a bank holiday: windows between them run over Christmas.

Of a rule that names a later day, both are moved to it.
"""

MOST = 2


@dataclass(frozen=True)
class Choice:
    """A place of a record, such as ``changes[0].kind``, and what may stand there."""

    path: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class Small:
    """The small records of a rule."""

    plan: Plan

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """List each place that the rule reads, with its values."""
        return tuple(self._below(self.plan.schema.case, "", ""))

    @property
    def number(self) -> int:
        """How many small records there are."""
        return prod(len(each.values) for each in self.choices)

    def records(self, most: int) -> list[Record]:
        """Give all of them, or a sample of so many that is the same every time."""
        if self.number <= most:
            numbers = list(range(self.number))
        else:
            draw = random.Random(self.plan.rule.id)
            numbers = [draw.randrange(self.number) for _ in range(most)]
        as_of = self._begin + (AS_OF - BEGIN)
        return [Record(str(place), as_of, self.data(each)) for place, each in enumerate(numbers)]

    def data(self, number: int) -> dict[str, Any]:
        """Give the small record of a number."""
        chosen: dict[str, object] = {}
        for choice in self.choices:
            number, place = divmod(number, len(choice.values))
            chosen[choice.path] = choice.values[place]
        made: dict[str, Any] = _made(self.plan.schema.case, "", chosen)
        return made

    def _below(self, kind: RecordType, path: str, read: str) -> Iterator[Choice]:
        for name, field in kind.fields.items():
            at, reading = (f"{path}.{name}", f"{read}.{name}") if path else (name, name)
            if reading in (self.plan.schema.identity, self.plan.schema.as_of):
                continue
            below = any(
                each.startswith((f"{reading}.", f"{reading}[]")) for each in self.plan.reads
            )
            if below or reading in self.plan.reads:
                yield from self._at(field.type, at, reading, below=below)

    def _at(self, type_: Type, path: str, read: str, *, below: bool) -> Iterator[Choice]:
        match type_:
            case ListType(element=RecordType() as element):
                yield Choice(path, (None, *range(MOST + 1)))
                for place in range(MOST) if below else ():
                    yield from self._below(element, f"{path}[{place}]", f"{read}[]")
            case RecordType():
                yield Choice(path, (None, True))
                yield from self._below(type_, path, read)
            case ListType(element=element):
                values = [each for each in self._values(element) if each is not None]
                yield Choice(path, (None, (), tuple(values[:1]), tuple(values[:2])))
            case _:
                yield Choice(path, self._values(type_))

    def _values(self, type_: Type) -> tuple[object, ...]:
        match type_:
            case BooleanType():
                return (None, True, False)
            case IntegerType() | NumberType():
                return (None, 0, 1, 5)
            case TextType():
                return (None, "a", "b")
            case EnumType(values=values):
                named = [each for each in values if each in self._named]
                other = [each for each in values if each not in self._named]
                return (None, *named[:3], *other[:1])
            case DateType():
                return (None, *self._days)
            case _:
                message = f"{type_} has no single values"
                raise TypeError(message)

    @cached_property
    def _named(self) -> frozenset[object]:
        """Give what the rule's conditions state."""
        plan = self.plan
        over = () if plan.subjects is None else (plan.subjects.over, plan.subjects.filter)
        roots = [each for each in (plan.applies_to, *over, plan.due, plan.expect) if each]
        return frozenset(value for root in roots for value in _stated(root))

    @cached_property
    def _days(self) -> tuple[date, ...]:
        """Give the first day, the edges of two windows from it, and the day of judging."""
        begin = self._begin
        edges = [edge for each in self.plan.rule.parameters[:2] for edge in _edges(each, begin)]
        return tuple(dict.fromkeys((begin, *edges, begin + (AS_OF - BEGIN))))

    @cached_property
    def _begin(self) -> date:
        """Give the latest day that the rule states, or the usual one."""
        return max((each for each in self._named if isinstance(each, date)), default=BEGIN)


def _stated(node: Tree) -> Iterator[object]:
    if isinstance(node, tree.Fixed):
        yield node.value
    if isinstance(node, tree.Setting):
        for since, value in node.values:
            yield since
            yield from value if isinstance(value, tuple) else (value,)
    for each in tree.children(node):
        yield from _stated(each)


def _edges(parameter: Parameter, begin: date) -> tuple[date, ...]:
    """Give the last day of a window that starts on the first day, and the day after."""
    value = parameter.value
    if not isinstance(value, int) or parameter.unit is None:
        return ()
    last = begin
    match parameter.unit:
        case "working days":
            last = calendar.working_days_after(begin, value)
        case "days":
            last = begin + timedelta(days=value)
        case "weeks":
            last = begin + timedelta(weeks=value)
        case "months":
            year, month = divmod(begin.year * 12 + begin.month - 1 + value, 12)
            last = date(year, month + 1, min(begin.day, 28))
    return (last, last + timedelta(days=1))


def _made(type_: Type, path: str, chosen: dict[str, object]) -> Any:  # noqa: ANN401 - plain data of any type
    match type_:
        case ListType(element=RecordType() as element):
            size = chosen.get(path)
            if not isinstance(size, int):
                return None
            return tuple(_made(element, f"{path}[{place}]", chosen) for place in range(size))
        case RecordType(fields=fields):
            if path in chosen and chosen[path] is None:
                return None
            dot = f"{path}." if path else ""
            return {name: _made(each.type, f"{dot}{name}", chosen) for name, each in fields.items()}
        case _:
            return chosen.get(path)
