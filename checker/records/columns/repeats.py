"""Repeats: cases that are given twice, in one portion or far apart; neither of them is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model.diagnostic import RecordProblem
from checker.records import messages
from checker.records.columns.seen import Places, Seen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model.types import Schema


@dataclass(frozen=True, eq=False, slots=True)
class About:
    """What is known of some records beside what they hold.

    ``orders`` numbers the rows that fit among all places, ``ids`` gives the case of each of them
    and ``others`` that of each that does not fit, as far as it is named. ``start`` is what a place
    is told by, before its number; ``texts`` are the places that are told otherwise.
    """

    start: str
    orders: tuple[int, ...]
    ids: tuple[str, ...]
    others: Mapping[int, str]
    texts: Mapping[int, str]
    problems: tuple[tuple[int, RecordProblem], ...]
    unknown: Mapping[str, int]
    read: int
    size: int

    def where(self, order: int) -> str:
        """Say where a record stood."""
        return self.texts.get(order) or f"{self.start}{order}"


@dataclass(frozen=True, slots=True)
class Repeated:
    """What turned up again: the rows that are left out, the cases that are taken back.

    ``problems`` are all problems of the portion, in the order of its records.
    """

    gone: frozenset[int]
    recalled: tuple[str, ...]
    problems: tuple[RecordProblem, ...]


@dataclass(eq=False, slots=True)
class Repeats:
    """Finds the cases that are given again; it is asked for each portion in turn."""

    schema: Schema
    seen: Seen = field(default_factory=Seen)
    where: Places = field(default_factory=Places)

    def among(self, about: About) -> Repeated:
        """Find cases that were given before: in earlier portions, and in rows of this one."""
        if not about.others:
            places = (self._place(about, order) for order in about.orders)
            if self.seen.all_new(about.ids, places):
                return Repeated(frozenset(), (), _in_order(about.problems))
        problems = list(about.problems)
        recalled: list[str] = []
        rows = dict(zip(about.orders, range(len(about.orders)), strict=True))
        cases = {**about.others, **dict(zip(about.orders, about.ids, strict=True))}
        gone: set[int] = set()
        here: dict[int, int] = {}
        for order, case_id in sorted(cases.items()):
            place = self._place(about, order)
            first = self.seen.meet(case_id, place, judged=order in rows)
            here[place] = order
            if first is None:
                continue
            gone.add(order)
            problems.append((order, self._duplicate(place, case_id, first[0])))
            if first[1]:
                problems.append((order, self._duplicate(first[0], case_id, place)))
                if first[0] in here:
                    gone.add(here[first[0]])
                else:
                    recalled.append(case_id)
        return Repeated(
            frozenset(rows[order] for order in gone if order in rows),
            tuple(recalled),
            _in_order(problems),
        )

    def _place(self, about: About, order: int) -> int:
        if order in about.texts:
            return self.where.text(about.texts[order])
        return self.where.numbered(about.start, order)

    def _duplicate(self, place: int, case_id: str, other: int) -> RecordProblem:
        wording = messages.duplicate_case(self.where.shown(other))
        return RecordProblem(self.where.shown(place), case_id, self.schema.identity, *wording)


def _in_order(problems: Sequence[tuple[int, RecordProblem]]) -> tuple[RecordProblem, ...]:
    return tuple(problem for _, problem in sorted(problems, key=lambda each: each[0]))
