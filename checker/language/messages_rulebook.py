"""Messages of rulebooks: every sentence about roll-ups and about extending, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.messages import Message, at, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

# What is said here is said in the same form, so the form is given along with it.
__all__ = ["Message", "at"]


def not_a_limit(found: object, most: int | None) -> Message:
    """A figure of the roll-up that is no whole number from one on, or more than there can be."""
    until = "on" if most is None else f"to {most}"
    this = "this has one for each day" if found is None else f"this is {found}"
    return Message("wrong-kind", f"a whole number from 1 {until} is needed here; {this}")


def not_a_share(found: object) -> Message:
    """The least share of a rating that is no percentage."""
    return Message("wrong-kind", f"a whole number from 0 to 100 is needed here; this is {found}")


def bands_without_zero() -> Message:
    """Ratings of which none begins at zero, so that some cases would have none."""
    return Message("bad-bands", "one rating must begin at 0, so that every share has a rating")


def bands_alike(first: str, second: str) -> Message:
    """Two ratings that begin at the same share."""
    return Message("bad-bands", f"{first} and {second} begin at the same share")


def unknown_rulebook(name: str) -> Message:
    """A rulebook that extends one that cannot be found."""
    message = f"no rulebook {quoted(name)} comes with the checker or lies beside this one"
    return Message("unknown-rulebook", message)


def extends_itself(names: Iterable[str]) -> Message:
    """Rulebooks that extend each other in a circle."""
    return Message("unknown-rulebook", f"rulebooks extend each other: {', '.join(names)}")


def broken_base(name: str, problems: int) -> Message:
    """A rulebook under this one that cannot be used."""
    return Message("broken-base", f"the rulebook {quoted(name)} has {problems} problems of its own")


def changed_and_disabled(name: str) -> Message:
    """A rule that is both changed and not run."""
    return Message("changed-and-disabled", f"the rule {quoted(name)} is disabled as well")


def unit_changed(found: str, unit: str | None) -> Message:
    """A changed figure in another unit, which the condition does not know of."""
    return Message("unit-changed", f"the unit is {quoted(found)}; the rule counts {unit or 'none'}")


def kind_changed(found: object, before: object) -> Message:
    """A changed figure of another kind than the one it replaces."""
    return Message("mixed-values", f"{found} is not of the kind of {before}, which it replaces")


def unproved_change(name: str) -> Message:
    """A rule with changed figures, and no examples that show what they do."""
    message = f"the figures of {quoted(name)} are changed; give `examples` that prove them"
    return Message("unproved-change", message)


def roll_up_missing() -> Message:
    """Figures of a roll-up that the base does not have."""
    return Message("unknown-key", "the base has no `roll_up` whose figures could be changed")


def group_taken(name: str) -> Message:
    """A group or grouping with a name that something else has."""
    return Message("name-taken", f"{quoted(name)} has another meaning in the tables; choose a name")


def levels_or_value() -> Message:
    """A grouping that says twice, or not at all, how cases are put into groups."""
    return Message("wrong-kind", "either `levels` with at least one group, or `value`, is needed")


def not_a_field() -> Message:
    """A value by which cases are grouped that is no text of the record itself."""
    message = "a text or code of the record is needed here, by its path, such as provider.area"
    return Message("not-a-field", message)
