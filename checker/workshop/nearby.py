"""Nearby: records that differ from given ones in one thing that a rule reads, or in a few."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from checker.engines.interpreter import trace
from checker.engines.interpreter.values import Range
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
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from checker.model.plan import Plan
    from checker.model.tree import Tree
    from checker.model.types import Schema, Type

Data = dict[str, Any]
Value = Any  # plain data of a record, of any type
Path = tuple[str | int, ...]
SEVERAL = (2, 3)
SINGLES = 70  # of a hundred records, at most so many that are one edit away
NEAR_DAYS = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Edit:
    """A place of a record, and what is to stand there."""

    path: Path
    value: object


@dataclass(frozen=True, eq=False, slots=True)
class Nearby:
    """Makes records near others, for the sake of some plans; the same ones every time.

    ``reads`` are the schema paths that the plans read, ``stated`` the values that they state.
    """

    plans: tuple[Plan, ...]
    schema: Schema
    reads: frozenset[str]
    stated: frozenset[object]

    def records(self, near: Sequence[Record], most: int) -> list[Record]:
        """Give records that are one edit away, all if they are not too many, then some further."""
        draw = random.Random(0)  # noqa: S311 - a search, and no secret
        made: list[Record] = []
        edits = [(record, list(self.edits(record))) for record in near]
        singles = [(record, each) for record, several in edits for each in several]
        draw.shuffle(singles)
        for record, edit in singles[: most * SINGLES // 100]:
            made.append(_edited(record, [edit], len(made)))
        rich = [(record, several) for record, several in edits if several]
        while rich and len(made) < most:
            record, several = draw.choice(rich)
            some = [draw.choice(several) for _ in range(draw.choice(SEVERAL))]
            made.append(_edited(record, some, len(made)))
        return made

    def edits(self, record: Record) -> Iterator[Edit]:
        """Give every change of one thing."""
        reckoned = (day for plan in self.plans for day in worked_out(plan, record))
        days = sorted({*days_in(record.data), record.as_of, *reckoned})
        yield from self._below(self.schema.case, (), "", record.data, days)

    def _below(
        self, kind: RecordType, path: Path, read: str, data: Value, days: Sequence[date]
    ) -> Iterator[Edit]:
        held = data or {}
        for name, field in kind.fields.items():
            reading = f"{read}.{name}" if read else name
            if reading in (self.schema.identity, self.schema.as_of) or not self._matters(reading):
                continue
            value = held.get(name)
            yield from self._at(field.type, (*path, name), reading, value, days)

    def _matters(self, reading: str) -> bool:
        return any(
            each == reading or each.startswith((f"{reading}.", f"{reading}[]"))
            for each in self.reads
        )

    def _at(
        self, kind: Type, path: Path, read: str, value: Value, days: Sequence[date]
    ) -> Iterator[Edit]:
        if value is not None:
            yield Edit(path, None)
        match kind:
            case ListType(element=RecordType() as element):
                yield from self._items(element, path, read, value, days)
            case ListType(element=element):
                yield from self._codes(element, path, value)
            case RecordType():
                yield from self._below(kind, path, read, value, days)
            case _:
                for other in self._values(kind, days):
                    if other != value:
                        yield Edit(path, other)

    def _items(
        self, element: RecordType, path: Path, read: str, value: Value, days: Sequence[date]
    ) -> Iterator[Edit]:
        items = value or ()
        yield Edit(path, ())
        for day in days:
            made = self._new(element, f"{read}[]", day)
            for each in (made, *self._of_other_kinds(element, f"{read}[]", made)):
                yield Edit(path, (*items, each))
        for place, item in enumerate(items):
            yield Edit(path, (*items, item))
            yield Edit(path, (*items[:place], *items[place + 1 :]))
            yield from self._below(element, (*path, place), f"{read}[]", item, days)

    def _new(self, element: RecordType, read: str, day: date) -> Data:
        """Make an item on a day, with the first value of everything that it must have."""
        made: Data = {}
        for name, field in element.fields.items():
            if not field.nullable or name == element.anchor or f"{read}.{name}" in self.reads:
                values = self._values(field.type, [day]) if _single(field.type) else ()
                plain = [each for each in values if each is not None]
                made[name] = plain[0] if plain else None
        return made

    def _of_other_kinds(self, element: RecordType, read: str, made: Data) -> Iterator[Data]:
        """Give an item again with each other code that the plans state, one at a time."""
        for name, field in element.fields.items():
            if isinstance(field.type, EnumType) and f"{read}.{name}" in self.reads:
                for other in field.type.values:
                    if other in self.stated and other != made.get(name):
                        yield {**made, name: other}

    def _codes(self, element: Type, path: Path, value: Value) -> Iterator[Edit]:
        held = value or ()
        yield Edit(path, ())
        for place in range(len(held)):
            yield Edit(path, (*held[:place], *held[place + 1 :]))
        for other in self._values(element, ()):
            if other is not None and other not in held:
                yield Edit(path, (*held, other))
                yield Edit(path, (other,))

    def _values(self, kind: Type, days: Sequence[date]) -> tuple[object, ...]:
        match kind:
            case BooleanType():
                return (True, False)
            case IntegerType() | NumberType():
                numbers = [each for each in self.stated if type(each) is int]
                near = {each + more for each in (*numbers, 0) for more in NEAR_DAYS}
                return tuple(sorted(each for each in near if each >= 0))
            case TextType():
                return ("a", "b")
            case EnumType(values=values):
                named = [each for each in values if each in self.stated]
                others = [each for each in values if each not in self.stated]
                return (*named, *others[:2], *others[-1:])
            case DateType():
                around = {day + timedelta(days=more) for day in days for more in NEAR_DAYS}
                return tuple(sorted(around))
            case _:
                return ()


def nearby(plans: Iterable[Plan]) -> Nearby:
    """Make ready for the rules that are to be told apart."""
    several = list(plans)
    reads = frozenset(read for plan in several for read in plan.reads)
    stated = frozenset(value for plan in several for root in _roots(plan) for value in _said(root))
    return Nearby(tuple(several), several[0].schema, reads, stated)


def _roots(plan: Plan) -> Iterator[Tree]:
    subjects = () if plan.subjects is None else (plan.subjects.over, plan.subjects.filter)
    yield from (each for each in (plan.applies_to, *subjects, plan.due, plan.expect) if each)


def _said(node: Tree) -> Iterator[object]:
    if isinstance(node, tree.Fixed):
        yield node.value
    if isinstance(node, tree.Setting):
        for _, value in node.values:
            yield from value if isinstance(value, tuple) else (value,)
    for each in tree.children(node):
        yield from _said(each)


def worked_out(plan: Plan, record: Record) -> Iterator[date]:
    """Give the days that a rule works out on a record: its deadline, the ends of its windows."""
    traced = trace(plan, record)
    steps = [each for each in (traced.gate, traced.subjects) if each is not None]
    steps += [step for _, named in traced.each for _, step in named]
    while steps:
        step = steps.pop()
        steps.extend(step.parts)
        if isinstance(step.node, tree.Call) and isinstance(step.value, Range):
            day = step.value.point
            if isinstance(day, date):
                yield day


def _single(kind: Type) -> bool:
    return not isinstance(kind, ListType | RecordType)


def days_in(value: object) -> Iterator[date]:
    """Give every day that stands in plain data."""
    match value:
        case date():
            yield value
        case dict():
            for each in value.values():
                yield from days_in(each)
        case tuple():
            for each in value:
                yield from days_in(each)
        case _:
            pass


def _edited(record: Record, edits: Collection[Edit], number: int) -> Record:
    data: Value = record.data
    for edit in edits:
        data = put(data, edit.path, edit.value)
    return Record(str(number), record.as_of, data)


def put(data: Value, path: Path, value: object) -> Value:
    """Give data with a value put at a place; an item that is gone is left gone."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        items = data or ()
        if first >= len(items):
            return data
        return (*items[:first], put(items[first], rest, value), *items[first + 1 :])
    held = data or {}
    return {**held, first: put(held.get(first), rest, value)}
