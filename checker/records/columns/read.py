"""Read: records of any number become batches in the layout; each fits, or what is wrong is said.

It means the same as ``records/read.py``, which reads them one by one: what is quick here decides
only which records need no closer look.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from checker.records import messages
from checker.records.columns.blocks import Lines
from checker.records.columns.conform import conform
from checker.records.columns.layout import batch_of, layout
from checker.records.columns.repeats import About, Repeated, Repeats
from checker.records.columns.rough import rough
from checker.records.columns.sources import Group, Rows, groups
from checker.records.columns.stand import Stood, as_it_stood
from checker.records.derive import schema
from checker.records.fit import Fitted, fit
from checker.records.found import Refused
from checker.records.texts import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from datetime import date
    from pathlib import Path
    from typing import BinaryIO

    from numpy.typing import NDArray
    from pydantic import BaseModel

    from checker.model.diagnostic import RecordProblem
    from checker.model.record import Record
    from checker.model.types import Schema
    from checker.records.found import Found

    Column = NDArray[Any]

SIZE = 6144
AHEAD = 2
INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, eq=False, slots=True)
class Portion:
    """Some records that fit, as they stood, and everything that was wrong with others.

    ``places`` gives, for a list of which items are left out, where each item stood that is still
    there; by the path of the list. ``unknown`` counts the values of fields that no record has, by
    path. ``recalled`` names cases that were given in an earlier portion and have turned up again:
    nobody can say which is meant, so what was said of them is to be taken back. ``read`` is the
    number of records seen, ``set_aside`` how many of them (and of those recalled) are not judged.
    """

    records: pa.RecordBatch
    places: Mapping[str, Column]
    wheres: pa.Array
    problems: tuple[RecordProblem, ...]
    unknown: Mapping[str, int]
    read: int
    set_aside: int
    recalled: tuple[str, ...]
    size: int


def portions(
    paths: Sequence[str | Path],
    model: type[BaseModel],
    *,
    as_of: date | None = None,
    size: int = SIZE,
    stdin: BinaryIO | None = None,
) -> Iterator[Portion]:
    """Read paths as ``read`` does, portion by portion; ``as_of`` wins over a record's own day."""
    reader, repeats = Reader(model, as_of), Repeats(schema(model))
    waiting: deque[Future[Whole]] = deque()
    with ThreadPoolExecutor(AHEAD) as pool:
        for group in groups(paths, size, stdin):
            waiting.append(pool.submit(reader.read, group))
            # Only so much is read ahead, so that memory stays small.
            if len(waiting) > AHEAD:
                yield reader.portion(*_checked(waiting, repeats))
        while waiting:
            yield reader.portion(*_checked(waiting, repeats))


def _checked(waiting: deque[Future[Whole]], repeats: Repeats) -> tuple[Whole, Repeated]:
    whole = waiting.popleft().result()
    return whole, repeats.among(whole.about)


@dataclass(frozen=True, eq=False, slots=True)
class Entries:
    """What became of some places where records stood: rows that fit, and what was said of others.

    ``orders`` gives the place of each row among all places of a portion.
    """

    rows: pa.RecordBatch
    orders: tuple[int, ...]


@dataclass(eq=False, slots=True)
class Gathering:
    """What a portion gathers: rows with their order, problems with theirs, and counts.

    ``alone`` holds the records that were read one by one, to be brought into the layout together.
    ``texts`` says where what was read one by one stood.
    """

    rows: list[Entries] = field(default_factory=list)
    alone: dict[int, Record] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)
    problems: list[tuple[int, RecordProblem]] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    read: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class Whole:
    """Records that fit, in their order and with what came later, and what is known of them."""

    records: pa.RecordBatch
    about: About


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads records that were found together, without regard to any others."""

    model: type[BaseModel]
    as_of: date | None

    @property
    def schema(self) -> Schema:
        """The schema of the records."""
        return schema(self.model)

    def read(self, group: Group) -> Whole:
        """Read what was found together."""
        made = self.gathered(group)
        records, orders = self._ordered(made)
        word = " record " if isinstance(group.content, Rows) else ":"
        about = About(
            start=f"{group.name}{word}",
            orders=tuple(orders),
            ids=tuple(records.column(self.schema.identity).to_pylist()),
            others=made.ids,
            texts=made.texts,
            problems=tuple(made.problems),
            unknown=made.unknown,
            read=made.read,
            size=group.size,
        )
        return Whole(records, about)

    def stood(self, records: pa.RecordBatch) -> Stood:
        """Give records as they stood at the close of the day that each is judged at."""
        if self.as_of is None:
            return as_it_stood(records, self.schema, records.column(self.schema.as_of))
        day = pa.array([self.as_of] * records.num_rows, pa.date32())
        return as_it_stood(records, self.schema, day)

    def portion(self, whole: Whole, repeated: Repeated) -> Portion:
        """Leave out the cases that are given twice, and let the others stand."""
        about, records = whole.about, whole.records
        kept = [row for row in range(len(about.orders)) if row not in repeated.gone]
        if repeated.gone:
            records = records.take(pa.array(kept, pa.int64()))
        stood = self.stood(records)
        wheres = [about.where(about.orders[row]) for row in kept]
        return Portion(
            records=stood.records,
            places=stood.places,
            wheres=pa.array(wheres, pa.string()),
            problems=repeated.problems,
            unknown=about.unknown,
            read=about.read,
            set_aside=about.read - len(kept) + len(repeated.recalled),
            recalled=repeated.recalled,
            size=about.size,
        )

    def gathered(self, group: Group) -> Gathering:
        """Read what was found together, without regard to what was read before it."""
        made = Gathering()
        match group.content:
            case Rows() as rows:
                self._rows(made, rows)
            case Lines() as lines:
                self._lines(made, group.name, lines)
            case found:
                self._found(made, found)
        if made.alone:
            rows = batch_of(made.alone.values(), self.schema)
            again = conform(rows, self.schema, day_given=True)
            made.rows.append(Entries(again.records, tuple(made.alone)))
        return made

    def _lines(self, made: Gathering, name: str, lines: Lines) -> None:
        """Read lines of NDJSON: at once where they are plain, and else one by one."""
        every = enumerate(lines.lines, start=lines.first)
        numbered = [(number, line) for number, line in every if line.strip()]
        texts = dict(numbered)
        for each in rough(numbered, layout(self.schema, written=True)):
            alone = each.numbers
            if each.rows is not None:
                kept = self._conformed(made, each.rows, each.numbers)
                alone = tuple(number for number in each.numbers if number not in kept)
            for number in alone:
                for found in in_line(name, number, texts[number]):
                    self._alone(made, found, number)

    def _conformed(
        self, made: Gathering, rows: pa.RecordBatch, orders: Sequence[int]
    ) -> frozenset[int]:
        """Keep the rows that surely fit, and give their order."""
        found = conform(rows, self.schema, day_given=self.as_of is not None)
        made.unknown.update(found.unknown)
        fits = np.flatnonzero(~found.unfit)
        kept = tuple(orders[row] for row in fits.tolist())
        records = found.records if len(fits) == rows.num_rows else found.records.take(fits)
        made.rows.append(Entries(records, kept))
        made.read += len(kept)
        return frozenset(kept)

    def _found(self, made: Gathering, found: Sequence[Found]) -> None:
        for order, each in enumerate(found):
            self._alone(made, each, order)

    def _rows(self, made: Gathering, rows: Rows) -> None:
        """Read rows of a table: at once where they fit, and else one by one."""
        orders = range(rows.first, rows.first + rows.records.num_rows)
        kept = self._conformed(made, rows.records, orders)
        for order in orders:
            if order not in kept:
                self._alone(made, rows.alone(order), order)

    def _alone(self, made: Gathering, found: Found, order: int) -> None:
        """Read one record as the slow reading does, which has the last word."""
        if isinstance(found, Refused):
            made.problems.append((order, found.problem))
            made.read += found.counted
            return
        fitted = fit(found, self.model, self.as_of, whole=True)
        made.read += 1
        made.texts[order] = fitted.where
        self._told(made, fitted, order)
        if fitted.record is not None:
            made.alone[order] = fitted.record
        elif fitted.case_id is not None:
            made.ids[order] = fitted.case_id

    def _told(self, made: Gathering, fitted: Fitted, order: int) -> None:
        for problem in fitted.problems:
            if problem.code == messages.unknown_field(None).code:
                made.unknown[INDEX.sub("[]", problem.path)] += 1
            else:
                made.problems.append((order, problem))

    def _ordered(self, made: Gathering) -> tuple[pa.RecordBatch, list[int]]:
        if not made.rows:
            empty = conform(batch_of([], self.schema), self.schema, day_given=True)
            return empty.records, []
        orders = [order for each in made.rows for order in each.orders]
        if len(made.rows) == 1:
            records = made.rows[0].rows
        else:
            table = pa.Table.from_batches([each.rows for each in made.rows])
            records = table.combine_chunks().to_batches()[0] if orders else made.rows[0].rows
        if orders != sorted(orders):
            records = records.take(pa.array(np.argsort(orders)))
            orders.sort()
        return records, orders
