"""Run: a caseload of any size is read, judged and written, portion by portion, in its own order."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from checker.batch.catalogue import catalogue
from checker.batch.identity import Identity, identity
from checker.batch.judge import Verdicts, judge_of
from checker.batch.shadow import Shadow
from checker.batch.sink import Sink
from checker.batch.tables import tables
from checker.batch.totals import Totals
from checker.batch.work import Judged, Task, side_by_side
from checker.records.columns.repeats import Repeated, Repeats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from checker.api import Book
    from checker.batch.convert import TableFormat
    from checker.engines.sql.duckdb import Limits
    from checker.model.diagnostic import RecordProblem
    from checker.records.columns.sources import Group

    Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a run.

    ``folder``: where the tables go, if anywhere; ``temporary``: where else they are put
    for the time of the run, in case something has to be taken back. ``threads``: how many
    processes read and judge at once.
    ``shadow``: how many cases are judged again by the reference engine, drawn by ``seed``.
    ``second``: within which limits DuckDB judges every case too, if it does.
    """

    folder: Path | None
    temporary: Path | None
    tables: TableFormat
    threads: int
    shadow: int
    seed: int
    profile: bool
    as_of: date | None = None
    second: Limits | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Done:
    """What a run said: everything that was counted, and a few findings and problems to show.

    ``differing``: of how many outcomes a second engine said something else; ``None`` without one.
    """

    identity: Identity
    totals: Totals
    findings: tuple[dict[str, Any], ...]
    problems: tuple[RecordProblem, ...]
    shadowed: int
    disagreements: int
    differing: int | None
    seconds_by_rule: dict[str, float]


SHOWN = 20
PROBLEMS_KEPT = 200


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """What was said of a group of records, and what turned up again in it."""

    judged: Judged
    repeated: Repeated

    @property
    def verdicts(self) -> Verdicts:
        """What was said of the cases that are given once."""
        return self.judged.verdicts.without(self.repeated.gone)

    @property
    def set_aside(self) -> int:
        """How many records are not judged, or no longer."""
        fits = len(self.judged.about.orders) - len(self.repeated.gone)
        return self.judged.about.read - fits + len(self.repeated.recalled)


def run(
    book: Book,
    groups: Iterable[Group],
    wanted: Wanted,
    watch: Callable[[Told], None] = lambda _: None,
    tell: Callable[[Totals], None] = lambda _: None,
) -> Done:
    """Judge every record; what was read is judged or set aside, and nothing is lost.

    ``watch`` is shown each group before it is counted, ``tell`` the totals after it.

    Raises:
        FolderTakenError: the folder of the results holds something already.
    """
    engine = "columns" if wanted.second is None else "columns and duckdb"
    made, totals, shadow = identity(book, engine), Totals(book), Shadow(book, wanted.shadow)
    task = Task(book, wanted.as_of, wanted.shadow, wanted.seed, wanted.profile, wanted.second)
    repeats = Repeats(book.plans[0].schema)
    findings: list[dict[str, Any]] = []
    problems: list[RecordProblem] = []
    recalled: list[str] = []
    spent: Column | None = None
    differing = 0
    with ExitStack() as stack:
        folder = wanted.folder or _passing(stack, wanted.temporary)
        sink = stack.enter_context(Sink(folder, tables(book), made.metadata()))
        for judged in side_by_side(task, groups, wanted.threads):
            told = Told(judged, repeats.among(judged.about))
            watch(told)
            verdicts = told.verdicts
            _count(totals, told)
            totals.add(verdicts)
            shadow.admit(judged.sample)
            differing += judged.differing
            recalled += told.repeated.recalled
            problems += told.repeated.problems[: PROBLEMS_KEPT - len(problems)]
            findings += verdicts.findings.slice(0, SHOWN - len(findings)).to_pylist()
            if judged.spent is not None:
                spent = judged.spent if spent is None else spent + judged.spent
            _write(sink, verdicts, told.repeated.problems)
            tell(totals)
        _take_back(totals, sink, recalled)
        done = Done(
            made,
            totals,
            tuple(each for each in findings if each["case_id"] not in set(recalled)),
            tuple(problems),
            len(shadow.kept),
            shadow.disagreements(),
            None if wanted.second is None else differing,
            {} if spent is None else judge_of(book).by_rule(spent),
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


def _count(totals: Totals, told: Told) -> None:
    totals.read += told.judged.about.read
    totals.set_aside += told.set_aside
    totals.problems += len(told.repeated.problems)
    totals.unknown.update(told.judged.about.unknown)


def _write(sink: Sink, verdicts: Verdicts, problems: Sequence[RecordProblem]) -> None:
    sink.write("cases", verdicts.cases)
    sink.write("outcomes", verdicts.outcomes)
    sink.write("findings", verdicts.findings)
    if verdicts.judgements is not None:
        sink.write("judgements", verdicts.judgements)
    if problems:
        sink.write("problems", pa.RecordBatch.from_pylist([asdict(each) for each in problems]))


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
        "outcomes_by_rule": totals.outcomes_by_rule,
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
        "outcomes_on_which_duckdb_differs": done.differing,
        "catalogue": asdict(catalogue(totals.book)),
    }
