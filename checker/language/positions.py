"""Positions: each character of a YAML scalar's text is traced back to its place in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model.rule import Expression, Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.language.nodes import Scalar
    from checker.model.source import Source

BLANK = " \t\r\n"
NAMED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
ESCAPE = re.compile(r"\\(?:x(?P<x>.{2})|u(?P<u>.{4})|U(?P<U>.{8})|(?P<line>\r?\n)|(?P<one>.))")


def expression(scalar: Scalar, source: Source) -> Expression:
    """Make an expression of a scalar's text."""
    return Expression(scalar.text, source, places(scalar))


def position(scalar: Scalar, index: int) -> tuple[int, int]:
    """Give the line and column in the file of one character of a scalar's text."""
    points = places(scalar).points
    return points[min(max(index, 0), len(points) - 1)]


def places(scalar: Scalar) -> Places:
    """Trace every character of a scalar's text, and its end, to line and column.

    A character that is not blank stands exactly where it is read from. A blank that YAML made up
    (a folded line) stands at the line break that it was made of, or just before what follows.
    """
    units = list(_units(scalar))
    units.append((_end(scalar), ""))
    offsets, at = [], 0
    for character in scalar.text:
        if character not in BLANK:
            while units[at][1] and units[at][1] in BLANK:
                at += 1
        offsets.append(units[at][0])
        if at + 1 < len(units) and (character not in BLANK or units[at][1] in BLANK):
            at += 1
    offsets.append(offsets[-1] + 1 if offsets else units[at][0])
    return Places(tuple(_points(scalar, offsets)))


def _end(scalar: Scalar) -> int:
    return max(0, len(scalar.written) - (1 if scalar.style in {"'", '"'} else 0))


def _units(scalar: Scalar) -> Iterator[tuple[int, str]]:
    """List what the scalar is written with: each unit's offset and the character it stands for."""
    written = scalar.written
    match scalar.style:
        case '"':
            yield from _double_quoted(written)
        case "'":
            yield from _single_quoted(written)
        case "|" | ">":
            # The header ends with its line; everything after it is content or indentation.
            yield from enumerate(written[written.find("\n") + 1 :], written.find("\n") + 1)
        case _:
            yield from enumerate(written)


def _single_quoted(written: str) -> Iterator[tuple[int, str]]:
    at, end = 1, len(written) - 1
    while at < end:
        yield at, written[at]
        at += 2 if written[at : at + 2] == "''" else 1


def _double_quoted(written: str) -> Iterator[tuple[int, str]]:
    at, end = 1, len(written) - 1
    while at < end:
        found = ESCAPE.match(written, at)
        if found is None:
            yield at, written[at]
            at += 1
        else:
            if not found["line"]:
                yield at, _escaped(found)
            at = found.end()


def _escaped(found: re.Match[str]) -> str:
    if found["one"]:
        return NAMED.get(found["one"], found["one"])
    return chr(int(found["x"] or found["u"] or found["U"], 16))


def _points(scalar: Scalar, offsets: list[int]) -> Iterator[tuple[int, int]]:
    """Turn offsets, which never run backwards, into lines and columns."""
    line, column, at = scalar.span.line, scalar.span.column, 0
    for offset in offsets:
        for character in scalar.written[at:offset]:
            line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
        at = offset
        yield line, column
