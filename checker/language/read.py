"""Read: a file becomes a source, or a diagnostic that says why it cannot be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.language import messages as say
from checker.model.source import START, Source, Span

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model.diagnostic import Diagnostic

LARGEST = 256 * 1024

# Control characters, the breaks that only YAML 1.1 knows, marks that turn the direction of text
# (https://trojansource.codes), byte order marks, halves of pairs, and a carriage return on its own.
REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
    "|\r(?!\n)"
)


def read_source(path: Path) -> Source | Diagnostic:
    """Read a rule file; a byte order mark at its start is left out."""
    empty = Source(str(path), "")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return say.at(empty, START, say.cannot_read(error.strerror or "unknown reason"))
    if len(data) > LARGEST:
        return say.at(empty, START, say.file_too_large(LARGEST))
    try:
        return Source(str(path), data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        # The line is shown as far as it can be read.
        return say.at(Source(str(path), readable), place(readable, len(readable)), say.not_utf8())


def refused(source: Source) -> tuple[Diagnostic, ...]:
    """Say what keeps a text from being read: its size, and each kind of control character."""
    if len(source.text.encode("utf-8", "replace")) > LARGEST:
        return (say.at(source, START, say.file_too_large(LARGEST)),)
    first: dict[str, int] = {}
    for found in REFUSED.finditer(source.text):
        first.setdefault(found[0], found.start())
    return tuple(
        say.at(source, place(source.text, offset), say.control_character(ord(character)))
        for character, offset in first.items()
    )


def place(text: str, offset: int) -> Span:
    """Give the place of one character of a text."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Span(line, column, line, column + (1 if offset < len(text) else 0))
