"""Lines, and how text from outside is made inert."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reports.lines import Line, count, inert, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zoë [b]x[/b]", "Zoë [b]x[/b]"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\nb\tc\rd", r"a\nb\tc\rd"),
        ("a\u202eb", r"a\u202eb"),
        ("a\u2028b", r"a\u2028b"),
        ("a\x9bb", r"a\x9bb"),
        ("a\ud800b", r"a\ud800b"),
    ],
)
def test_what_could_act_is_shown_instead(text: str, shown: str) -> None:
    """Controls, marks that turn text round, and broken characters are written as codes."""
    assert inert(text) == shown


@given(st.text())
def test_a_line_is_always_one_line(text: str) -> None:
    """No text from outside can start a second line or leave a control in the output."""
    written = plain([Line(text)])

    assert written.endswith("\n")
    assert len(written.splitlines()) == 1
    assert "\x1b" not in written


def test_a_number_agrees_with_its_noun() -> None:
    """One thing is not several."""
    assert [count(1, "rule"), count(1200, "rule"), count(2, "child", "children")] == [
        "1 rule",
        "1,200 rules",
        "2 children",
    ]
