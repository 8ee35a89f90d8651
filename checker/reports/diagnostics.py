"""Diagnostics: what is wrong with a rule file, printed with its line and a caret below it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model.diagnostic import Diagnostic

WIDEST = 160
BEFORE = 60


def render(diagnostic: Diagnostic) -> str:
    """Print a diagnostic: ``file:line:column: message [code]``, then the line and a caret."""
    span, source = diagnostic.span, diagnostic.source
    place = f"{source.name}:{span.line}:{span.column}"
    head = _inert(f"{place}: {diagnostic.message} [{diagnostic.code}]").replace("\t", " ")
    line = source.line(span.line)
    if not line.strip():
        return head
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    return "\n".join([head, *_marked(line, start, min(end, len(line)))])


def sorted_by_place(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics by file, then by place, then by code, so that output is always the same."""
    return tuple(sorted(diagnostics, key=lambda each: (each.source.name, each.span, each.code)))


def _marked(line: str, start: int, end: int) -> tuple[str, str]:
    """Give a line and the line of carets below it, both cut to a window where the line is long."""
    left = max(0, start - BEFORE) if len(line) > WIDEST else 0
    shown = _inert(line[left : left + WIDEST])
    before, under = shown[: start - left], shown[start - left : end - left]
    blank = "".join("\t" if each == "\t" else " " * _width(each) for each in before)
    return shown, blank + "^" * max(1, sum(map(_width, under)))


def _inert(text: str) -> str:
    """Replace what a terminal could act on: control characters, and marks that turn text round."""
    return "".join(
        each if each == "\t" or each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text
    )


def _width(character: str) -> int:
    """Give the columns that a character takes on a terminal."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
