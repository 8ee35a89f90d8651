"""Messages: all wording of what is wrong with a record, one function for each mistake.

A message may name fields, places and what is allowed; it never holds a value of the record. Lower
case, no full stop.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

CODES_SHOWN = 30
# Longer or stranger keys may be data in the place of a name, so they are not repeated.
FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")


class Wording(NamedTuple):
    """A stable code and the sentence that goes with it."""

    code: str
    message: str


def shown_key(key: str) -> str:
    """Give a key as it may be printed: only what looks like the name of a field."""
    return key if FIELD_NAME.fullmatch(key) else "(unnamed)"


# Files and folders


def missing_path() -> Wording:
    """Nothing is at the path."""
    return Wording("missing-path", "there is no file or folder here")


def unreadable() -> Wording:
    """The operating system would not give the content."""
    return Wording("unreadable-file", "this cannot be opened or read; check that you may read it")


def unknown_format(suffixes: Sequence[str]) -> Wording:
    """The file was named, but its suffix says nothing."""
    return Wording(
        "unknown-format", f"the file's format is not known; a record file ends in {_any(suffixes)}"
    )


def table_file() -> Wording:
    """A table cannot be read record by record."""
    return Wording("table-file", "a table is read in columns only; use `checker check` on it")


def empty_folder(suffixes: Sequence[str]) -> Wording:
    """A folder was named that holds no record file."""
    return Wording("empty-folder", f"the folder holds no file that ends in {_any(suffixes)}")


def linked_folder() -> Wording:
    """A folder below the one that was named is a link to another place."""
    return Wording(
        "linked-folder", "this is a link to a folder, and is not followed; name the folder itself"
    )


def no_record() -> Wording:
    """The text is empty, or an empty list."""
    return Wording("no-record", "there is no record in this file")


def too_large(what: str, limit: int) -> Wording:
    """The text is longer than anything that is read."""
    return Wording(
        "too-large", f"{what} is larger than {limit // 2**20} MiB, the most that is read"
    )


def not_utf8(offset: int) -> Wording:
    """The bytes are no UTF-8 text."""
    return Wording("not-utf8", f"byte {offset + 1} is not UTF-8; save the file as UTF-8 text")


def byte_order_mark() -> Wording:
    """The text starts with a byte order mark; it is read without it."""
    return Wording("byte-order-mark", "starts with a byte order mark, which is ignored")


# JSON and YAML


def malformed(notation: str, line: int, column: int, why: str) -> Wording:
    """The text breaks the rules of its notation."""
    return Wording(
        f"malformed-{notation.lower()}",
        f"line {line}, column {column}: not valid {notation}: {why}",
    )


def duplicate_key(key: str, line: int | None = None) -> Wording:
    """An object names the same field twice."""
    place = "" if line is None else f"line {line}: "
    message = f"{place}the field {shown_key(key)} is given twice in one object; keep one"
    return Wording("duplicate-key", message)


def not_a_number() -> Wording:
    """NaN or Infinity."""
    return Wording("not-a-number", "NaN and Infinity are no values; leave out what is not recorded")


def too_deep(limit: int) -> Wording:
    """The data nest too far."""
    return Wording("too-deep", f"objects and lists are nested more than {limit} deep")


def yaml_feature(line: int, feature: str) -> Wording:
    """YAML that could say something else than it shows."""
    return Wording("yaml-feature", f"line {line}: {feature} not allowed in a record")


# Values


def not_an_object() -> Wording:
    """A record is something else than an object."""
    return Wording("not-an-object", "a record is an object with named fields")


def number_out_of_range() -> Wording:
    """No engine could hold the number."""
    return Wording("number-out-of-range", "the number is too large; at most 64 bits are read")


def not_unicode() -> Wording:
    """Half a surrogate pair."""
    return Wording("not-unicode", "the text holds half of a surrogate pair, which is no character")


def missing_field() -> Wording:
    """A required field is absent."""
    return Wording("missing-field", "this field is required")


def unknown_field(nearest: str | None) -> Wording:
    """The model knows no such field; it is ignored."""
    hint = f"; there is a field {nearest}" if nearest else ""
    return Wording("unknown-field", f"no such field; it is ignored{hint}")


def wrong_type(expected: str) -> Wording:
    """The value is of another type."""
    return Wording("wrong-type", f"expected {expected}")


def wrong_date() -> Wording:
    """The value is no date."""
    return Wording("wrong-date", "expected a date such as 2018-01-31")


def unknown_code(allowed: Sequence[str]) -> Wording:
    """The value is none of the codes of its list."""
    shown = ", ".join(allowed[:CODES_SHOWN])
    rest = len(allowed) - CODES_SHOWN
    more = f" and {rest} more" if rest > 0 else ""
    return Wording("unknown-code", f"expected one of: {shown}{more}")


def out_of_bounds(bounds: str) -> Wording:
    """The value breaks a bound that the model sets."""
    return Wording("out-of-bounds", f"expected {bounds}")


def wrong_value() -> Wording:
    """The model refuses the value for a reason of its own."""
    return Wording("wrong-value", "this value is not allowed here")


def more_problems(count: int) -> Wording:
    """The list was cut."""
    return Wording("more-problems", f"and {count} more problems in this record")


# The record as a whole


def no_as_of(field: str) -> Wording:
    """Nobody says on which day the record is judged."""
    return Wording("no-as-of", f"no {field}: give the record one, or say --as-of DATE")


def empty_identity() -> Wording:
    """The name of the case is blank."""
    return Wording("empty-identity", "is empty; every record needs its own")


def duplicate_case(first: str) -> Wording:
    """Another record had the same name."""
    return Wording("duplicate-case", f"another record of this reading has the same one: {first}")


def after_as_of(as_of: str) -> Wording:
    """A date that must be past lies ahead."""
    return Wording("after-as-of", f"lies after {as_of}, the day that the record describes")


def backwards(earlier: str) -> Wording:
    """Two dates stand in the wrong order."""
    return Wording("backwards", f"lies before {earlier}, which it cannot precede")


def false_but_dated(dated_by: str) -> Wording:
    """A flag denies what its own date says."""
    return Wording("false-but-dated", f"is false, while {dated_by} says when it came true")


def _any(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
