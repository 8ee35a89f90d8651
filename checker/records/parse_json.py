"""Parse JSON: a text becomes plain data, strictly, and no mistake repeats what the text holds."""

from __future__ import annotations

import json
import math
from typing import Never

from checker.records import messages
from checker.records.found import Fault

DEPTH_LIMIT = 64
# No 64-bit number is longer; int() on a very long text is slow, and Python refuses it in the end.
LONGEST_NUMBER = 20

# The start of what Python's parser says, and the same in words that quote nothing of the text.
REASONS = (
    ("Expecting value", "a value is missing here"),
    ("Expecting ',' delimiter", "a comma or a closing bracket is missing here"),
    ("Expecting ':' delimiter", "a colon is missing here"),
    ("Expecting property name", "a field name in double quotes is missing here"),
    ("Illegal trailing comma", "there is a comma too many here"),
    ("Unterminated string", "the text that starts here has no closing quote"),
    ("Extra data", "something follows after the end of the value"),
    ("Invalid control character", "a text holds a line break or control character"),
    ("Invalid \\", "a backslash is not followed by a known escape"),
)


def parse_json(text: str, first_line: int = 1) -> object:
    """Parse a whole JSON text; ``first_line`` is the line of the file on which it starts.

    Raises:
        Fault: the text is malformed, names a field twice, or holds NaN or Infinity.
    """
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_int=whole_number, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        raise Fault(messages.malformed("JSON", line, error.colno, _reason(error.msg))) from None
    except RecursionError:
        raise Fault(messages.too_deep(DEPTH_LIMIT)) from None


def whole_number(text: str) -> int | float:
    """Read a whole number; one that no engine can hold becomes infinite and is refused later."""
    return int(text) if len(text) <= LONGEST_NUMBER else math.inf


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Fault(messages.duplicate_key(key))
            seen.add(key)
    return made


def _constant(_: str) -> Never:
    raise Fault(messages.not_a_number())


def _reason(said: str) -> str:
    return next(
        (ours for start, ours in REASONS if said.startswith(start)), "it ends or breaks here"
    )
