"""Run: a caseload of any size is read, judged and written, portion by portion, in its own order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from checker.batch.identity import Identity, identity
from checker.batch.judge import Judge, Verdicts, judge_of
from checker.batch.shadow import Shadow
from checker.batch.sink import Sink
from checker.batch.tables import tables
from checker.batch.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from checker.api import Book
    from checker.batch.convert import TableFormat
    from checker.model.diagnostic import RecordProblem
    from checker.records.columns.read import Portion

    Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a run.

    ``folder``: where the tables go, if anywhere; ``temporary``: where else they are put
    for the time of the run, in case something has to be taken back. ``threads``: how many
    portions are judged at once.
    ``shadow``: how many cases are judged again by the reference engine, drawn by ``seed``.
    """

    folder: Path | None
    temporary: Path | None
    tables: TableFormat
    threads: int
    shadow: int
    seed: int
    profile: bool


@dataclass(frozen=True, eq=False, slots=True)
class Done:
    """What a run said: everything that was counted, and a few findings and problems to show."""

    identity: Identity
    totals: Totals
    findings: tuple[dict[str, Any], ...]
    problems: tuple[RecordProblem, ...]
    shadowed: int
    disagreements: int
    seconds_by_rule: dict[str, float]


SHOWN = 20
PROBLEMS_KEPT = 200


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """A portion, and what was said of it."""

    portion: Portion
    verdicts: Verdicts


def run(
    book: Book,
    portions: Iterable[Portion],
    wanted: Wanted,
    tell: Callable[[Totals], None] = lambda _: None,
) -> Done:
    """Judge every portion; what was read is judged or set aside, and nothing is lost.

    Raises:
        FolderTakenError: the folder of the results holds something already.
    """
    judge = judge_of(book)
    made = identity(book, "columns")
    totals = Totals(book)
    shadow = Shadow(book, wanted.shadow, wanted.seed)
    spent = np.zeros(len(judge.program.operations)) if wanted.profile else None
    findings: list[dict[str, Any]] = []
    problems: list[RecordProblem] = []
    recalled: list[str] = []
    with ExitStack() as stack:
        folder = wanted.folder or _passing(stack, wanted.temporary)
        sink = stack.enter_context(Sink(folder, tables(judge), made.metadata()))
        for told in _judged(judge, portions, wanted.threads, spent):
            _count(totals, told.portion)
            totals.add(told.verdicts)
            recalled += told.portion.recalled
            problems += told.portion.problems[: PROBLEMS_KEPT - len(problems)]
            shadow.offer(told.portion.records, told.portion.places, told.verdicts)
            if len(findings) < SHOWN:
                shown = told.verdicts.findings.slice(0, SHOWN - len(findings))
                findings += shown.to_pylist()
            _write(sink, told)
            tell(totals)
        _take_back(totals, sink, recalled)
        done = Done(
            made,
            totals,
            tuple(each for each in findings if each["case_id"] not in set(recalled)),
            tuple(problems),
            len(shadow.kept),
            shadow.disagreements(),
            {} if spent is None else judge.by_rule(spent),
        )
        if wanted.folder is not None:
            sink.finish(recalled, _about(done), wanted.tables)
    assert totals.read == totals.judged + totals.set_aside, "a record was lost"  # noqa: S101 - a promise
    return done


def _passing(stack: ExitStack, within: Path | None) -> Path:
    """Give a folder that is gone when the run ends."""
    made = stack.enter_context(TemporaryDirectory(prefix="checker-", dir=within))
    return Path(made) / "results"


def _take_back(totals: Totals, sink: Sink, recalled: Sequence[str]) -> None:
    """Take back what was said of cases that turned out to be given twice."""
    if not recalled:
        return
    for outcomes in sink.rows_of("outcomes", recalled):
        totals.take_back_outcomes(outcomes)
    for findings in sink.rows_of("findings", recalled):
        totals.subjects -= findings.num_rows
    if any(table.name == "judgements" for table in sink.tables):
        for judgements in sink.rows_of("judgements", recalled):
            totals.count_answers(judgements, -1)


def _count(totals: Totals, portion: Portion) -> None:
    totals.read += portion.read
    totals.set_aside += portion.set_aside
    totals.problems += len(portion.problems)
    totals.unknown.update(portion.unknown)


def _judged(
    judge: Judge, portions: Iterable[Portion], threads: int, spent: Column | None
) -> Iterator[Told]:
    """Judge portions side by side, and give them in the order in which they were read."""

    def judged(portion: Portion) -> Told:
        return Told(portion, judge(portion.records, portion.wheres, portion.places, spent))

    if threads == 1:
        yield from map(judged, portions)
        return
    with ThreadPoolExecutor(threads) as pool:
        waiting = deque[Any]()
        for portion in portions:
            waiting.append(pool.submit(judged, portion))
            # Only as many portions are held as are worked on, so that memory stays small.
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _write(sink: Sink, told: Told) -> None:
    sink.write("outcomes", told.verdicts.outcomes)
    sink.write("findings", told.verdicts.findings)
    if told.verdicts.judgements is not None:
        sink.write("judgements", told.verdicts.judgements)
    if told.portion.problems:
        rows = [asdict(each) for each in told.portion.problems]
        sink.write("problems", pa.RecordBatch.from_pylist(rows))


def _about(done: Done) -> dict[str, Any]:
    """Say in a file what made the results, and every total."""
    totals = done.totals
    return {
        "format": "checker-run-v1",
        **asdict(done.identity),
        "records": {
            "read": totals.read,
            "judged": totals.judged,
            "set_aside": totals.set_aside,
        },
        "outcomes": {str(outcome): number for outcome, number in totals.by_outcome.items()},
        "cases_with_findings": totals.with_findings,
        "findings_by_rule": totals.by_rule,
        "never_applied": [rule.id for rule in totals.never_applied],
        "unknown_fields": dict(totals.unknown),
        "ratings": [
            {
                "level": str(each.level),
                "id": each.id,
                "cases": {str(answer): number for answer, number in each.cases.items()},
                "share": each.share,
                "band": each.band,
                "lowest": each.lowest,
                "highest": each.highest,
            }
            for each in totals.ratings
        ],
        "judged_again": done.shadowed,
        "disagreements": done.disagreements,
    }
