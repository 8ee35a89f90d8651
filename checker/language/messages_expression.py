"""Messages of expressions: every sentence that a condition can be answered with, on one page.

A message says what is wrong, what was found and what is allowed; lower case, no full stop. It
states a near name and never asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from checker.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model.source import Source, Span

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Message:
    """A stable code, and the sentence."""

    code: str
    text: str


def at(source: Source, span: Span, message: Message) -> Diagnostic:
    """Put a message at its place."""
    return Diagnostic(source, span, message.code, message.text)


def _near(name: str, names: Iterable[str], kind: str) -> str:
    known = sorted(set(names))
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return f"there is {kind} `{close[0]}`"
    shown = ", ".join(f"`{each}`" for each in known[:SHOWN])
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    return f"allowed: {shown}{more}" if known else "there is none"


def empty() -> Message:
    """Nothing is written where a condition belongs."""
    return Message("empty-condition", "the condition is empty")


def too_long(found: int, limit: int) -> Message:
    """The text of one condition is longer than the limit."""
    return Message("too-long", f"the condition has {found} characters; the limit is {limit}")


def too_deep(limit: int) -> Message:
    """Brackets or operators nest too deep."""
    return Message("too-deep", f"the condition nests deeper than the limit of {limit} levels")


def too_large(limit: int) -> Message:
    """With its names written out, the rule has too many parts."""
    return Message(
        "too-large", f"with `let` and definitions written out, the rule has more than {limit} parts"
    )


def too_many_loops(limit: int) -> Message:
    """Quantifiers stand inside one another too often."""
    return Message(
        "too-many-loops", f"lists are searched inside one another deeper than the limit of {limit}"
    )


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


def unknown_name(name: str, names: Iterable[str]) -> Message:
    """A name that is neither a field, a parameter, a let, a definition nor an item."""
    return Message("unknown-name", f"nothing is named `{name}`; {_near(name, names, 'a name')}")


def unknown_field(name: str, record: str, names: Iterable[str]) -> Message:
    """A field that the record's part does not have."""
    return Message(
        "unknown-field", f"{record} has no field `{name}`; {_near(name, names, 'a field')}"
    )


def unknown_record(name: str, names: Iterable[str]) -> Message:
    """A rulebook about a kind of record that does not exist."""
    near = _near(name, names, "a kind")
    return Message("unknown-record", f"there is no kind of record named `{name}`; {near}")


def unknown_value(value: str, enumeration: str, names: Iterable[str]) -> Message:
    """A code that the enumeration does not have."""
    return Message(
        "unknown-value", f"{enumeration} has no value '{value}'; {_near(value, names, 'a value')}"
    )


def unknown_function(name: str, names: Iterable[str]) -> Message:
    """A function that the language does not have."""
    return Message(
        "unknown-function", f"there is no function `{name}`; {_near(name, names, 'a function')}"
    )


def not_available_here(name: str, place: str) -> Message:
    """A name that exists, but not in this part of the rule."""
    return Message("not-available-here", f"`{name}` cannot be used in `{place}`")


def name_taken(name: str, by: str) -> Message:
    """A new name that hides another."""
    return Message("name-taken", f"the name `{name}` is taken by {by}; choose another")


def no_fields(found: object) -> Message:
    """An attribute of something that is not a record."""
    return Message("no-fields", f"only a part of the record has fields; this is a {found}")


def list_has_no_fields(name: str) -> Message:
    """An attribute of a list."""
    return Message(
        "list-has-no-fields",
        f"a list has no field `{name}`; search it with `any(... for item in list)`",
    )


def not_a_list(found: object) -> Message:
    """A for clause over something that is not a list."""
    return Message("not-a-list", f"a list of the record is needed here; this is a {found}")


def list_literal_here() -> Message:
    """A written list outside in."""
    return Message(
        "list-outside-in", "a written list can only stand to the right of `in` or `not in`"
    )


def empty_list() -> Message:
    """``in []``, which no value is."""
    return Message("empty-list", "nothing is in an empty list")


def expected(needed: object, found: object) -> Message:
    """A value of one type where another is needed."""
    return Message("wrong-type", f"{needed} is needed here; this is a {found}")


def not_comparable(left: object, right: object) -> Message:
    """Two types that have no comparison."""
    return Message("not-comparable", f"a {left} cannot be compared with a {right}")


def not_ordered(found: object, operator: str) -> Message:
    """An ordering of something without order."""
    return Message(
        "not-ordered",
        f"a {found} has no order for `{operator}`; allowed: `!=`, `==`, `in`, `not in`",
    )


def compare_truth() -> Message:
    """A comparison of truth values."""
    return Message(
        "compare-truth",
        "true or false is not compared: write the condition, or `not` before it",
    )


def two_constants() -> Message:
    """A comparison that no record can change."""
    return Message(
        "constant-comparison",
        "both sides are fixed by the rule, so no record can change the answer",
    )


def wrong_arguments(signature: str, found: int) -> Message:
    """Too many or too few arguments."""
    return Message("wrong-arguments", f"{found} given; the function is {signature}")


def no_such_date() -> Message:
    """date(...) with numbers that are no date."""
    return Message(
        "no-such-date",
        "`date` takes three whole numbers that make a calendar date, as in date(2018, 1, 31)",
    )


def count_of_item(variable: str) -> Message:
    """count(...) of something other than the item."""
    return Message(
        "count-of-item",
        f"`count` counts items: write `count({variable} for {variable} in ... if condition)`",
    )


def no_anchor(record: str) -> Message:
    """latest(item) of a kind of item that has no date of its own."""
    return Message(
        "no-anchor",
        f"{record} has no main date; name one, as in `latest(item.field for item in list)`",
    )


def date_needed(found: object) -> Message:
    """latest(...) of something other than a date or the item."""
    return Message(
        "date-needed",
        f"the latest or earliest of a date, or of the item, is needed; this is a {found}",
    )


def different_branches(left: object, right: object) -> Message:
    """An if with two types."""
    return Message(
        "different-branches",
        f"both values of `... if ... else ...` need one type; found {left} and {right}",
    )


def moving_deadline(place: str) -> Message:
    """as_of inside due."""
    return Message(
        "moving-deadline",
        f"`as_of` cannot be used in `{place}`: a deadline that moves with it never passes",
    )


def unbalanced_braces() -> Message:
    """A finding with a brace that opens or closes nothing."""
    return Message(
        "unbalanced-braces", "a brace stands alone; write `{{` or `}}` for a brace in the sentence"
    )


def not_printable(found: object) -> Message:
    """A finding that would print a list or a record."""
    return Message(
        "not-printable", f"only a single value can be put in the sentence; this is a {found}"
    )


def unused(kind: str, name: str) -> Message:
    """A parameter or let that nothing reads."""
    return Message("unused", f"the {kind} `{name}` is not used by the rule")
