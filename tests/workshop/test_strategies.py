"""What the library of strategies draws: it fits, it could be true, it is what was asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import checker
from checker import api
from checker.model.errors import UnknownNameError
from checker.records.case import Case
from checker.records.read import read
from checker.strategies import cases, cases_for, rulebooks
from checker.workshop.strategies import installed
from checker.workshop.strategies.cases_for import NoSuchCaseError
from tests.tiny import Loan

if TYPE_CHECKING:
    from checker.api import Book

BOOK = api.load_rulebook()
DOCUMENT = Path(__file__).parents[2] / "docs" / "strategies.md"
few = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
# What is looked for is in few of the cases, so a hundred may hold none of it.
quiet = settings(max_examples=2_000, database=None, phases=[Phase.generate, Phase.shrink])
PAIRS = [
    (rule.id, outcome)
    for rule in BOOK.rules[::40]
    for outcome in sorted({each.outcome for each in rule.examples})
]


@few
@given(cases())
def test_a_drawn_case_fits(case: dict[str, Any]) -> None:
    """It is read without a word, so nothing in it is impossible either."""
    found = read(case, Case)

    assert not found.problems
    assert found.records[0].as_of == case["as_of"]


@few
@given(cases(Loan))
def test_a_drawn_case_fits_any_model(case: dict[str, Any]) -> None:
    """The strategies know no more of probation than the model says."""
    assert not read(case, Loan).problems


@few
@given(cases(always=["sentence", "reviews"], never=["person"], as_of=date(2019, 5, 1)))
def test_sections_are_chosen(case: dict[str, Any]) -> None:
    """What must be there is, what must not is not, and the day is the one that was given."""
    assert {"sentence", "reviews"} <= case.keys()
    assert "person" not in case
    assert case["as_of"] == date(2019, 5, 1)


def early(case: dict[str, Any]) -> bool:
    """Say whether a review comes before the sentence."""
    sentenced = case["sentence"].get("sentenced_on")
    done = [each.get("completed_on") for each in case["reviews"]]
    return sentenced is not None and any(each is not None and each < sentenced for each in done)


@few
@given(cases(always=["sentence", "reviews"]))
def test_no_review_comes_before_the_sentence(case: dict[str, Any]) -> None:
    """Work that follows from the sentence follows it."""
    assert not early(case)


def test_a_review_before_the_sentence_can_be_asked_for() -> None:
    """Cases that are not consistent are drawn too."""
    loose = cases(always=["sentence", "reviews"], consistent=False)
    found = find(loose, early, settings=quiet)

    assert early(found)


def test_a_case_shrinks_to_what_matters() -> None:
    """Nothing stands in the smallest case but what was looked for."""
    found = find(cases(), lambda case: bool(case.get("reviews")), settings=quiet)

    assert found.keys() == {"case_id", "as_of", "reviews"}
    assert len(found["reviews"]) == 1
    assert found["as_of"] == date(2018, 6, 1)


@pytest.mark.parametrize("option", ["always", "never"])
def test_a_section_that_is_not_there_is_named(option: str) -> None:
    """The near one is stated."""
    with pytest.raises(UnknownNameError, match="no section named review; there is reviews"):
        cases(**{option: ["review"]})  # type: ignore[arg-type] # one option by its name


@pytest.mark.parametrize(("rule", "outcome"), PAIRS)
def test_a_case_for_an_outcome_has_it(rule: str, outcome: checker.Outcome) -> None:
    """Read and judged, each case has the outcome that was asked for; and they differ."""
    seen: list[str] = []
    own = BOOK.selecting([rule])

    @settings(max_examples=15, database=None, suppress_health_check=list(HealthCheck))
    @given(cases_for(rule, outcome, rulebook=BOOK))
    def judged(case: dict[str, Any]) -> None:
        result = checker.check(case, rulebook=own)
        assert not result.problems
        assert [each.outcome for each in result.cases[0].outcomes] == [outcome]
        seen.append(str({**case, "case_id": ""}))

    judged()
    assert len(set(seen)) > len(seen) // 2


def test_a_case_for_an_outcome_shrinks_to_a_small_record() -> None:
    """Nothing is added to the smallest record that was found."""
    drawn = cases_for("change-not-reviewed", "not met", rulebook=BOOK)
    found = find(drawn, lambda _: True, settings=quiet)

    assert "provider" not in found
    assert len(found) <= 6


def test_an_outcome_that_is_none_is_named() -> None:
    """The outcomes that there are stand beside it."""
    with pytest.raises(UnknownNameError, match="no outcome named unmet"):
        cases_for("change-not-reviewed", "unmet", rulebook=BOOK)


def test_an_outcome_that_a_rule_never_has_is_said() -> None:
    """A rule without a last day is never not yet due."""
    drawn = cases_for("barriers-not-examined", "not yet due", rulebook=BOOK)
    with pytest.raises(NoSuchCaseError, match="barriers-not-examined is not yet due"):
        find(drawn, lambda _: True, settings=quiet)


@few
@given(book=rulebooks(Loan), case=cases(Loan))
def test_a_drawn_rulebook_runs(book: Book, case: dict[str, Any]) -> None:
    """Each of its rules typechecks, and has one outcome for each case."""
    (judged,) = checker.check(case, rulebook=book).cases

    assert [each.rule for each in judged.outcomes] == [rule.id for rule in book.rules]


@settings(max_examples=10)
@given(st.data())
def test_a_rulebook_has_no_more_rules_than_asked(data: st.DataObject) -> None:
    """There is one at least."""
    assert 1 <= len(data.draw(rulebooks(most=2)).rules) <= 2


def test_without_hypothesis_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is an error of the checker's own, and of an import too."""
    monkeypatch.setattr(installed, "find_spec", lambda _: None)
    with pytest.raises(ImportError, match=r"install checker\[prove\]"):
        installed.need()


def test_the_example_of_the_page_runs(tmp_path: Path) -> None:
    """A test that is written as the page shows passes."""
    (shown,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "test_shown.py").write_text(shown, encoding="utf-8")
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:checker_rules", f"--rootdir={tmp_path}"]
    done = subprocess.run(  # noqa: S603 - this interpreter, on a file of ours
        [sys.executable, "-m", "pytest", *options, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "2 passed" in done.stdout, done.stdout
