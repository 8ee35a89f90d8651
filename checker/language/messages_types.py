"""Messages of types: every sentence about names and types that do not fit, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.messages_expression import Message, at
from checker.model.wording import near

if TYPE_CHECKING:
    from collections.abc import Iterable

# What is said here is said in the same form, so the form is given along with it.
__all__ = ["Message", "at"]

SHOWN = 12


def _near(name: str, names: Iterable[str], kind: str) -> str:
    known = sorted(set(names))
    close = near(name, known)
    if close:
        return f"there is {kind} `{close}`"
    shown = ", ".join(f"`{each}`" for each in known[:SHOWN])
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    return f"allowed: {shown}{more}" if known else "there is none"


def too_large(limit: int) -> Message:
    """With its names written out, the rule has too many parts."""
    return Message(
        "too-large", f"with `let` and definitions written out, the rule has more than {limit} parts"
    )


def too_large_definition(parts: int, deep: int) -> Message:
    """With the definitions that it uses written out, a definition has too many parts."""
    limits = f"more than {parts} parts, or more than {deep} inside one another"
    return Message(
        "too-large", f"with the definitions that it uses written out, this one has {limits}"
    )


def too_many_loops(limit: int) -> Message:
    """Quantifiers stand inside one another too often."""
    return Message(
        "too-many-loops", f"lists are searched inside one another deeper than the limit of {limit}"
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


def unknown_type(name: str, names: Iterable[str]) -> Message:
    """A type that neither the language nor the record has."""
    return Message("unknown-type", f"there is no type `{name}`; {_near(name, names, 'a type')}")


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


def miscounted(name: str, unit: str, function: str, counts: str) -> Message:
    """A figure whose unit is not what the function that takes it counts."""
    text = f"the figure `{name}` is in {unit}; `{function}` counts {counts}"
    return Message("unit-mismatch", text)
