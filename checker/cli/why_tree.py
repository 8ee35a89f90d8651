"""Why tree: the steps of a rule on one record, as lines.

It stands with the command and not with the reports, because it shows the interpreter's own steps.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, assert_never

from checker.engines.interpreter.values import Items, Part, Range, Value, Word
from checker.model import tree
from checker.model.outcome import NotRecorded, Outcome, Recorded
from checker.model.truth import Truth
from checker.model.wording import shown
from checker.reports.lines import BLANK, Line, Style, count, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.engines.interpreter import Traced
    from checker.engines.interpreter.steps import Step
    from checker.model.result import CaseResult
    from checker.model.rule import Rule

UNKNOWN = "not known"
TRUTHS = {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: UNKNOWN}
LOOKS = {Truth.TRUE: Style.GOOD, Truth.FALSE: Style.FINDING, Truth.UNKNOWN: Style.UNSURE}


def why_lines(rule: Rule, case: CaseResult, traced: Traced) -> Iterator[Line]:
    """Write the outcome of a rule on a case, then the gate, the subjects, and each of them."""
    outcome = case.outcomes[0]
    told = {subject.subject: subject for subject in outcome.subjects}
    yield Line(f"{case.case_id} as of {shown(case.as_of)} ({case.where})", Style.HEADING)
    yield Line(f"{rule.id}: {folded(rule.title)}")
    yield Line(f"outcome: {outcome.outcome}", _look(outcome.outcome))
    for name, step in (("applies_to", traced.gate), ("for_each", traced.subjects)):
        if step is not None:
            yield from _headed(name)
            yield from step_lines(step, 1)
    for path, steps in traced.each:
        if path:
            yield from _headed(f"{path}: {told[path].outcome}" if path in told else path)
        for name, step in steps:
            yield from [] if path else _headed(name)
            yield from [Line(f"{name}:", Style.MUTED, 1)] if path else []
            yield from step_lines(step, 2 if path else 1)


def _headed(text: str) -> Iterator[Line]:
    yield BLANK
    yield Line(text, Style.HEADING)


def _look(outcome: Outcome) -> Style:
    match outcome:
        case Outcome.NOT_MET:
            return Style.FINDING
        case Outcome.MET:
            return Style.GOOD
        case _:
            return Style.UNSURE


def step_lines(step: Step, depth: int) -> Iterator[Line]:
    """Write what a node was worth, and below it what that was worked out from."""
    label = f"{step.label}: " if step.label else ""
    text = f"{label}{folded(step.node.text)} = {value_text(step.value)}{_places(step)}"
    look = LOOKS[step.value] if isinstance(step.value, Truth) else Style.PLAIN
    yield Line(text, look, depth)
    if step.note:
        yield Line(f"note: {step.note}", Style.MUTED, depth + 1)
    for part in step.parts:
        if _tells(part):
            yield from step_lines(part, depth + 1)


def _tells(step: Step) -> bool:
    """Say whether a line for the step would say more than the line above it does."""
    match step.node:
        case tree.Fixed():
            return False
        case tree.Variable() | tree.Read():
            plain_part = isinstance(step.value, Part) and len(step.value.candidates) == 1
            return bool(step.label) or not plain_part
        case _:
            return True


def _places(step: Step) -> str:
    """Name what the node itself read, where its text does not name the place already."""
    absent = [fact.path for fact in step.facts if isinstance(fact, NotRecorded)]
    if absent:
        return f", not recorded: {', '.join(absent)}"
    read = [fact.path for fact in step.facts if isinstance(fact, Recorded)]
    return f" ({', '.join(read)})" if read and read != [step.node.text] else ""


def value_text(value: Value) -> str:
    """Write a value as far as it is known."""
    match value:
        case Truth():
            return TRUTHS[value]
        case Range():
            return _range(value)
        case Word(text=text):
            return UNKNOWN if text is None else text
        case Items(items=items):
            return UNKNOWN if items is None else count(len(items), "item")
        case Part(candidates=candidates):
            places = [item.path for item in candidates]
            return f"one of {', '.join(places)}" if len(places) > 1 else "".join(places) or UNKNOWN
        case _ as never:
            assert_never(never)


def _range(value: Range) -> str:
    low, high = value.low, value.high
    if value.point is not None:
        return shown(value.point)
    if low is None and high is None:
        return UNKNOWN
    if high is None:
        return f"from {shown(low)} on" if isinstance(low, date) else f"{shown(low)} or more"
    if low is None:
        return f"up to {shown(high)}" if isinstance(high, date) else f"{shown(high)} or fewer"
    return f"from {shown(low)} to {shown(high)}"
