"""Source: a text, and the places in it that messages point at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Source:
    """A text and the name it is known by (a path, or ``<stdin>``)."""

    name: str
    text: str

    def line(self, number: int) -> str:
        """Give the text of a line, counted from 1; empty past the end."""
        lines = self.text.split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


class Span(NamedTuple):
    """A stretch of a source: lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
