"""Output: results on standard output, everything else on standard error.

Colours and wrapping are for a terminal alone. Lines are inert before they come here or are made so
here, and never read as markup.
"""

from __future__ import annotations

import io
import os
import sys
import textwrap
from typing import TYPE_CHECKING

from checker.reports.lines import Style, inert, plain, set_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from checker.reports.lines import Line

LOOKS = {
    Style.PLAIN: "",
    Style.HEADING: "bold",
    Style.FINDING: "bold yellow",
    Style.UNSURE: "cyan",
    Style.MUTED: "dim",
    Style.GOOD: "green",
}
NARROWEST = 40


def prepare() -> None:
    """Let no character stop a result, whatever the encoding of the terminal is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def show(lines: Iterable[Line]) -> None:
    """Write the lines of a report to standard output."""
    if on_terminal():
        _show_on_terminal(lines)
    else:
        result(plain(lines))


def result(text: str) -> None:
    """Write a result as it is; a reader that closed the pipe has read enough."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Tell the person something that is no result."""
    sys.stderr.write(f"{inert(text)}\n")


def on_terminal() -> bool:
    """Say whether a person reads standard output, on a terminal that can show looks."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _show_on_terminal(lines: Iterable[Line]) -> None:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    console = Console(markup=False, highlight=False, emoji=False, soft_wrap=True)
    try:
        print_lines(console, lines)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_lines(console: Console, lines: Iterable[Line]) -> None:
    """Print lines with their looks, wrapped at the console's width, never read as markup."""
    from rich.text import Text  # noqa: PLC0415 - as above

    for line in lines:
        for row in wrapped(line, console.width):
            console.print(Text(row, style=LOOKS[line.style]))


def wrapped(line: Line, width: int) -> list[str]:
    """Break a line at the width of the terminal; what follows is set in a little further."""
    before = set_in(line)
    rows = textwrap.wrap(
        inert(line.text),
        max(width, NARROWEST),
        initial_indent=before,
        subsequent_indent=f"{before}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return rows or [""]
