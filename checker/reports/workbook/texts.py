"""Texts: what is written into a cell is text that Excel can hold, and nothing that acts."""

from __future__ import annotations

import re

from checker.reports.lines import inert

# The limits of Excel: characters are counted as it counts them, in units of 16 bits.
MOST_CHARACTERS = 32_767
MOST_LINES = 253
# XML has no way to write these two, which are no characters.
UNWRITABLE = re.compile("[\ufffe\uffff]")


def cell_text(value: str | tuple[str, ...]) -> str:
    """Give the text of a cell: what is invisible is written by its code, what is too long is cut.

    Each text of a tuple is a line of its own; within a text, the end of a line is shown as a code.
    """
    lines = (value,) if isinstance(value, str) else value
    more = len(lines) - MOST_LINES
    if more > 0:
        kept = lines[: MOST_LINES - 1]
        lines = (*kept, f"[cut: {more + 1:,} more lines than a cell of Excel holds]")
    return _not_marked_up(_held("\n".join(map(_shown, lines))))


def _shown(text: str) -> str:
    return UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", inert(text))


def _held(text: str) -> str:
    """Cut a text that is too long for a cell, and say so at its end."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    whole = len(units) // 2
    note = f" … [cut: {whole:,} characters, of which a cell of Excel holds {MOST_CHARACTERS:,}]"
    room = 2 * (MOST_CHARACTERS - len(note))
    return units[:room].decode("utf-16-le", errors="ignore") + note


def _not_marked_up(text: str) -> str:
    """Keep a text from being taken for one with formats.

    XlsxWriter writes a text between these two marks into the file as it stands.
    """
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
