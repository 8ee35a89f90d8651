"""Messages of rule files: every sentence about the shape of a file, on one page.

A message says what is wrong, what was found and what is allowed; lower case, no full stop. It
states a near name and never asks. The messages of conditions are in ``messages_expression``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.messages_expression import Message, at
from checker.model.wording import near

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Message", "at"]

LONGEST = 60
SHOWN = 24

# What PyYAML says of a problem or of what it was reading, and what we say.
YAML_WORDS: tuple[tuple[str, str], ...] = (
    ("character '\\t'", "a tab stands where only spaces are allowed"),
    ("tab character", "a tab stands where only spaces are allowed"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed"),
    (
        "mapping values are not allowed",
        "a colon and a space stand inside a text; put the text in quotes",
    ),
    ("unknown escape character", "this escape is not known in double quotes; use single quotes"),
    ("Unicode character escape", "this escape is no character; use single quotes"),
    ("hexadecimal", "this escape needs hexadecimal digits; use single quotes"),
    ("cannot start any token", "a text cannot begin with this character; put the text in quotes"),
    ("flow", "in brackets, a comma, a closing bracket or the quotes around a text are missing"),
    ("':'", "a key has no colon and value after it"),
    ("block", "this line does not fit the indentation of the lines before it"),
    ("anchor", "a `&` or `*` begins this text; put the text in quotes"),
    ("alias", "a `&` or `*` begins this text; put the text in quotes"),
    ("directive", "a line beginning with `%` is not part of rule files"),
    ("document start", "this text does not belong to what stands before it"),
)


def quoted(text: str) -> str:
    """Show a piece of the file, short and on one line."""
    line = " ".join(text.split())
    return f"`{line[:LONGEST]}{'…' if len(line) > LONGEST else ''}`"


def _listed(names: Iterable[str]) -> str:
    known = sorted(set(names))
    shown = ", ".join(quoted(name) for name in known[:SHOWN])
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    return f"allowed: {shown}{more}" if known else "there is none"


def _near(name: str, names: Iterable[str], kind: str) -> str:
    names = sorted(set(names))
    close = near(name, names)
    like = f"there is {kind} {quoted(close)}; " if close else ""
    return like + _listed(names)


# The file


def cannot_read(reason: str) -> Message:
    """The file cannot be opened."""
    return Message("cannot-read", f"the file cannot be read: {reason[:1].lower()}{reason[1:]}")


def file_too_large(limit: int) -> Message:
    """The file has more bytes than the limit."""
    return Message("file-too-large", f"the file is larger than the limit of {limit // 1024} KiB")


def not_utf8() -> Message:
    """The bytes of the file are no text."""
    return Message("not-utf8", "the text after this place is not UTF-8; save the file as UTF-8")


def control_character(code: int) -> Message:
    """A character that cannot be seen, or that changes how others are seen."""
    return Message("control-character", f"the control character U+{code:04X} is not allowed")


def empty_file() -> Message:
    """Nothing but blanks and comments."""
    return Message("empty-file", "the file is empty; a mapping of keys is needed")


def wrong_suffix() -> Message:
    """A rule file that would not be found."""
    return Message(
        "wrong-suffix", "the name ends in `.yml`, so it is not loaded; end it in `.yaml`"
    )


# YAML


def not_yaml(problem: str, context: str) -> Message:
    """The YAML reader stopped."""
    both = f"{problem} {context}"
    reason = next((ours for theirs, ours in YAML_WORDS if theirs in both), None)
    return Message("not-yaml", reason or "this cannot be read as YAML")


def open_quote(line: int) -> Message:
    """A quotation mark that runs on over lines to one that was to open another text."""
    return Message("open-quote", f"the quotation mark opened here is closed only on line {line}")


def several_documents() -> Message:
    """A second document in the file."""
    return Message("several-documents", "a second document begins here; a file holds one")


def alias() -> Message:
    """An alias such as ``*name``."""
    return Message("alias", "aliases are not allowed; write the value out, or put quotes around it")


def anchor() -> Message:
    """An anchor such as ``&name``."""
    return Message(
        "anchor", "anchors are not allowed; put quotes around a text that begins with `&`"
    )


def tag() -> Message:
    """A tag such as ``!!str``."""
    return Message("tag", "tags are not allowed; put quotes around a text that begins with `!`")


def merge_key() -> Message:
    """A merge key."""
    return Message("merge-key", "the merge key `<<` is not allowed; write the keys out")


def key_not_text() -> Message:
    """A key that is a number, a list or the like."""
    return Message("key-not-text", "a key is a text; put quotes around it")


def duplicate_key(key: str, line: int) -> Message:
    """A key that stands twice in one mapping."""
    return Message("duplicate-key", f"the key {quoted(key)} already stands on line {line}")


def file_too_deep(limit: int) -> Message:
    """Lists and mappings nest too deep."""
    return Message("file-too-deep", f"the file nests deeper than the limit of {limit} levels")


def too_many_nodes(limit: int) -> Message:
    """The file has too many values."""
    return Message("too-many-values", f"the file has more than the limit of {limit} values")


def number_too_long(digits: int) -> Message:
    """A number with too many digits."""
    return Message("number-too-long", f"the number has more than {digits} digits")


# Keys and kinds


def unknown_key(key: str, allowed: Iterable[str]) -> Message:
    """A key that this mapping does not have."""
    return Message("unknown-key", f"no key {quoted(key)} here; {_near(key, allowed, 'a key')}")


def missing_key(key: str, of: str) -> Message:
    """A required key is not there."""
    article = "an" if of[0] in "aeio" else "a"
    return Message("missing-key", f"the key {quoted(key)} is missing; {article} {of} needs it")


def wrong_kind(found: str, needed: str, hint: str = "") -> Message:
    """A list where a text is needed, and the like."""
    return Message("wrong-kind", f"{needed} is needed here; found {found}{hint}")


def empty_text() -> Message:
    """A text without a visible character."""
    return Message("empty-text", "the text is empty")


def empty_list() -> Message:
    """A list that needs at least one item."""
    return Message("empty-list", "the list is empty; at least one item is needed")


def not_a_choice(found: str, allowed: Iterable[str]) -> Message:
    """A text that is not one of a closed list."""
    return Message("not-allowed", f"{quoted(found)} is not allowed here; {_listed(allowed)}")


def bad_id(found: str) -> Message:
    """An id that is not lower-kebab."""
    return Message(
        "bad-id",
        f"{quoted(found)} is no id; allowed: lower-case letters and digits, joined by `-`",
    )


def bad_name(found: str) -> Message:
    """A name that a condition could not say."""
    return Message(
        "bad-name",
        f"{quoted(found)} is no name; allowed: lower-case letters, digits and `_`, no Python word",
    )


def bad_path(found: str) -> Message:
    """A path that leads nowhere."""
    return Message("bad-path", f"{quoted(found)} is no path; a path is like `changes[0]`")


def bad_date(found: str) -> Message:
    """A text that is no day of the calendar."""
    return Message("bad-date", f"{quoted(found)} is no date; a date is like `2018-01-31`")


# Rules and rulebooks


def id_is_not_file_name(found: str, stem: str) -> Message:
    """A rule whose id and file name differ."""
    return Message("id-and-file", f"the id is {quoted(found)} and the file is named {quoted(stem)}")


def duplicate_id(kind: str, found: str, where: str) -> Message:
    """Two things with one id or name."""
    return Message("duplicate-id", f"{kind} {quoted(found)} already stands {where}")


def empty_basis() -> Message:
    """A rule that rests on nothing."""
    return Message("empty-basis", "the basis names no prompt and no question; name at least one")


def unknown_id(kind: str, found: str, known: Iterable[str]) -> Message:
    """A prompt, question or standard that the rulebook does not have."""
    return Message(
        "unknown-id",
        f"the rulebook has no {kind} {quoted(found)}; {_near(found, known, f'a {kind}')}",
    )


def coverage_without_reason(coverage: str) -> Message:
    """A prompt or question that data cannot show in full, without the reason."""
    return Message("missing-key", f"`{coverage}` needs the key `because`, which says why")


def one_of_value_and_values() -> Message:
    """A parameter with both, or neither."""
    return Message("value-or-values", "a parameter needs exactly one of `value` and `values`")


def at_without_values() -> Message:
    """A deciding date where there is nothing to decide."""
    return Message("at-without-values", "the key `at` belongs to `values`, which is not given")


def mixed_values() -> Message:
    """Dated values of different kinds."""
    return Message(
        "mixed-values", "this value is of another kind than the first; all need one kind"
    )
