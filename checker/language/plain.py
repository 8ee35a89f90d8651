"""Plain: what a YAML scalar stands for when it is written without quotes."""

from __future__ import annotations

import re

DIGITS = 15  # more than these cannot be held by every engine without loss

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


def value(text: str) -> str | int | float | bool | None:
    """Read an unquoted scalar; all that is not a number, a truth value or nothing is text.

    ``no``, ``012``, ``1:30`` and ``2018-01-31`` are text, unlike in YAML 1.1.
    """
    if text in WORDS:
        return WORDS[text]
    if too_long(text):
        return text
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text


def too_long(text: str) -> bool:
    """Say whether a text is a number with more digits than can be held."""
    digits = len(text.lstrip("-").replace(".", ""))
    return digits > DIGITS and bool(INTEGER.fullmatch(text) or DECIMAL.fullmatch(text))
