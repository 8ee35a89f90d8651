"""Work: records are read and judged side by side, in several processes, and told in order."""

from __future__ import annotations

import pickle
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from checker import keep
from checker.batch.judge import Judge, judge_of
from checker.batch.shadow import Sampler
from checker.records.columns.read import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from datetime import date

    from numpy.typing import NDArray

    from checker.api import Book
    from checker.batch.judge import Verdicts
    from checker.batch.shadow import Sample
    from checker.engines.sql.duckdb import Limits, Prepared
    from checker.records.columns.read import Whole
    from checker.records.columns.repeats import About
    from checker.records.columns.sources import Group

    Column = NDArray[Any]


@dataclass(frozen=True, eq=False, slots=True)
class Judged:
    """What was said of the records of a group, and what is known of them.

    ``spent``: the seconds that each operation took, if that was asked. ``differing``: of how many
    outcomes a second engine said something else, if one was asked.
    """

    about: About
    verdicts: Verdicts
    sample: Sample
    spent: Column | None
    differing: int


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with each group: read by the models of a rulebook, judged, sampled.

    ``second``: the limits of DuckDB, where it is to judge every case too.
    """

    book: Book
    as_of: date | None
    sample: int
    seed: int
    profile: bool
    second: Limits | None = None

    def worker(self) -> Worker:
        """Make ready to do it."""
        schema = self.book.plans[0].schema
        reader = Reader(self.book.model, self.as_of)
        sampler = Sampler(schema, self.sample, self.seed)
        return Worker(judge_of(self.book), reader, sampler, self.profile, self._second())

    def _second(self) -> Prepared | None:
        if self.second is None:
            return None
        from checker.engines.sql.duckdb import prepared  # noqa: PLC0415 - only where it is asked for

        return prepared(self.book.plans, self.second)


@dataclass(frozen=True, eq=False, slots=True)
class Worker:
    """Reads and judges one group of records after the other."""

    judge: Judge
    reader: Reader
    sampler: Sampler
    profile: bool
    second: Prepared | None

    def __call__(self, group: Group) -> Judged:
        """Read and judge the records of a group."""
        return self.judged(self.reader.read(group))

    def judged(self, whole: Whole) -> Judged:
        """Judge records that were read."""
        stood = self.reader.stood(whole.records)
        wheres = pa.array([whole.about.where(order) for order in whole.about.orders], pa.string())
        spent = np.zeros(len(self.judge.program.operations)) if self.profile else None
        verdicts = self.judge(stood.records, wheres, stood.places, spent)
        differing = 0
        if self.second is not None and stood.records.num_rows:
            differing = int((self.second(stood.records) != verdicts.codes).sum())
        sample = self.sampler.of(stood, verdicts)
        return Judged(whole.about, verdicts, sample, spent, differing)


def side_by_side(task: Task, groups: Iterable[Group], processes: int) -> Iterator[Judged]:
    """Do a task with each group, several at a time, and give the results in the groups' order."""
    if processes == 1:
        yield from map(task.worker(), groups)
        return
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _ready, (keep.packed(task),))
    waiting: deque[Future[Judged]] = deque()
    try:
        for group in groups:
            waiting.append(pool.submit(_do, group))
            # Only as many groups are held as are worked on, so that memory stays small.
            if len(waiting) > processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


_at_work: list[Worker] = []


def _ready(task: bytes) -> None:
    """Make a process ready; the keyboard stops the whole run, not each process by itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    found: Task = pickle.loads(task)  # noqa: S301 - written by the process that started this one
    _at_work[:] = [found.worker()]


def _do(group: Group) -> Judged:
    return _at_work[0](group)
