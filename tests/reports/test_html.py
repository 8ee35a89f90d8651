"""The page: inert, the same again, complete, and with nothing that it could load."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reports.html import html
from checker.reports.html.page import FULL_CASES
from tests.pictures import HOSTILE, picture

PACKED = re.compile(r'<script id="cases"[^>]*>([^<]*)</script>')


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes, and checks that they close."""

    VOID = frozenset({"meta", "br", "input", "line", "circle", "rect", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert tag in self.VOID or self.open.pop() == tag


def tags(page: str) -> Tags:
    """Read a page."""
    parser = Tags()
    parser.feed(page)
    assert parser.open == []
    return parser


def packed(page: str) -> list[dict[str, Any]]:
    """Unpack the cases that the script looks through."""
    found = PACKED.search(page)
    assert found is not None
    cases: list[dict[str, Any]] = json.loads(gzip.decompress(base64.b64decode(found[1])))
    return cases


def test_the_page_is_well_formed_and_loads_nothing() -> None:
    """Every tag closes, and no attribute names anything outside the page."""
    page = tags(html(picture()))
    for tag, attributes in page.seen:
        assert tag not in {"link", "iframe", "object", "img", "base"}
        assert not (attributes.keys() & {"src", "action", "style"}), (tag, attributes)
        assert str(attributes.get("href", "#")).startswith("#")
        assert not [name for name in attributes if name.startswith("on")]


def test_the_policy_lets_only_its_own_script_and_looks_run() -> None:
    """The hashes in the policy are those of the one script and the one sheet of looks."""
    page = html(picture())
    policy = next(each["content"] for tag, each in tags(page).seen if "http-equiv" in each)
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    for (text,), kind in ((script, "script-src"), (style, "style-src")):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert policy is not None
        assert f"{kind} 'sha256-{digest}'" in policy
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")


def test_text_of_a_record_does_nothing() -> None:
    """Wherever it stands, in the page and in what the script shows, it is text."""
    page = html(picture(HOSTILE))
    calm = [tag for tag, _ in tags(html(picture())).seen]
    assert [tag for tag, _ in tags(page).seen] == calm
    for each in packed(page):
        assert "<img" not in each["h"]
        assert "<script" not in each["h"]
        assert tags(each["h"]).seen


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_no_text_changes_the_shape_of_the_page(text: str) -> None:
    """Whatever a unit, a case or a sentence is called, the tags are the same."""
    wanted = [tag for tag, _ in tags(html(picture())).seen]
    assert [tag for tag, _ in tags(html(picture(text))).seen] == wanted


def test_the_same_picture_gives_the_same_bytes() -> None:
    """Nothing in the page is of the day or the machine on which it was made."""
    assert html(picture()) == html(picture())


def test_every_case_that_is_told_is_there() -> None:
    """All are packed, the first ones with evidence and timeline, and how many there are is said."""
    drawn = picture(cases=FULL_CASES + 5)
    page = html(replace(drawn, with_findings=FULL_CASES + 50))
    cases = packed(page)
    assert [each["id"] for each in cases] == [each.case_id for each in drawn.cases]
    assert ["<svg" in each["h"] for each in cases] == [True] * FULL_CASES + [False] * 5
    assert f"The first {FULL_CASES + 5} of {FULL_CASES + 50} cases" in page
    assert f"Evidence and timelines are here for the first {FULL_CASES}" in page


def test_every_table_has_a_caption_and_every_chart_a_name() -> None:
    """Nobody has to see a table to know what it is."""
    page = html(picture())
    assert page.count("<table") == page.count("<caption")
    charts = [each for tag, each in tags(page).seen if tag == "svg"]
    assert len(charts) > 1
    assert all(each["role"] == "img" and each["aria-label"] for each in charts)


def test_the_title_names_nobody() -> None:
    """A title is kept in histories, so nothing of a record is in it."""
    assert (
        re.findall(r"<title>(.*?)</title>", html(picture(HOSTILE)))[0]
        == "Self-audit of case records"
    )


@pytest.mark.parametrize(
    "words",
    [
        "33.3%",
        "6.1% to 79.2%",
        "16.7% to 66.7%",
        "near a boundary",
        "Good 30%, Poor 70%",
        "Poor to Good",
        "10</b> <span>cases judged",
        "Narrative is not seen.",
        "is not a date",
        "2 values passed over",
        "No changes: the rulebook is used as it comes.",
    ],
)
def test_the_figures_and_what_limits_them_are_on_the_page(words: str) -> None:
    """A share with its interval and bounds, a rating with its chances, and what was left out."""
    assert words in html(picture())


def test_an_empty_picture_says_so() -> None:
    """Where there is nothing, the page says that there is nothing."""
    nothing = replace(
        picture(cases=0), units=(), ratings=(), tables=(), problems=(), unknown_fields=()
    )
    page = html(nothing)
    for words in ("No case has a finding.", "No standard could be rated.", "No problems."):
        assert words in page
    tags(page)
