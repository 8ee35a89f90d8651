"""Messages of properties: every sentence about what a rule declares of itself, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.messages import Message, at, quoted
from checker.model.wording import near

if TYPE_CHECKING:
    from collections.abc import Iterable

# What is said here is said in the same form, so the form is given along with it.
__all__ = ["Message", "at"]


def not_one_move(moves: Iterable[str]) -> Message:
    """A property that says nothing of how records or rules are compared, or more than one thing."""
    listed = ", ".join(quoted(each) for each in sorted(moves))
    return Message("bad-property", f"a property has exactly one of these keys: {listed}")


def without_never(move: str) -> Message:
    """A comparison of two records that does not say which way the outcome never goes."""
    allowed = f"{quoted('better')}, {quoted('worse')}"
    message = f"beside {quoted(move)}, `never` must say which way the outcome never goes"
    return Message("bad-property", f"{message}; allowed: {allowed}")


def needless_never(move: str) -> Message:
    """A direction beside a comparison of two rules, which has one already."""
    return Message("bad-property", f"{quoted(move)} says it all; leave out `never`")


def no_such_place(path: str, name: str, names: Iterable[str]) -> Message:
    """A path of which one step is no field of the record."""
    known = sorted(set(names))
    close = near(name, known)
    there = f"there is a field {quoted(close)}" if close else "see `checker schema case`"
    return Message(
        "unknown-field",
        f"the record has no {quoted(path)}: nothing is named {quoted(name)}; {there}",
    )


def wrong_place(path: str, found: object, needed: str) -> Message:
    """A path at which something else stands than what can be added to, or be later."""
    return Message("wrong-type", f"{needed} is needed here; {quoted(path)} is {found}")


def no_such_rule(name: str, names: Iterable[str]) -> Message:
    """A rule that is compared with one that the rulebook does not have."""
    close = near(name, sorted(set(names)))
    there = f"; there is a rule {quoted(close)}" if close else ""
    return Message("unknown-rule", f"the rulebook has no rule {quoted(name)}{there}")


def itself(name: str) -> Message:
    """A rule that is compared with itself."""
    return Message(
        "bad-property", f"{quoted(name)} is this rule itself; another one is needed here"
    )
