"""Additions: what may have been done and not be in a record, the least of it first."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from checker.language.plan import reads
from checker.model.types import EnumType, ListType, RecordType
from checker.workshop.mutants.telling import size
from checker.workshop.nearby import Edit, days_in, nearby
from checker.workshop.places import at, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.plan import Plan
    from checker.model.record import Record
    from checker.model.types import Field, Schema, Type
    from checker.workshop.nearby import Path

SINGLES, PAIRS = 1_000, 300  # the cheapest additions; and of two together, where none is enough
# What it costs to add elsewhere than where something is expected, and to change what is recorded.
# One more of what is judged seldom answers what is asked of another one.
ELSEWHERE, CHANGED, OWN = 50, 100, 25


@dataclass(frozen=True, eq=False)
class Additions:
    """What a rule could have been met by, had the record held it."""

    plan: Plan
    record: Record

    def tried(self) -> list[tuple[Edit, ...]]:
        """List what is tried, in its order: one addition, what came true on a day, any two."""
        edits = sorted(self._edits(), key=self._cost)[:SINGLES]
        return [*((edit,) for edit in edits), *self._dated(edits), *_pairs(edits)]

    def _edits(self) -> Iterator[Edit]:
        for edit in nearby([self.plan]).edits(self.record):
            if edit.value is not None and edit.value != () and self._adds(edit):
                yield edit
                yield from self._of_recorded_kinds(edit)

    def _of_recorded_kinds(self, edit: Edit) -> Iterator[Edit]:
        """Give an added item again with each code that stands elsewhere in the record."""
        field = _field(self.plan.schema, edit.path)
        if field is None or not isinstance(field.type, ListType):
            return
        element = field.type.element
        *before, item = edit.value if isinstance(edit.value, tuple) else ()
        fields = element.fields if isinstance(element, RecordType) else {}
        for kind, code in self._recorded:
            if kind == element and code not in before:
                yield Edit(edit.path, (*before, code))
            for name, one in fields.items():
                if kind == one.type and item.get(name) not in (None, code):
                    yield Edit(edit.path, (*before, {**item, name: code}))

    @cached_property
    def _recorded(self) -> tuple[tuple[EnumType, str], ...]:
        return tuple(dict.fromkeys(_codes(self.plan.schema.case, self.record.data)))

    def _adds(self, edit: Edit) -> bool:
        """Say whether it adds to what is recorded, or says of an item that it was done after all.

        Anything else that the expectation reads may be otherwise in what is judged itself alone.
        """
        old = at(self.record.data, edit.path)
        if isinstance(old, tuple):
            return isinstance(edit.value, tuple) and edit.value[: len(old)] == old
        if old is None:
            return True
        done = edit.value is True and _is_of_an_item(edit.path)
        return self._is_expected(edit.path) and (done or self._is_of_a_subject(edit.path))

    def _is_of_a_subject(self, path: Path) -> bool:
        if self.plan.subjects is None:
            return False
        # What chooses the subjects is left as it is, or another one would be judged instead.
        chosen_by = reads(self.plan.subjects, ())
        read = written(path, items="[]")
        return read not in chosen_by and read.startswith(tuple(f"{each}[]" for each in self._over))

    @cached_property
    def _over(self) -> tuple[str, ...]:
        """The list of which each item is judged; none where the case itself is."""
        subjects = self.plan.subjects
        return () if subjects is None else reads(None, (subjects.over,))[:1]

    def _cost(self, edit: Edit) -> tuple[int, int, int]:
        """Order edits: what adds before what changes, little before much, early before late."""
        old = at(self.record.data, edit.path)
        changes = 0 if old is None or isinstance(old, tuple) else CHANGED
        changes += 0 if self._is_expected(edit.path) else ELSEWHERE
        changes += OWN if written(edit.path) in self._over else 0
        days = [each.toordinal() for each in days_in(self._added(edit))]
        return changes, size({"": self._added(edit)}), max(days, default=0)

    def _is_expected(self, path: Path) -> bool:
        """Say whether the expectation itself reads there; a gate should not be shut instead."""
        read = written(path, items="[]")
        subjects = self.plan.subjects and replace(self.plan.subjects, filter=None)
        names = reads(subjects, (self.plan.expect,))
        return any(each == read or each.startswith((f"{read}.", f"{read}[]")) for each in names)

    def _added(self, edit: Edit) -> Any:  # noqa: ANN401 - plain data of any type
        old = at(self.record.data, edit.path)
        if isinstance(edit.value, tuple):
            return edit.value[len(old or ()) :]
        return edit.value

    def _dated(self, edits: Sequence[Edit]) -> Iterator[tuple[Edit, ...]]:
        """Give what came true together with each day on which it may have."""
        for flag in edits:
            done = flag.value is True and _is_of_an_item(flag.path)
            field = _field(self.plan.schema, flag.path)
            if done and field is not None and field.dated_by is not None:
                place = (*flag.path[:-1], field.dated_by)
                yield from ((flag, each) for each in edits if each.path == place)


def _pairs(edits: Sequence[Edit]) -> Iterator[tuple[Edit, ...]]:
    draw = random.Random(0)  # noqa: S311 - a search, and no secret
    if len(edits) > 1:
        yield from (tuple(draw.sample(edits, 2)) for _ in range(PAIRS))


def _is_of_an_item(path: Path) -> bool:
    return any(isinstance(step, int) for step in path)


def _field(schema: Schema, path: Path) -> Field | None:
    """Give the field at a place; ``None`` for an item of a list."""
    kind: Type = schema.case
    found: Field | None = None
    for step in path:
        if isinstance(kind, ListType):
            kind, found = kind.element, None
        elif isinstance(kind, RecordType) and isinstance(step, str):
            found = kind.fields[step]
            kind = found.type
    return found


def _codes(kind: Type, value: object) -> Iterator[tuple[EnumType, str]]:
    """Give each code that stands in plain data, with its kind."""
    match kind, value:
        case EnumType(), str():
            yield kind, value
        case ListType(element=element), tuple():
            for each in value:
                yield from _codes(element, each)
        case RecordType(), dict():
            for name, each in value.items():
                yield from _codes(kind.fields[name].type, each)
        case _:
            pass
