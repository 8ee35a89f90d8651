"""Lines: what a report says, line by line, before anyone decides how it looks.

The terminal and a pipe are given the same lines, so what is bold in one is never missing in the
other. Text from records and rule files is made inert here and nowhere else.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STEP = 2

# Controls, invisible format characters (which can reverse or hide text), line and paragraph
# separators, and halves of surrogate pairs.
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs"}


class Style(Enum):
    """What a line is, from which the terminal takes its looks."""

    PLAIN = "plain"
    HEADING = "heading"
    FINDING = "finding"
    UNSURE = "unsure"
    MUTED = "muted"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a report; ``depth`` is how far it is set in."""

    text: str
    style: Style = Style.PLAIN
    depth: int = 0


BLANK = Line("")


def inert(text: str) -> str:
    """Write what is invisible, or would move the cursor, by its code: an escape as ``x1b``."""
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if unicodedata.category(character) not in UNSEEN:
        return character
    return character.encode("unicode_escape").decode("ascii")


def folded(text: str) -> str:
    """Put a text of a rule file, which may be broken over lines, on one line."""
    return " ".join(text.split())


def plain(lines: Iterable[Line]) -> str:
    """Write lines as text without any looks."""
    return "".join(f"{set_in(line)}{inert(line.text)}".rstrip(" ") + "\n" for line in lines)


def set_in(line: Line) -> str:
    """Give the space before a line."""
    return " " * (STEP * line.depth)


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: 1 rule, 2 rules."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
