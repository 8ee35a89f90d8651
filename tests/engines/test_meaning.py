"""What a condition is worth while something is missing, and what a rule says then: by example."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from checker.api import load_rulebook
from checker.engines.interpreter import judge, trace
from checker.engines.interpreter.evaluate import Scope, evaluate
from checker.engines.interpreter.evidence import notes
from checker.engines.interpreter.judge import scalar
from checker.engines.interpreter.values import Item, Range, is_known
from checker.model.outcome import NotRecorded, Outcome, Recorded, Searched
from checker.model.record import Record
from checker.records.derive import schema
from tests.tiny import Loan
from tests.written import Parts, checked, planned

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = schema(Loan)
AS_OF = date(2018, 5, 8)
OLD, NEW = date(2018, 1, 10), date(2018, 3, 20)
LOAN: dict[str, Any] = {
    "case_id": "L1",
    "member": {"joined_on": OLD, "age": 30, "left": False},
    "borrowed": (
        {"borrowed_on": OLD, "returned": True, "returned_on": NEW, "wear": "used", "fine": 1.5},
        {"borrowed_on": NEW, "returned": False, "wear": "torn", "subjects": ("art",)},
        {"borrowed_on": None, "returned": None, "wear": None},
    ),
    "reserved": (),
    "shelf_free": None,
}

WORTH = [
    ("shelf_free or member.age > 18", True),
    ("shelf_free and member.age > 18", None),
    ("shelf_free and member.age < 18", False),
    ("member.left_on == as_of", None),
    ("any(item.returned for item in borrowed)", True),
    ("all(item.returned for item in borrowed)", False),
    ("all(item.wear >= 'used' for item in borrowed)", None),
    ("count(item for item in borrowed) == 3", True),
    ("count(item for item in borrowed if item.returned) >= 1", True),
    ("count(item for item in borrowed if item.returned) >= 2", None),
    ("count(item for item in borrowed if item.returned) >= 3", False),
    ("count(item for item in borrowed if item.returned) + 1 > 1", True),
    ("5 - count(item for item in borrowed if item.returned) >= 3", True),
    ("5 - count(item for item in borrowed if item.returned) >= 4", None),
    ("latest(item.borrowed_on for item in borrowed) >= date(2018, 3, 20)", True),
    ("latest(item.borrowed_on for item in borrowed) > date(2018, 3, 20)", None),
    ("earliest(item.borrowed_on for item in borrowed) <= date(2018, 1, 10)", True),
    ("latest(r.until for r in reserved) <= as_of", None),
    ("not latest(r.until for r in reserved) <= as_of", None),
    ("latest(item for item in borrowed if item.wear == 'torn').returned", None),
    ("latest(item for item in borrowed if item.wear == 'used').returned", None),
    ("latest(i for i in borrowed if i.borrowed_on < date(2018, 2, 1)).returned", None),
    ("earliest(item for item in borrowed if item.wear <= 'used').returned", None),
    ("any('art' in item.subjects for item in borrowed)", True),
    ("any('history' in item.subjects for item in borrowed)", None),
    ("any(item.wear in ['new', 'torn'] for item in borrowed)", True),
    ("any(item.wear not in ['used', 'torn'] for item in borrowed)", None),
    ("any(r.online for r in reserved)", False),
    ("all(r.online for r in reserved)", True),
    ("(member.age if shelf_free else 30) == 30", True),
    ("(member.joined_on if shelf_free else date(2018, 1, 20)) < as_of", True),
    ("(member.left if shelf_free else member.age > 40)", False),
    ("days_between(member.joined_on, as_of) == 118", True),
    ("days_after(latest(i.borrowed_on for i in borrowed), 1) > date(2018, 3, 20)", True),
    ("later(member.left_on, as_of) >= as_of", None),
    ("is_working_day(member.joined_on)", True),
    ("is_working_day(member.left_on)", None),
    ("working_days_after(latest(i.borrowed_on for i in borrowed), 3) > date(2018, 1, 1)", None),
    ("working_days_after(date(1990, 1, 1), 3) < as_of", None),
    ("is_working_day(date(1990, 1, 1))", None),
    ("months_after(date(9999, 12, 1), 3) < as_of", None),
    ("member.age < 30.5", True),
    ("member.email == 'x'", None),
    ("count(b for b in borrowed if count(r for r in b.renewals) >= 0) == 3", True),
]


def worth(text: str) -> bool | None:
    """Give what a condition is worth on the loan; ``None`` is not known."""
    found = scalar(evaluate(checked(text, SCHEMA), Scope(Item("", LOAN), AS_OF, {})).value)
    assert found is None or isinstance(found, bool)
    return found


@pytest.mark.parametrize(("text", "expected"), WORTH)
def test_a_condition_is_worth_what_can_be_known(text: str, *, expected: bool | None) -> None:
    """Where every way of filling the gaps agrees there is an answer, and none elsewhere."""
    assert worth(text) is expected


def test_items_of_one_day_are_one_answer_only_where_they_agree() -> None:
    """Two items share the latest date: what they agree on is known, the rest is said to differ."""
    data = {
        "borrowed": (
            {"borrowed_on": NEW, "returned": True, "wear": "used"},
            {"borrowed_on": NEW, "returned": True, "wear": "torn"},
        )
    }
    scope = Scope(Item("", data), AS_OF, {})
    agreed = evaluate(checked("latest(i for i in borrowed).returned", SCHEMA), scope)
    differ = evaluate(checked("latest(i for i in borrowed).wear == 'used'", SCHEMA), scope)

    assert scalar(agreed.value) is True
    assert scalar(differ.value) is None
    assert notes(differ) == (
        "borrowed[0] and borrowed[1] may each be the one meant, and differ in wear",
    )


def test_what_lies_outside_the_calendar_is_said_and_not_guessed() -> None:
    """A working-day deadline in 1990 is not known, and the outcome says why."""
    parts = Parts(expect="working_days_after(date(1990, 1, 1), 3) < as_of")
    (subject,) = judge(planned(parts, SCHEMA), Record("x", AS_OF, LOAN)).subjects

    assert subject.outcome is Outcome.CANNOT_TELL
    assert "outside the working-day calendar, 1995 to 2028" in subject.sentence


DUE = Parts(
    for_each="item in borrowed if item.wear == 'torn'",
    due="working_days_after(item.borrowed_on, 5)",
    expect="item.returned",
    finding="lent on {item.borrowed_on}, {item.wear}, back: {item.returned}, by {item.due_on}",
)


@pytest.mark.parametrize(
    ("as_of", "outcome"),
    [
        (date(2018, 3, 26), Outcome.NOT_YET_DUE),
        (date(2018, 3, 27), Outcome.NOT_MET),
        (date(2018, 3, 28), Outcome.NOT_MET),
    ],
)
def test_the_deadlines_own_day_is_the_last_on_which_it_can_be_met(
    as_of: date, outcome: Outcome
) -> None:
    """Lent on Tuesday 20 March with five working days: open on Monday 26, due on Tuesday 27."""
    found = judge(planned(DUE, SCHEMA), Record("x", as_of, LOAN))

    assert found.subjects[1].outcome is outcome
    assert found.subjects[1].due == date(2018, 3, 27)


def test_a_finding_is_written_for_people() -> None:
    """Dates in words, codes by label, truth as yes or no, and what is not recorded says so."""
    found = judge(planned(DUE, SCHEMA), Record("x", AS_OF, LOAN)).subjects[1]

    assert found.sentence == "lent on 20 March 2018, torn, back: no, by (not recorded)"


def test_a_case_is_the_worst_of_its_subjects() -> None:
    """One item left out, one not met, one unknown: the case is not met."""
    found = judge(planned(DUE, SCHEMA), Record("x", AS_OF, LOAN))

    assert [each.outcome for each in found.subjects] == [
        Outcome.NOT_APPLICABLE,
        Outcome.NOT_MET,
        Outcome.CANNOT_TELL,
    ]
    assert found.outcome is Outcome.NOT_MET


def test_an_unknown_deadline_leaves_an_unmet_expectation_open() -> None:
    """Not met or not yet due: without the deadline nobody can tell which."""
    parts = Parts(expect="member.left", due="member.left_on")
    (subject,) = judge(planned(parts, SCHEMA), Record("x", AS_OF, LOAN)).subjects

    assert subject.outcome is Outcome.CANNOT_TELL
    assert subject.missing == ("member.left_on",)


def test_evidence_of_an_absence_names_the_list_and_what_was_looked_for() -> None:
    """Nothing found: the list, its size, the words of the search, and what ruled each item out."""
    parts = Parts(expect="any(item.wear == 'new' for item in borrowed)")
    data = {**LOAN, "borrowed": LOAN["borrowed"][:2]}
    found = judge(planned(parts, SCHEMA), Record("x", AS_OF, data))

    assert found.evidence == (
        Searched("borrowed", 2, "item.wear == 'new'", 0),
        Recorded("borrowed[0].wear", "used"),
        Recorded("borrowed[1].wear", "torn"),
    )


def test_evidence_of_a_match_is_the_list_and_one_witness() -> None:
    """One item is enough to show that there is one."""
    parts = Parts(expect="any(item.wear == 'torn' for item in borrowed)")
    found = judge(planned(parts, SCHEMA), Record("x", AS_OF, LOAN))

    assert found.evidence[1:] == (Recorded("borrowed[1].wear", "torn"),)


def test_a_closed_gate_rests_on_the_gate_alone() -> None:
    """A rule that is not about the case says so, with the value that decides it."""
    parts = Parts(applies_to="member.left", expect="shelf_free")
    found = judge(planned(parts, SCHEMA), Record("x", AS_OF, LOAN))

    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.evidence == (Recorded("member.left", value=False),)


def test_an_unrecorded_list_of_subjects_cannot_be_told() -> None:
    """Without the list nobody knows whether there is a subject."""
    parts = Parts(for_each="item in borrowed", expect="item.returned")
    found = judge(planned(parts, SCHEMA), Record("x", AS_OF, {"case_id": "x"}))

    assert found.outcome is Outcome.CANNOT_TELL
    assert found.evidence == (NotRecorded("borrowed"),)


def test_an_empty_list_of_subjects_is_not_applicable() -> None:
    """Recorded as none is an answer."""
    parts = Parts(for_each="renewal in reserved", expect="renewal.online")

    assert judge(planned(parts, SCHEMA), Record("x", AS_OF, LOAN)).outcome is Outcome.NOT_APPLICABLE


def test_a_trace_has_every_subject_and_every_part() -> None:
    """The trace shows the list, then the filter, the deadline and the expectation of each item."""
    found = trace(planned(DUE, SCHEMA), Record("x", AS_OF, LOAN))

    assert [path for path, _ in found.each] == ["borrowed[0]", "borrowed[1]", "borrowed[2]"]
    assert [name for name, _ in found.each[1][1]] == ["for_each if", "due", "expect"]


def test_what_is_known_of_a_range_is_both_its_ends() -> None:
    """A date is known when both ends are one day."""
    assert is_known(Range(OLD, OLD))
    assert not is_known(Range(OLD, None))


RULEBOOK = """
id: loans
title: Loans
version: "1"
record: loan
source: the desk
standards: [{id: "1.1", title: Back, text: Back?, prompts: [{id: 1.1.a, text: In time?}]}]
questions: [{id: Q1, text: Back?}]
"""
DATED = """
id: dated
title: A book is late
status: preview
basis: {prompts: [1.1.a], questions: [Q1], source: the desk}
why: Others wait.
weight: essential
parameters:
  allowed: {values: {2018-01-01: 15, 2018-03-01: 5, 2018-04-01: 1}, at: item.borrowed_on, source: d}
for_each: item in borrowed
let: {last: "days_after(item.borrowed_on, allowed)"}
expect: item.returned_on <= last
finding: late, {last}
put_right: Bring it back.
does_not_see: Where it is.
tends_to: neither
examples: [{name: one, case: {case_id: a}, outcome: cannot tell}]
"""


@pytest.mark.parametrize(
    ("borrowed_on", "last"),
    [
        (date(2017, 12, 31), None),
        (date(2018, 1, 1), date(2018, 1, 16)),
        (date(2018, 2, 28), date(2018, 3, 15)),
        (date(2018, 3, 1), date(2018, 3, 6)),
        (date(2018, 4, 1), date(2018, 4, 2)),
        (None, None),
    ],
)
def test_a_dated_parameter_is_the_one_in_force(
    borrowed_on: date | None, last: date | None, tmp_path: Path
) -> None:
    """The value in force on the day that decides is used, and before the first there is none."""
    (tmp_path / "rulebook.yaml").write_text(RULEBOOK, encoding="utf-8")
    (tmp_path / "dated.yaml").write_text(DATED, encoding="utf-8")
    plan = load_rulebook(tmp_path, Loan).plan("dated")
    item = {"borrowed_on": borrowed_on, "returned_on": date(2018, 12, 1)}
    (subject,) = judge(plan, Record("x", AS_OF, {"borrowed": (item,)})).subjects

    assert subject.workings[0].value == last
    assert (subject.outcome is Outcome.CANNOT_TELL) is (last is None)
