"""Messages of expressions: every sentence about a condition that cannot be read, on one page.

A message says what is wrong, what was found and what is allowed; lower case, no full stop. It
states a near name and never asks. What a condition that can be read means wrongly is in
``messages_types.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from checker.model.source import Source, Span


@dataclass(frozen=True, slots=True)
class Message:
    """A stable code, and the sentence."""

    code: str
    text: str


def at(source: Source, span: Span, message: Message) -> Diagnostic:
    """Put a message at its place."""
    return Diagnostic(source, span, message.code, message.text)


def empty() -> Message:
    """Nothing is written where a condition belongs."""
    return Message("empty-condition", "the condition is empty")


def too_long(found: int, limit: int) -> Message:
    """The text of one condition is longer than the limit."""
    return Message("too-long", f"the condition has {found} characters; the limit is {limit}")


def too_deep(limit: int) -> Message:
    """Brackets or operators nest too deep."""
    return Message("too-deep", f"the condition nests deeper than the limit of {limit} levels")


def unreadable(reason: str) -> Message:
    """Python's grammar does not read the text."""
    return Message("unreadable", f"the condition cannot be read here: {reason}")


def not_an_each() -> Message:
    """A for_each that does not bind an item of a list."""
    return Message(
        "not-an-each", "`for_each` takes the form `item in list` or `item in list if condition`"
    )


def not_in_the_language(found: str) -> Message:
    """Python that the rule language does not have."""
    return Message("not-in-the-language", f"{found} is not part of the rule language")


def one_list_at_a_time() -> Message:
    """Two for clauses in one quantifier."""
    return Message(
        "one-list-at-a-time",
        "one `for` only; search the second list with an `any(...)` or `all(...)` of its own",
    )


def one_name_for_the_item() -> Message:
    """A loop target that is not one name."""
    return Message("one-name", "one name is needed for the item, as in `review in reviews`")


def number_too_large(limit: int) -> Message:
    """A literal beyond what every engine can hold."""
    return Message("number-too-large", f"the number is larger than the limit of {limit}")


def no_such_value(found: str) -> Message:
    """A literal of a kind that the language does not have, such as None."""
    if found == "NoneType":
        return Message(
            "no-none",
            "`None` is not part of the rule language: what is not recorded makes a condition "
            "neither true nor false, so it cannot be compared with",
        )
    return Message("no-such-value", f"a {found} is not part of the rule language")


def no_is() -> Message:
    """Python's identity test."""
    return Message("no-is", "`is` is not part of the rule language; compare with `==` or `!=`")


def not_a_function() -> Message:
    """A call of something that is not a plain name."""
    return Message("not-a-function", "only the functions of the rule language can be called")


def no_keyword_arguments() -> Message:
    """Arguments by name."""
    return Message("no-keyword-arguments", "arguments are given in order, without names")


def quantifier_without_each(name: str) -> Message:
    """any(x) and the like."""
    body = "item" if name in {"count", "latest", "earliest"} else "condition"
    return Message(
        "no-list", f"`{name}` takes the form `{name}({body} for item in list if condition)`"
    )
