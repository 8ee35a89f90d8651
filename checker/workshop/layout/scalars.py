"""Scalars: one value, written without quotes wherever that means the same, or folded over lines."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from checker.language import compose, plain
from checker.language.nodes import Mapping, Scalar, Sequence
from checker.model.source import Source

WIDTH = 120
GAP = re.compile(r"(?<=\S) (?=\S)")  # where a folded text can be broken, and read as it was
NUMBERED = re.compile(r"[0-9.]+")  # a version, or a standard's number: in quotes, so as to be none
TRUTH = frozenset(
    ("y", "n", "yes", "no", "on", "off")
)  # other readers of YAML take these for truth

# What certainly needs no quotes; whatever else there is, YAML itself is asked.
IN_BLOCK = re.compile(r"[\w(./](?:[\w ./()\[\]<>='+;,-]*[\w./()\]'])?")
IN_FLOW = re.compile(r"[\w(./](?:[\w ./()<>=+;-]*[\w./()])?")


def one_line(scalar: Scalar, *, flow: bool, key: bool = False) -> str:
    """Write a scalar on one line; ``flow`` says that it stands in brackets or braces."""
    if scalar.value is None:
        return "null"
    if not isinstance(scalar.value, str):
        return scalar.text
    return _text(scalar.value, flow, key)


@lru_cache(maxsize=10_000)
def _text(text: str, flow: bool, key: bool) -> str:  # noqa: FBT001 - a cache takes no names
    if NUMBERED.fullmatch(text) or text.casefold() in TRUTH:
        return f'"{text}"'
    certain = (IN_FLOW if flow else IN_BLOCK).fullmatch(text)
    sure = certain is not None and "  " not in text and plain.value(text) == text
    if sure or _reads_as(text, text, flow=flow, key=key):
        return text
    single = "'" + text.replace("'", "''") + "'"
    if '"' in text and "'" not in text and _reads_as(single, text, flow=flow, key=key):
        return single
    return json.dumps(text, ensure_ascii=False)


def _reads_as(written: str, text: str, *, flow: bool, key: bool) -> bool:
    """Ask YAML whether what is written stands for a text."""
    whole = f"{written}: x" if key else f"- {written}"
    if flow:
        whole = f"{{{written}: x, y: z}}" if key else f"[{written}, x]"
    node, problems = compose.node(Source("", whole + "\n"))
    match node:
        case Sequence(items=(Scalar() as found, *_)):
            return not problems and found.value == text
        case Mapping(entries=((Scalar() as found, _), *_)):
            return not problems and found.value == text
        case _:
            return False


def folded(scalar: Scalar, room: int, *, keep: bool) -> list[str]:
    """Break a text over lines of at most ``room`` characters.

    With ``keep``, the author's own lines stay, if none of them is too long.
    """
    text = str(scalar.value).strip()
    own = [line.strip() for line in scalar.written.split("\n")[1:]]
    own = [line for line in own if line]
    kept = keep and scalar.style == ">" and " ".join(own) == text
    if kept and all(len(line) <= room for line in own):
        return own
    return filled(text, room)


def filled(text: str, room: int) -> list[str]:
    """Break a text at its single spaces, each line as full as it can be."""
    lines: list[str] = []
    for word in GAP.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
