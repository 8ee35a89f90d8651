"""Regression: what a model says, as sentences, and what it could not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.lines import Line, Style, count, folded
from checker.reports.significance import p_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.odds import Model, Odds, Term

LARGE = 10

# How the cases of a level are named; a group that is not here is named by itself.
CASES_OF = {
    "run": "cases in the {level} run",
    "rosh": "cases rated {level} ROSH",
    "gender": "cases of people recorded as {level}",
    "age_group": "cases of people aged {level}",
    "ethnic_group": "cases of people of the ethnic group {level}",
    "supervision": "{level} cases",
    "agency": "cases held by {level}",
    "region": "cases in {level}",
}


def model_lines(model: Model, depth: int = 1) -> Iterator[Line]:
    """Write a sentence for each finding of a model, then everything that it leaves open."""
    yield Line(_rests_on(model), Style.MUTED, depth)
    if not model.possible:
        yield Line("nothing can be told of groups: the cases are all alike", Style.UNSURE, depth)
    elif not model.terms:
        yield Line("no group was found to differ from others", depth=depth)
    for term in model.terms:
        for each in term.odds:
            yield Line(sentence(term, each), depth=depth)
    yield from _left_open(model, depth)


def sentence(term: Term, odds: Odds) -> str:
    """Say in a sentence what the odds of a level are, the other variables taken into account."""
    here = _cases(term.variable, odds.level)
    ends = f"95% interval {_ratio(odds.low)} to {_ratio(odds.high)}"
    if odds.low <= 1 <= odds.high:
        told = f"{here} were not found to differ from {_cases(term.variable, odds.reference)}"
    else:
        more = "more" if odds.ratio > 1 else "less"
        there = _cases(term.variable, odds.reference)
        told = f"{here} were {more} likely to be sufficient than {there}"
    few = "; it rests on few cases" if odds.thin else ""
    return f"{told}: odds ratio {_ratio(odds.ratio)}, {ends}{few}"


def _cases(variable: str, level: str) -> str:
    words = CASES_OF.get(variable, f"cases with {variable.replace('_', ' ')} {{level}}")
    # Not `format`, which would read braces in a level.
    return words.replace("{level}", folded(level))


def _ratio(value: float) -> str:
    """Write a ratio with one digit behind the point, or with two near 1 and near none."""
    if value >= LARGE:
        return f"{value:,.0f}"
    short = f"{value:.1f}"
    return f"{value:.2f}" if short in {"0.0", "1.0"} else short


def _rests_on(model: Model) -> str:
    lacking = f"; {model.left_out:,} left out that lack a variable" if model.left_out else ""
    steps = "; ".join(
        f"{each.variable} {'entered' if each.entered else 'removed'} ({p_text(each.p_value)})"
        for each in model.steps
    )
    way = f"; {steps}" if steps else ""
    return f"{count(model.cases, 'case')}, {model.yes:,} sufficient{lacking}{way}"


def _left_open(model: Model, depth: int) -> Iterator[Line]:
    for each in model.set_aside:
        yield Line(f"{each.variable} has no part in it: {each.why}", Style.UNSURE, depth)
    if model.joined:
        names = ", ".join(f"{variable} {folded(level)}" for variable, level in model.joined)
        yield Line(f"too small to stand alone, joined as other: {names}", Style.UNSURE, depth)
    if model.overloaded:
        note = "there are fewer than ten cases of the rarer answer for each odds ratio"
        yield Line(f"{note}, so these are unsteady", Style.UNSURE, depth)
