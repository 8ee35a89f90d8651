"""Reword: pydantic's errors in the words of this project, from the schema rather than the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.diagnostic import Severity
from checker.model.types import (
    BooleanType,
    DateType,
    EnumType,
    IntegerType,
    ListType,
    NumberType,
    RecordType,
    TextType,
)
from checker.model.wording import near
from checker.records import messages
from checker.records.places import type_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from checker.model.types import Type
    from checker.records.messages import Wording
    from checker.records.places import Step

EXPECTED: dict[type, str] = {
    BooleanType: "true or false",
    IntegerType: "a whole number",
    NumberType: "a number",
    TextType: "text, in quotes",
    ListType: "a list",
    RecordType: "an object with named fields",
}
# The bounds that a model can set, in words; the figures in braces come from the model.
BOUNDS = {
    "greater_than_equal": "at least {ge}",
    "greater_than": "more than {gt}",
    "less_than_equal": "at most {le}",
    "less_than": "less than {lt}",
    "multiple_of": "a multiple of {multiple_of}",
    "string_too_short": "at least {min_length} characters",
    "string_too_long": "at most {max_length} characters",
    "string_pattern_mismatch": "text of the form {pattern}",
    "too_short": "at least {min_length} items",
    "too_long": "at most {max_length} items",
}
OF_TYPE = ("_type", "_parsing", "enum", "literal_error", "int_from_float")


def severity(error: ErrorDetails) -> Severity:
    """An unknown field is ignored with a warning; all else sets the record aside."""
    return Severity.WARNING if error["type"] == "extra_forbidden" else Severity.ERROR


def reword(error: ErrorDetails, kind: RecordType) -> Wording:
    """Say what pydantic found, without the value that it found."""
    name, steps = error["type"], error["loc"]
    if name == "missing":
        return messages.missing_field()
    if name == "extra_forbidden":
        return messages.unknown_field(_nearest(kind, steps))
    if name in BOUNDS:
        return messages.out_of_bounds(BOUNDS[name].format(**error.get("ctx", {})))
    if name.endswith(OF_TYPE):
        return _expected(type_at(kind, steps))
    return messages.wrong_value()


def _nearest(kind: RecordType, steps: tuple[Step, ...]) -> str | None:
    """Find the known field whose name is most like an unknown one."""
    parent, name = type_at(kind, steps[:-1]), messages.shown_key(str(steps[-1]))
    if not isinstance(parent, RecordType):
        return None
    return near(name, parent.fields, alike=0.7)


def _expected(kind: Type | None) -> Wording:
    if isinstance(kind, DateType):
        return messages.wrong_date()
    if isinstance(kind, EnumType):
        return messages.unknown_code(kind.values)
    words = EXPECTED.get(type(kind))
    return messages.wrong_type(words) if words else messages.wrong_value()
