"""Evidence: reasons are followed from what was found down to the places of the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, assert_never

import numpy as np

from checker.engines.columns.reason import All, At, Branch, Decided, Reading, Searching
from checker.engines.columns.stores import STEP
from checker.engines.columns.values import Either, Part, Several, Truth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checker.engines.columns.demand import Demand, Results
    from checker.engines.columns.reason import Reason
    from checker.engines.columns.values import Value

    Column = NDArray[Any]
    Section = str | tuple[str, ...]

NOT_TOLD = -1


@dataclass(frozen=True, eq=False, slots=True)
class Facts:
    """Facts at one path: whom each is for, in which row of the path it stands; what was looked for.

    ``matched`` is how many items of the list there matched, or ``NOT_TOLD``.
    """

    path: str
    owners: Column
    rows: Column
    looked_for: str | None = None
    matched: Column | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Following:
    """Follows reasons, and gathers the facts that they lead to."""

    facts: list[Facts] = field(default_factory=list)

    def follow(self, reason: Reason, demand: Demand) -> None:
        """Gather what a value rests on, for each demand."""
        if not len(demand):
            return
        match reason:
            case All(parts=parts):
                for part in parts:
                    self.follow(part, demand)
            case Reading(further=further):
                if further is not None:
                    self.follow(further, demand)
                self._read(reason, demand, None, None)
            case Decided():
                self._decided(reason, demand)
            case Branch():
                self._branch(reason, demand)
            case Searching():
                self._search(reason, demand)
            case _ as never:
                assert_never(never)

    def _decided(self, reason: Decided, demand: Demand) -> None:
        settled, unsure = _state(demand, reason.whole, deciding=reason.deciding)
        open_ = settled.copy()
        for at, below in reason.operands:
            decides, unknown = _state(demand, at, deciding=reason.deciding)
            self.follow(below, demand.where((open_ & decides) | _also(settled, unsure, unknown)))
            open_ &= ~decides

    def _branch(self, reason: Branch, demand: Demand) -> None:
        self.follow(reason.condition, demand)
        holds, unknown = _state(demand, reason.test, deciding=True)
        self.follow(reason.then, demand.where(holds | unknown))
        self.follow(reason.otherwise, demand.where(~holds))

    def _search(self, reason: Searching, demand: Demand) -> None:
        source, items = demand.items(reason.item)
        matched = _matched(reason, demand, source, items)
        match reason.over:
            case Reading(further=further) as over:
                if further is not None:
                    self.follow(further, demand)
                self._read(over, demand, reason.looked_for, matched)
            case _ as over:
                self.follow(over, demand)
        if reason.whole is not None and reason.test is not None:
            items = items.where(_settling(reason, demand, source, items))
        self.follow(reason.asked, items)

    def _read(
        self, reading: Reading, demand: Demand, looked_for: str | None, matched: Column | None
    ) -> None:
        found, _ = candidates(demand.results, reading.of.value, demand.rows(reading.of.home))
        for each in found:
            for section, some, places in sections(demand.results, each.part, each.items):
                path = joined(section, *each.part.path, reading.name)
                of = each.source[some]
                told = None if matched is None else matched[of]
                self.facts.append(Facts(path, demand.owners[of], places, looked_for, told))


def _state(demand: Demand, at: At, *, deciding: bool) -> tuple[Column, Column]:
    """Say where a condition has the deciding value, and where it is not known."""
    assert isinstance(at.value, Truth)  # noqa: S101 - a condition's value is a truth
    yes, no = demand.at(at.value.yes, at.home), demand.at(at.value.no, at.home)
    return (yes if deciding else no), ~(yes | no)


def _also(settled: Column, unsure: Column, unknown: Column) -> Column:
    """Hold for all parts of what no part settles; where it is not known, for what is not known."""
    return ~settled & (~unsure | unknown)


def _matched(reason: Searching, demand: Demand, source: Column, items: Demand) -> Column | None:
    """Count the items that match, for each demand."""
    if not reason.counted.told or reason.test is None:
        return None
    matches, _ = _state(items, reason.test, deciding=True)
    counts = np.bincount(source[matches], minlength=len(demand))
    if reason.counted.of_none:
        return counts
    return np.where(np.bincount(source, minlength=len(demand)) > 0, counts, NOT_TOLD)


def _settling(reason: Searching, demand: Demand, source: Column, items: Demand) -> Column:
    """Choose the items on which a search rests: the first that settles it, else as a connective."""
    assert reason.whole is not None  # noqa: S101 - asked only of a search that one item can settle
    assert reason.test is not None  # noqa: S101 - as above
    settled, unsure = _state(demand, reason.whole, deciding=reason.deciding)
    decides, unknown = _state(items, reason.test, deciding=reason.deciding)
    chosen = _also(settled[source], unsure[source], unknown)
    deciding = np.flatnonzero(decides & settled[source])
    _, first = np.unique(source[deciding], return_index=True)
    chosen[deciding[first]] = True
    return chosen


@dataclass(frozen=True, eq=False, slots=True)
class Candidates:
    """Parts that a value could be: of which of the rows asked for each is one, and its item."""

    part: Part
    source: Column
    items: Column

    def where(self, known: Column) -> Candidates:
        """Keep those of the rows in which the part is known at all."""
        kept = known[self.source]
        return Candidates(self.part, self.source[kept], self.items[kept])

    def carried(self, source: Column) -> Candidates:
        """Say of which rows the parts are candidates, where the rows asked for came from others."""
        return Candidates(self.part, source[self.source], self.items)


Parts = tuple[list[Candidates], "Column"]


def candidates(results: Results, value: Value, rows: Column) -> Parts:
    """Give the parts that a value could be in each of some rows, and in which it is known at all.

    Where it could be one of several parts and one of them is not recorded, it is not known.
    """
    match value:
        case Part(items=items):
            carried = None if items is None else results.column(items)
            found = Candidates(
                value, np.arange(len(rows)), rows if carried is None else carried[rows]
            )
            known = _recorded(results, found)
            return [found.where(known)], known
        case Several(part=part, frame=frame, chosen=chosen, known=known):
            frames = results.slots[frame]
            starts, sizes = frames.ends[rows], frames.ends[rows + 1] - frames.ends[rows]
            source = np.repeat(np.arange(len(rows)), sizes)
            below = np.arange(len(source)) + np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
            kept = np.flatnonzero(results.at(chosen, below))
            parts, there = candidates(results, part, below[kept])
            missing = np.bincount(source[kept][~there], minlength=len(rows))
            sure = results.at(known, rows) & (missing == 0)
            return [each.carried(source[kept]).where(sure) for each in parts], sure
        case Either(test=test, then=then, otherwise=otherwise):
            yes, no = results.at(test.yes, rows), results.at(test.no, rows)
            first, first_known = candidates(results, then, rows)
            second, second_known = candidates(results, otherwise, rows)
            sure = np.where(
                yes, first_known, np.where(no, second_known, first_known & second_known)
            )
            sides = ((first, ~no & sure), (second, ~yes & sure))
            return [each.where(chosen) for side, chosen in sides for each in side], sure
        case _:
            message = f"only a part of the record has fields: {value}"
            raise TypeError(message)


def _recorded(results: Results, found: Candidates) -> Column:
    """Say which of the parts are recorded; an item of a list always is."""
    known = np.ones(len(found.items), dtype=np.bool_)
    if found.part.path:
        for section, some, places in sections(results, found.part, found.items):
            known[some] = results.batch.recorded(joined(section, *found.part.path))[places]
    return known


def joined(section: Section, *names: str) -> str:
    """Give the path of a field below a section."""
    assert isinstance(section, str)  # noqa: S101 - what a rule states has no fields
    return ".".join((section, *names)) if section else ".".join(names)


def sections(results: Results, part: Part, items: Column) -> list[tuple[Section, Column, Column]]:
    """Say in which section of the record items stand, and in which of its rows."""
    named = part.store.sections
    if part.store.alone:
        return [(named[0], np.arange(len(items)), items)]
    number, place = np.divmod(items, STEP)
    found = []
    for section in named:
        here = np.flatnonzero(number == results.sections[section])
        found.append((section, here, place[here]))
    return found
