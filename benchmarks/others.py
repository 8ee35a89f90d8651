"""Others: one rule, in columns and in what people would use instead; alone, and from the file on.

The rule: an assessment was completed within 42 days of the start of supervision. Each engine is
given the cases in the form that suits it best, made ready before the clock starts: plain data
with days as numbers for the engines, validated models for the loop that a programmer would write.
Their outcomes must be the same, or the script ends. Needs zen-engine, common-expression-language
and rule-engine. With `--check`, exits 1 below a budget.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

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

CASES, FEW = 20_000, 2_000
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


def zen() -> Callable[[Plain], bool]:
    """Give the rule in zen-engine's language."""
    import zen as engine  # noqa: PLC0415 - each is timed without the others

    compiled = engine.compile_expression(f"some(done, #.completed and #.day <= start + {WITHIN})")
    return lambda case: bool(compiled.evaluate(case))


def cel() -> Callable[[Plain], bool]:
    """Give the rule in CEL."""
    import cel as engine  # noqa: PLC0415 - as above

    compiled = engine.compile(f"done.exists(e, e.completed && e.day <= start + {WITHIN})")
    return lambda case: bool(compiled.execute(case))


def rule_engine() -> Callable[[Plain], bool]:
    """Give the rule in rule-engine's language."""
    import rule_engine as engine  # noqa: PLC0415 - as above

    text = f"[e for e in done if e['completed'] and e['day'] <= start + {WITHIN}].length > 0"
    return engine.Rule(text).matches


def loop(case: Case) -> bool:
    """Judge a model, as a programmer would write it."""
    if case.sentence is None or case.sentence.supervision_started_on is None:
        return False
    last = case.sentence.supervision_started_on + timedelta(days=WITHIN)
    return any(
        each.completed and each.completed_on is not None and each.completed_on <= last
        for each in case.assessments or ()
    )


def timed(judge: Callable[[Any], bool], cases: list[Any]) -> tuple[float, list[bool]]:
    """Judge each case; give the seconds a case took, and what was said."""
    begun = time.perf_counter()
    said = [judge(each) for each in cases]
    return (time.perf_counter() - begun) / len(cases), said


def columns(path: Path) -> tuple[float, float, list[bool]]:
    """Give the seconds a case takes in columns, judged alone and from the file on."""
    program = Program()
    slot = of_rule(program, planned(Parts(expect=RULE), schema(Case))).case
    assert isinstance(slot, Slot)  # noqa: S101 - the rule reads the record
    begun, alone, said = time.perf_counter(), 0.0, []
    for portion in portions([path], Case):
        batch = Batch(portion.records, portion.places)
        ready = time.perf_counter()
        said += (program.run(batch, [slot])[slot] == MET).tolist()
        alone += time.perf_counter() - ready
    return alone / len(said), (time.perf_counter() - begun) / len(said), said


def main() -> int:
    """Measure each."""
    path = caseload(CASES)
    alone, whole, said = columns(path)
    with path.open("rb") as file:
        lines = list(islice(file, FEW))
    cases, models = list(map(plain, lines)), list(map(Case.model_validate_json, lines))
    found = {
        "zen-engine": timed(zen(), cases),
        "common-expression-language": timed(cel(), cases),
        "rule-engine": timed(rule_engine(), cases),
        "loop": timed(loop, models),
    }
    below = False
    for name, (seconds, outcomes) in found.items():
        if outcomes != said[:FEW]:
            sys.exit(f"{name} says something else of the same cases")
        tell(
            measured=f"one rule over cases in memory: {name} against columns",
            cases=[FEW, CASES],
            microseconds_a_case=[seconds * 1e6, alone * 1e6],
            ratio=seconds / alone,
            budget=BUDGETS[name],
        )
        below = below or seconds / alone < BUDGETS[name]
    rule = zen()
    begun = time.perf_counter()
    for line in lines:
        rule(plain(line))
    best = (time.perf_counter() - begun) / FEW
    tell(
        measured="one rule from NDJSON on: json and zen-engine against columns",
        cases=[FEW, CASES],
        microseconds_a_case=[best * 1e6, whole * 1e6],
        ratio=best / whole,
        budget=END_TO_END,
    )
    return int("--check" in sys.argv and (below or best / whole < END_TO_END))


if __name__ == "__main__":
    sys.exit(main())
