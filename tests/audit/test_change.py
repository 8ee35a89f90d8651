"""Change: every finding has one fate, and nothing is called put right that nobody can see."""

from __future__ import annotations

import pytest

from checker.audit.change import Told, counted, finding_changes
from checker.model.change import Fate
from checker.model.outcome import Outcome

FOUND = {"f": Told("case", "rule", "There is no evidence.")}
HERE = frozenset(("case",)), frozenset(("rule",))


@pytest.mark.parametrize(
    ("outcome", "fate"),
    [
        (Outcome.MET, Fate.PUT_RIGHT),
        (Outcome.NOT_MET, Fate.NO_LONGER_CHECKED),
        (Outcome.NOT_APPLICABLE, Fate.NO_LONGER_CHECKED),
        (Outcome.CANNOT_TELL, Fate.NO_LONGER_CHECKED),
        (Outcome.NOT_YET_DUE, Fate.NO_LONGER_CHECKED),
        (None, Fate.NO_LONGER_CHECKED),
    ],
)
def test_only_a_rule_that_is_met_puts_right(outcome: Outcome | None, fate: Fate) -> None:
    """Whatever else became of a finding has its reason."""
    (found,) = finding_changes(FOUND, {}, lambda *_: outcome, *HERE)
    assert found.fate is fate
    assert bool(found.because) == (fate is Fate.NO_LONGER_CHECKED)


@pytest.mark.parametrize(
    ("cases", "rules", "because"),
    [
        (frozenset[str](), HERE[1], "the case is not in the second run"),
        (HERE[0], frozenset[str](), "the rule is not in the second run"),
    ],
)
def test_a_case_or_a_rule_that_is_gone_is_named(
    cases: frozenset[str], rules: frozenset[str], because: str
) -> None:
    """Before anybody asks for an outcome that there cannot be."""
    (found,) = finding_changes(FOUND, {}, lambda *_: Outcome.MET, cases, rules)
    assert (found.fate, found.because) == (Fate.NO_LONGER_CHECKED, because)


def test_findings_of_both_runs_are_open_and_those_of_the_second_new() -> None:
    """Each is counted once, by fate and by rule."""
    after = {**FOUND, "g": Told("case", "other", "There is no evidence.")}
    found = finding_changes(FOUND, after, lambda *_: None, *HERE)
    assert {each.finding: each.fate for each in found} == {"f": Fate.STILL_OPEN, "g": Fate.NEW}
    fates, rules = counted(found)
    assert fates == {(Fate.STILL_OPEN, ""): 1, (Fate.NEW, ""): 1}
    assert rules == {"rule": {Fate.STILL_OPEN: 1}, "other": {Fate.NEW: 1}}
