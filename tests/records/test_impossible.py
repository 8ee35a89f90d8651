from __future__ import annotations

from datetime import date
from typing import Any

from checker.records.derive import schema
from checker.records.impossible import impossible
from tests.tiny import Loan

CASE = schema(Loan).case
DAY = date(2018, 1, 31)


def found(data: dict[str, Any], as_of: date | None = DAY) -> list[tuple[str, str]]:
    """Give the places and codes of what cannot be true."""
    return [(path, code) for path, code, _ in impossible(data, CASE, as_of)]


def test_a_sound_record_has_nothing_impossible() -> None:
    """Equal dates, and a due date ahead, are fine."""
    item = {"borrowed_on": DAY, "returned_on": DAY, "returned": True, "due_on": date(2019, 1, 1)}
    assert found({"borrowed": (item,), "member": None}) == []


def test_a_past_date_cannot_lie_after_the_records_own_day() -> None:
    """Neither what happened nor its entry can lie ahead of the day that the record describes."""
    late = date(2018, 2, 1)
    data: dict[str, Any] = {"borrowed": ({}, {"borrowed_on": late, "recorded_on": late})}
    assert found(data) == [
        ("borrowed[1].recorded_on", "after-as-of"),
        ("borrowed[1].borrowed_on", "after-as-of"),
    ]


def test_without_a_day_of_its_own_nothing_lies_ahead() -> None:
    """A record that names no day has nothing after it."""
    assert found({"member": {"joined_on": date(2040, 1, 1)}}, as_of=None) == []


def test_dates_that_run_backwards_are_found_across_a_gap() -> None:
    """A sequence is held against every pair of dates that are given."""
    item = {"borrowed_on": date(2018, 1, 9), "reminded_on": None, "returned_on": date(2018, 1, 2)}
    assert found({"borrowed": (item,)}) == [("borrowed[0].returned_on", "backwards")]


def test_a_flag_cannot_be_false_while_its_date_is_given() -> None:
    """A date says that something came true; the flag cannot deny it."""
    assert found({"member": {"left": False, "left_on": DAY}}) == [
        ("member.left", "false-but-dated")
    ]


def test_everything_impossible_is_found_at_once() -> None:
    """One reading tells all that is to be put right."""
    member = {"joined_on": date(2018, 3, 1), "left_on": date(2018, 1, 1), "left": False}
    assert {code for _, code in found({"member": member})} == {
        "after-as-of",
        "backwards",
        "false-but-dated",
    }
