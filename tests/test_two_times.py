"""One rulebook, two times: the same gap between reviews, judged by the standard of its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker import api
from checker.model.outcome import Outcome

CASE = Path(__file__).parents[1] / "fixtures" / "two-times" / "paula.yaml"
RULE = "formal-review-late"
BOOK = api.load_rulebook().selecting([RULE])


def outcomes(as_of: date | None = None) -> list[tuple[str, Outcome]]:
    """Judge the case by the one rule: each review, and what is said of it."""
    (case,) = api.check(CASE, rulebook=BOOK, as_of=as_of).cases
    ((found,),) = (case.outcomes,)
    return [(each.subject, each.outcome) for each in found.subjects]


def test_the_figure_is_dated() -> None:
    """The rule names the day on which the time changed, and what counts when."""
    (parameter,) = BOOK.plan(RULE).rule.parameters
    assert parameter.values == ((date(2007, 9, 30), 4), (date(2011, 4, 5), 6))


def test_five_months_are_too_long_before_the_change_and_in_time_after_it() -> None:
    """Both reviews came five months after what was before, and each has its own standard."""
    assert outcomes() == [("reviews[0]", Outcome.NOT_MET), ("reviews[1]", Outcome.MET)]


@pytest.mark.parametrize("as_of", [date(2010, 12, 31), date(2011, 6, 30), date(2018, 6, 30)])
def test_the_day_of_judging_changes_nothing(as_of: date) -> None:
    """A review of 2010 is judged by the standard of 2010, whenever it is judged."""
    assert outcomes(as_of)[0] == ("reviews[0]", Outcome.NOT_MET)
