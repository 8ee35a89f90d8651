"""Sentences about shares and regressions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.odds import Model, Odds, SetAside, Step, Term, Why
from checker.reports.lines import plain
from checker.reports.regression import model_lines, sentence

LOW = Odds("low", "medium", 0.601, 0.41, 0.88, 0.01, 120, 70, thin=False)
TERM = Term("rosh", 0.004, (LOW,))
MODEL = Model(
    cases=300,
    yes=200,
    left_out=4,
    possible=True,
    terms=(TERM,),
    steps=(Step(entered=True, variable="rosh", p_value=0.004),),
    set_aside=(SetAside("office", Why.SEPARATED),),
    joined=(("region", "R1"), ("region", "R2")),
    overloaded=True,
)


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        (
            LOW,
            (
                "cases rated low ROSH were less likely to be sufficient than cases rated "
                "medium ROSH: odds ratio 0.6, 95% interval 0.4 to 0.9"
            ),
        ),
        (
            replace(LOW, ratio=2.24, low=1.004, high=12.6, thin=True),
            (
                "cases rated low ROSH were more likely to be sufficient than cases rated "
                "medium ROSH: odds ratio 2.2, 95% interval 1.00 to 13; it rests on few cases"
            ),
        ),
        (
            replace(LOW, ratio=0.9, high=1.5),
            (
                "cases rated low ROSH were not found to differ from cases rated medium ROSH: "
                "odds ratio 0.9, 95% interval 0.4 to 1.5"
            ),
        ),
    ],
)
def test_odds_are_said_in_a_sentence(odds: Odds, said: str) -> None:
    """It names both kinds of cases, the direction, the ratio and its interval."""
    assert sentence(TERM, odds) == said


def test_a_group_without_words_is_named_by_itself() -> None:
    """A variable of someone's own is told by its name, braces in a level included."""
    told = sentence(Term("case_load", 0.01, ()), replace(LOW, level="{x}"))

    assert told.startswith("cases with case load {x} were less likely")


def test_what_a_model_leaves_open_is_said() -> None:
    """Cases left out, variables set aside, levels joined and too few cases all have their line."""
    text = plain(model_lines(MODEL))

    for part in (
        "300 cases, 200 sufficient; 4 left out that lack a variable; rosh entered (p = 0.004)",
        "office has no part in it: with it the outcome could be told for certain",
        "joined as other: region R1, region R2",
        "fewer than ten cases of the rarer answer for each odds ratio",
    ):
        assert part in text


def test_a_model_without_findings_says_so() -> None:
    """No term is no finding, and cases that are all alike are no model."""
    empty = replace(MODEL, terms=(), steps=())

    assert "no group was found to differ" in plain(model_lines(empty))
    assert "the cases are all alike" in plain(model_lines(replace(empty, possible=False)))
