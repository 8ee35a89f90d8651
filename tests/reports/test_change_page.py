"""The page of a change: inert, the same again, with each change drawn as its numbers say."""

from __future__ import annotations

import re
from html import unescape

import pytest

from checker.audit.intervals import difference
from checker.audit.paired import paired
from checker.model.change import Changes, Fate, FindingChange, ShareChange
from checker.model.picture import Counts
from checker.reports.html import change_html
from checker.reports.html.change_chart import LEFT, RIGHT, change_chart
from tests.pictures import HOSTILE, Q1, STANDARD


def share(before: tuple[int, int], after: tuple[int, int], cases: str = "All cases") -> ShareChange:
    """Make a change from so many of so many to so many of so many."""
    first, second = (Counts(yes, of - yes, 0, 0) for yes, of in (before, after))
    same = paired(after[1], after[1] // 4, 1)
    return ShareChange("question", Q1, cases, first, second, difference(before, after), same)


def changes(*shares: ShareChange) -> Changes:
    """Make changes with findings whose every text is hostile."""
    finding = FindingChange("f", HOSTILE, HOSTILE, HOSTILE, Fate.NO_LONGER_CHECKED, HOSTILE)
    fates = {(Fate.NO_LONGER_CHECKED, HOSTILE): 1}
    return Changes(shares, fates, {HOSTILE: {Fate.NO_LONGER_CHECKED: 1}}, (finding,), (HOSTILE,))


def test_text_of_records_and_rulebooks_is_text() -> None:
    """Nothing in it is read as a tag, and the page may run nothing."""
    page = change_html(changes(share((5, 10), (8, 10), HOSTILE)))
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'; style-src 'sha256-" in unescape(page)
    assert "script-src" not in page


def test_the_same_changes_give_the_same_page() -> None:
    """To the byte."""
    told = changes(share((5, 10), (8, 10)), share((50, 100), (80, 100), "NPS"))
    assert change_html(told) == change_html(told)


def test_a_share_that_is_not_in_both_runs_is_said() -> None:
    """It stands in the table, and not in the chart."""
    none = ShareChange("standard", STANDARD, "All cases", Counts(), Counts(1, 0, 0, 0), None)
    page = change_html(changes(none, share((5, 10), (8, 10))))
    assert "not answered in both runs" in page
    assert page.count('class="name"') == 1


@pytest.mark.parametrize(
    ("before", "after", "look"),
    [((50, 100), (80, 100), "sure"), ((80, 100), (50, 100), "sure"), ((5, 10), (6, 10), "unsure")],
)
def test_a_change_is_drawn_where_its_numbers_are(
    before: tuple[int, int], after: tuple[int, int], look: str
) -> None:
    """To the right of the middle where it is better; filled where it is significant."""
    drawn = str(change_chart([share(before, after)]))
    (found,) = re.findall(r'<circle class="whole (\w+)" cx="([\d.]+)"', drawn)
    middle = (LEFT + RIGHT) / 2
    assert found[0] == look
    assert (float(found[1]) > middle) == (after[0] / after[1] > before[0] / before[1])
    ends = [float(each) for each in re.findall(r'reach" x1="([\d.]+)" x2="([\d.]+)"', drawn)[0]]
    assert LEFT <= ends[0] <= float(found[1]) <= ends[1] <= RIGHT


def test_the_sets_of_cases_differ_in_shape() -> None:
    """So nobody needs to tell colours apart."""
    rows = [share((5, 10), (8, 10), each) for each in ("All cases", "NPS", "CRC")]
    drawn = str(change_chart(rows))
    assert [drawn.count(f"<{each} ") for each in ("circle", "rect", "polygon")] == [1, 1, 1]


def test_nothing_to_draw_is_an_empty_chart() -> None:
    """With the line of no change."""
    assert 'class="zero"' in str(change_chart([]))
