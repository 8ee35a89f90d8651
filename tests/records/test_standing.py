from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.records.derive import schema
from checker.records.standing import as_it_stood
from tests.tiny import Loan

CASE = schema(Loan).case
DAYS = st.integers(0, 8).map(lambda days: date(2018, 1, 1) + timedelta(days=days))
MAYBE = st.none() | DAYS


def _flagged(data: dict[str, Any], flag: str, dated_by: str) -> dict[str, Any]:
    """Let a flag with a date be true, as it is in every record that was read."""
    return data if data[dated_by] is None else {**data, flag: True}


MEMBERS = st.fixed_dictionaries(
    {"joined_on": MAYBE, "left_on": MAYBE, "left": st.sampled_from([None, True, False])}
).map(lambda data: _flagged(data, "left", "left_on"))
ITEMS = st.fixed_dictionaries(
    {
        "recorded_on": MAYBE,
        "borrowed_on": MAYBE,
        "due_on": MAYBE,
        "returned_on": MAYBE,
        "returned": st.sampled_from([None, True, False]),
        "subjects": st.sampled_from([None, (), ("art",)]),
    }
).map(lambda data: _flagged(data, "returned", "returned_on"))
LOANS = st.fixed_dictionaries(
    {
        "case_id": st.just("L1"),
        "as_of": MAYBE,
        "member": st.none() | MEMBERS,
        "borrowed": st.none() | st.lists(ITEMS, max_size=4).map(tuple),
    }
)


def shows_no_more(early: Any, late: Any) -> bool:  # noqa: ANN401 - any part of a record
    """Tell whether everything in the early record, a false flag apart, is in the late one."""
    if isinstance(early, dict):
        return isinstance(late, dict) and all(
            shows_no_more(part, late.get(name)) for name, part in early.items()
        )
    if isinstance(early, tuple):
        return isinstance(late, tuple) and any(
            all(shows_no_more(*pair) for pair in zip(early, order, strict=True))
            for order in permutations(late, len(early))
        )
    return early is None or early is False or early == late


@given(LOANS, DAYS, DAYS)
def test_standing_early_is_reached_by_way_of_any_later_day(
    loan: dict[str, Any], one: date, other: date
) -> None:
    """Standing at a late day and then at an early one is standing at the early one."""
    early, late = sorted((one, other))
    by_way = as_it_stood(as_it_stood(loan, CASE, late), CASE, early)
    assert by_way == as_it_stood(loan, CASE, early)


@given(LOANS, DAYS, DAYS)
def test_a_later_day_never_shows_less(loan: dict[str, Any], one: date, other: date) -> None:
    """Whatever stood at a day still stands at every later day."""
    early, late = sorted((one, other))
    assert shows_no_more(as_it_stood(loan, CASE, early), as_it_stood(loan, CASE, late))


@given(LOANS, DAYS)
def test_standing_twice_is_standing_once(loan: dict[str, Any], day: date) -> None:
    """The record as it stood at a day stands unchanged at that day."""
    once = as_it_stood(loan, CASE, day)
    assert as_it_stood(once, CASE, day) == once


@given(LOANS)
def test_nothing_changes_when_nothing_is_later(loan: dict[str, Any]) -> None:
    """A record without later dates stands as it is."""
    assert as_it_stood(loan, CASE, date(2030, 1, 1)) == loan


@given(LOANS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(loan: dict[str, Any], day: date, chance: Any) -> None:  # noqa: ANN401
    """Each item is kept or dropped for what it says, not for where it stands."""
    items = list(loan["borrowed"] or ())
    chance.shuffle(items)
    one = as_it_stood({**loan, "borrowed": tuple(items)}, CASE, day)["borrowed"]
    other = as_it_stood({**loan, "borrowed": loan["borrowed"] or ()}, CASE, day)["borrowed"]
    assert sorted(map(repr, one)) == sorted(map(repr, other))  # type: ignore[call-overload]


def stood(item: dict[str, Any], day: date = date(2018, 1, 5)) -> Any:  # noqa: ANN401 - plain data
    """Give what is left of the items of a loan with one item."""
    return as_it_stood({"borrowed": (item,)}, CASE, day)["borrowed"]


def test_an_item_entered_later_is_not_there_however_early_it_happened() -> None:
    """What was recorded late is not seen before it was recorded."""
    assert stood({"borrowed_on": date(2018, 1, 1), "recorded_on": date(2018, 1, 6)}) == ()


def test_an_item_without_an_entry_date_is_there_from_its_anchor_on() -> None:
    """Where nobody says when an item was entered, its own date decides."""
    assert stood({"borrowed_on": date(2018, 1, 6)}) == ()
    assert stood({"borrowed_on": date(2018, 1, 5)}) == ({"borrowed_on": date(2018, 1, 5)},)


def test_an_item_without_any_date_stays() -> None:
    """What has no date cannot be said to be later."""
    assert stood({"wear": "new"}) == ({"wear": "new"},)


def test_a_later_date_is_not_recorded_yet_and_its_flag_is_false() -> None:
    """A book that came back tomorrow is not back today."""
    item = {"returned_on": date(2018, 1, 6), "returned": True}
    assert stood(item) == ({"returned_on": None, "returned": False},)


def test_a_flag_without_a_date_stays() -> None:
    """Nobody knows when it came true, so it is not denied."""
    assert stood({"returned": True}) == ({"returned": True},)


def test_a_date_that_may_lie_ahead_stays() -> None:
    """The day on which a book is due is known beforehand."""
    item = {"borrowed_on": date(2018, 1, 1), "due_on": date(2018, 2, 1)}
    assert stood(item) == (item,)


def test_a_nested_section_stands_at_the_same_day() -> None:
    """Sections are looked into like items."""
    member = {"left_on": date(2018, 1, 6), "left": True}
    found = as_it_stood({"member": member}, CASE, date(2018, 1, 5))
    assert found == {"member": {"left_on": None, "left": False}}
    assert member["left"] is True
