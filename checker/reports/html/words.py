"""Words: figures, days and names as the page writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.wording import percent as in_percent
from checker.model.wording import shown
from checker.reports.significance import test_text

if TYPE_CHECKING:
    from datetime import date

    from checker.model.measure import Difference, Paired
    from checker.model.picture import Cell, Picture, Rated, Set, Table

FILTERS = (
    "day",
    "percent",
    "number",
    "plural",
    "band",
    "days_of",
    "chances",
    "bounds",
    "interval",
    "ordered",
    "range_of",
    "points",
    "points_between",
    "tested",
)
HIDDEN = "[c]"
NONE = "-"


def day(value: date | None) -> str:
    """Write a day, as in 14 January 2018."""
    return "no day" if value is None else shown(value)


def percent(value: float | None) -> str:
    """Write a share with one decimal."""
    return NONE if value is None else in_percent(value)


def number(value: int) -> str:
    """Write a whole number with its thousands apart."""
    return f"{value:,}"


def plural(value: int, one: str, many: str = "") -> str:
    """Write a number with the word for what it counts."""
    return f"{value:,} {one if value == 1 else many or f'{one}s'}"


def band(name: str | None) -> str:
    """Write a rating in words."""
    return "not rated" if name is None else name.replace("_", " ").capitalize()


def days_of(records: Set) -> str:
    """Write the days on which records were judged."""
    if records.first_day is None or records.last_day is None:
        return "no day"
    first, last = shown(records.first_day), shown(records.last_day)
    return first if first == last else f"{first} to {last}"


def interval(cell: Cell) -> str:
    """Write the interval of a share."""
    return HIDDEN if cell.hidden else _between(cell.low, cell.high)


def bounds(cell: Cell) -> str:
    """Write the share with all that cannot be told: as if insufficient, to as if sufficient."""
    if cell.hidden:
        return HIDDEN
    return _between(cell.counts.lowest, cell.counts.highest) if cell.counts.cannot_tell else NONE


def _between(low: float | None, high: float | None) -> str:
    return NONE if low is None or high is None else f"{percent(low)} to {percent(high)}"


def chances(rated: Rated) -> str:
    """Write how probable each rating is; nothing where no case is answered."""
    told = (
        f"{band(each.band)} {in_percent(100 * each.probability, 0)}"
        for each in rated.chances
        if each.probability >= 0.005  # noqa: PLR2004 - less is written as 0%
    )
    return ", ".join(told) or NONE


def range_of(rated: Rated) -> str:
    """Write between which ratings the answer lies, with all that cannot be told."""
    if rated.lowest == rated.highest:
        return band(rated.lowest)
    return f"{band(rated.lowest)} to {band(rated.highest)}"


def points(change: Difference) -> str:
    """Write a change in percentage points with its sign."""
    return f"{100 * change.difference:+.1f}"


def points_between(change: Difference) -> str:
    """Write the interval of a change in percentage points."""
    return f"{100 * change.interval.low:+.1f} to {100 * change.interval.high:+.1f}"


def tested(found: Difference | Paired) -> str:
    """Write what a test says: significant or not, its p-value, and which test it is."""
    return test_text(found.p_value, found.test)


def ordered(picture: Picture) -> list[Table]:
    """Order the questions by their share, the least sufficient first."""
    told = [each for each in picture.tables if each.level == "question"]
    answered = [each for each in told if each.whole.counts.share is not None]
    return sorted(answered, key=lambda each: each.whole.counts.share or 0.0)
