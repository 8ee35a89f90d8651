"""Output on a terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from checker.cli.output import show, wrapped
from checker.reports.lines import Line, Style

if TYPE_CHECKING:
    from collections.abc import Callable


class Terminal(io.StringIO):
    """A terminal that keeps what it was sent."""

    def isatty(self) -> bool:
        """Say that a person reads this."""
        return True


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Callable[[Line], str]:
    """Give a function that shows a line on a terminal of 60 columns, and what that was sent."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def sent(line: Line) -> str:
        stream = Terminal()
        # Only for the time of the call: pytest puts its own stream in place before each test.
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", stream)
            show([line])
        return stream.getvalue()

    return sent


def test_a_terminal_shows_looks_and_inert_text(shown: Callable[[Line], str]) -> None:
    """Looks come from the checker alone; the text of a record cannot add or close any."""
    assert (
        shown(Line("[b]x[/b] [/b] \x1b[31m :smile:", Style.HEADING))
        == "\x1b[1m[b]x[/b] [/b] \\x1b[31m :smile:\x1b[0m\n"
    )


def test_no_color_is_respected(
    shown: Callable[[Line], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With NO_COLOR set there is no colour."""
    monkeypatch.setenv("NO_COLOR", "1")

    assert shown(Line("x", Style.GOOD)) == "x\n"


def test_a_dumb_terminal_is_given_plain_lines(
    shown: Callable[[Line], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal without looks is treated as a pipe."""
    monkeypatch.setenv("TERM", "dumb")

    assert shown(Line("x", Style.HEADING)) == "x\n"


def test_a_long_line_is_wrapped_and_never_cut() -> None:
    """Every word is kept, and what follows is set in."""
    words = [f"word{number}" for number in range(40)]
    rows = wrapped(Line(" ".join(words), depth=1), 60)

    assert " ".join(row.strip() for row in rows).split() == words
    assert max(map(len, rows)) <= 60
    assert all(row.startswith("    ") for row in rows[1:])
