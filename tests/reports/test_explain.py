"""What `checker explain` says of a rule."""

from __future__ import annotations

from checker import api
from checker.reports.explain import explain_lines, shared
from checker.reports.lines import Style, plain

BOOK = api.load_rulebook()


def test_plain_words_stand_before_the_exact_conditions() -> None:
    """Who needs no conditions has read enough before they come."""
    lines = list(explain_lines(BOOK.rulebook, BOOK.plan("change-not-reviewed")))
    headings = [line.text for line in lines if line.style is Style.HEADING]

    assert headings.index("In plain words") + 1 == headings.index("What it checks")
    said = plain(lines).partition("In plain words\n")[2]
    assert said.startswith("  Which cases: ")
    assert "\n    - it bears on risk of harm, for better or worse\n" in said


def test_a_code_is_not_taken_for_a_definition_of_its_name() -> None:
    """A kind of change and a definition may be spelt alike; only the use of the second counts."""
    rule = BOOK.plan("domestic-abuse-concern-not-assessed").rule
    definitions, _ = shared(BOOK.rulebook, rule)

    assert rule.for_each is not None
    assert "domestic_abuse_concern" in rule.for_each.text
    assert "domestic_abuse_concern" not in {each.name for each in definitions}


def test_what_definitions_use_themselves_is_shared_too() -> None:
    """A figure that stands only in a definition is told with the rule that uses it."""
    rule = BOOK.plan("mappa-eligible-not-registered").rule
    definitions, parameters = shared(BOOK.rulebook, rule)

    assert "mappa_category_1_or_2" in {each.name for each in definitions}
    assert "mappa_custody" in {each.name for each in parameters}
