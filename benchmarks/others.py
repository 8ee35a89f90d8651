"""Others: one rule, in columns and in what people would use instead; alone, and from the file on.

The rule: an assessment was completed within 42 days of the start of supervision. Each engine is
given the case as it would have it in memory: the columns, the whole record as plain data, or the
validated model for the loop that a programmer would write. The engines are measured a second time
with what the rule needs taken out of the record before the clock starts, and days as numbers: no
user would do that for each rule, but less they cannot be given. All outcomes must be the same, or
the script ends. Needs zen-engine, common-expression-language and rule-engine. With `--check`,
exits 1 below a budget.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from measure import caseload, tell

from checker.engines.columns.batch import Batch
from checker.engines.columns.outcome import of_rule
from checker.engines.columns.program import Program, Slot
from checker.model.outcome import PRESSING, Outcome
from checker.records.case import Case
from checker.records.columns.read import portions
from checker.records.derive import schema
from tests.written import Parts, planned

if TYPE_CHECKING:
    from collections.abc import Callable

    Plain = dict[str, Any]
    Judge = Callable[[Any], bool]

CASES, FEW, RUNS = 20_000, 2_000, 5
WITHIN = 42
MET = PRESSING.index(Outcome.MET)
RULE = (
    "any(assessment.completed and assessment.completed_on"
    f" <= days_after(sentence.supervision_started_on, {WITHIN}) for assessment in assessments)"
)
BUDGETS = {"zen-engine": 50, "common-expression-language": 50, "rule-engine": 500, "loop": 25}
END_TO_END = 10


def plain(line: bytes) -> Plain:
    """Take from a line what the rule needs, with days as numbers."""
    record = json.loads(line)
    return {
        "start": day(record["sentence"]["supervision_started_on"]),
        "done": [
            {"completed": each["completed"], "day": day(each["completed_on"])}
            for each in record["assessments"]
            if "completed_on" in each
        ],
    }


def day(text: str) -> int:
    """Number a day."""
    return date.fromisoformat(text).toordinal()


def zen(text: str) -> Judge:
    """Give a rule in zen-engine's language."""
    import zen as engine  # noqa: PLC0415 - each is timed without the others

    compiled = engine.compile_expression(text)
    return lambda case: bool(compiled.evaluate(case))


def cel(text: str) -> Judge:
    """Give a rule in CEL."""
    import cel as engine  # noqa: PLC0415 - as above

    compiled = engine.compile(text)
    return lambda case: bool(compiled.execute(case))


def rule_engine(text: str) -> Judge:
    """Give a rule in rule-engine's language."""
    import rule_engine as engine  # noqa: PLC0415 - as above

    return engine.Rule(text).matches


ON_RECORD = {
    "zen-engine": zen(
        "some(assessments, #.completed and #.completed_on != null and d(#.completed_on) <="
        f" d(sentence.supervision_started_on).add({WITHIN}, 'd'))"
    ),
    "common-expression-language": cel(
        "assessments.exists(e, e.completed && has(e.completed_on) &&"
        " timestamp(e.completed_on + 'T00:00:00Z') <="
        f" timestamp(sentence.supervision_started_on + 'T00:00:00Z') + duration('{WITHIN * 24}h'))"
    ),
}
ON_NEEDED = {
    "zen-engine": zen(f"some(done, #.completed and #.day <= start + {WITHIN})"),
    "common-expression-language": cel(f"done.exists(e, e.completed && e.day <= start + {WITHIN})"),
    "rule-engine": rule_engine(
        f"[e for e in done if e['completed'] and e['day'] <= start + {WITHIN}].length > 0"
    ),
}


def loop(case: Case) -> bool:
    """Judge a model, as a programmer would write it."""
    if case.sentence is None or case.sentence.supervision_started_on is None:
        return False
    last = case.sentence.supervision_started_on + timedelta(days=WITHIN)
    return any(
        each.completed and each.completed_on is not None and each.completed_on <= last
        for each in case.assessments or ()
    )


def timed(judge: Judge, cases: list[Any]) -> tuple[float, list[bool]]:
    """Judge each case; give the seconds a case took, and what was said."""
    begun = time.perf_counter()
    said = [judge(each) for each in cases]
    return (time.perf_counter() - begun) / len(cases), said


@dataclass(frozen=True)
class Columns:
    """What a case takes in columns, in seconds: judged alone, and from the file on."""

    alone: float
    whole: float
    said: list[bool]


def columns(path: Path) -> Columns:
    """Judge a file in columns; what is judged alone was read before."""
    program = Program()
    slot = of_rule(program, planned(Parts(expect=RULE), schema(Case))).case
    assert isinstance(slot, Slot)  # noqa: S101 - the rule reads the record
    begun = time.perf_counter()
    read = list(portions([path], Case))
    reading = time.perf_counter() - begun
    taken, outcomes = [], np.empty(0)
    for _ in range(RUNS):
        begun = time.perf_counter()
        outcomes = np.concatenate(
            [program.run(Batch(each.records, each.places), [slot])[slot] for each in read]
        )
        taken.append(time.perf_counter() - begun)
    alone, cases = statistics.median(taken), len(outcomes)
    return Columns(alone / cases, (reading + alone) / cases, (outcomes == MET).tolist())


def main() -> int:
    """Measure each."""
    path = caseload(CASES)
    ours = columns(path)
    with path.open("rb") as file:
        lines = list(islice(file, FEW))
    records, needed = list(map(json.loads, lines)), list(map(plain, lines))
    below = False
    for form, judges, cases in (
        ("the whole record", ON_RECORD, records),
        ("the whole record", {"loop": loop}, list(map(Case.model_validate_json, lines))),
        ("what the rule needs", ON_NEEDED, needed),
    ):
        for name, judge in judges.items():
            seconds, outcomes = timed(judge, cases)
            if outcomes != ours.said[:FEW]:
                sys.exit(f"{name} says something else of the same cases")
            ratio = seconds / ours.alone
            tell(
                measured=f"one rule over cases in memory: {name}, given {form}, against columns",
                cases=[FEW, CASES],
                microseconds_a_case=[seconds * 1e6, ours.alone * 1e6],
                ratio=ratio,
                budget=BUDGETS[name],
            )
            below = below or ratio < BUDGETS[name]
    begun = time.perf_counter()
    for line in lines:
        ON_NEEDED["zen-engine"](plain(line))
    best = (time.perf_counter() - begun) / FEW
    tell(
        measured="one rule from NDJSON on: json and zen-engine against columns",
        cases=[FEW, CASES],
        microseconds_a_case=[best * 1e6, ours.whole * 1e6],
        ratio=best / ours.whole,
        budget=END_TO_END,
    )
    return int("--check" in sys.argv and (below or best / ours.whole < END_TO_END))


if __name__ == "__main__":
    sys.exit(main())
