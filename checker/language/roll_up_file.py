"""Roll-up file: the part of a rulebook that says how rules answer questions, and its figures."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from checker.language import messages as say
from checker.language import messages_rulebook as tell
from checker.language import values
from checker.language.nodes import Scalar
from checker.language.shape import Part
from checker.model.outcome import Outcome
from checker.model.roll_up import Answer, RollUp, RollUpExample, figure

if TYPE_CHECKING:
    from enum import StrEnum

    from checker.language.nodes import Node
    from checker.language.shape import Desk
    from checker.model.rule import Parameter

Counted = TypeVar("Counted", bound="StrEnum")

LIMITS = ("essential_not_met", "supporting_not_met", "supporting_share", "prompts_insufficient")
SHARE = "supporting_share"
WHOLE_SHARE = 100


def whole(book: Part) -> RollUp | None:
    """Read the roll-up of a rulebook; ``None`` where there is none, or one that cannot be used."""
    node = book.node("roll_up")
    if node is None:
        return None
    part = Part(book.desk, node, "roll_up")
    limits = _limits(part)
    bands = _bands(part)
    _check_zero(part, bands)
    examples = _examples(part)
    if len(limits) < len(LIMITS):
        return None
    return RollUp(**limits, bands=bands, examples=examples)


def changed(book: Part, base: RollUp | None) -> RollUp | None:
    """Read the figures of a roll-up that an extending rulebook changes.

    The examples of the base hold for its figures alone, so its own take their place.
    """
    node = book.node("roll_up")
    if node is None:
        return base
    if base is None:
        book.desk.report(book.place("roll_up"), tell.roll_up_missing())
        return None
    part = Part(book.desk, node, "roll_up_change")
    bands = _bands(part) if part.node("bands") is not None else base.bands
    _check_zero(part, bands)
    before = {each.name: each for each in base.limits}
    limits = {name: values.inheriting(before[name], own) for name, own in _limits(part).items()}
    return replace(base, **limits, bands=bands, examples=_examples(part))


def _limits(part: Part) -> dict[str, Parameter]:
    read = {}
    for name in LIMITS:
        if name in part.given:
            key, node = part.given[name]
            found = values.parameter(part.desk, key, node)
            most = WHOLE_SHARE if name == SHARE else None
            if type(found.value) is int and 1 <= found.value <= (most or found.value):
                read[name] = found
            else:
                part.desk.report(node.span, tell.not_a_limit(found.value, most))
    return read


def _bands(part: Part) -> tuple[Parameter, ...]:
    """Read the ratings, the best first."""
    read = []
    for key, node in part.entries("bands"):
        found = values.parameter(part.desk, key, node)
        if type(found.value) is int and 0 <= found.value <= WHOLE_SHARE:
            read.append(found)
        else:
            part.desk.report(key.span, tell.not_a_share(found.value))
    ordered = sorted(read, key=figure, reverse=True)
    for better, worse in pairwise(ordered):
        if better.value == worse.value:
            part.desk.report(worse.span, tell.bands_alike(better.name, worse.name))
    return tuple(ordered)


def _check_zero(part: Part, bands: tuple[Parameter, ...]) -> None:
    if bands and bands[-1].value != 0:
        part.desk.report(bands[-1].span, tell.bands_without_zero())
    if not bands and part.node("bands") is not None:
        part.desk.report(part.place("bands"), tell.bands_without_zero())


def _examples(part: Part) -> tuple[RollUpExample, ...]:
    return tuple(_example(part.desk, node) for node in part.items("examples"))


def _example(desk: Desk, node: Node) -> RollUpExample:
    part = Part(desk, node, "roll_up_example")
    return RollUpExample(
        name=part.text("name"),
        essential=_counts(part, "essential", Outcome),
        supporting=_counts(part, "supporting", Outcome),
        prompts=_counts(part, "prompts", Answer),
        cases=_counts(part, "cases", Answer),
        answer=part.choice("answer", Answer),
        rating=part.text("rating") or None,
        span=part.place("name"),
    )


def _counts(part: Part, key: str, options: type[Counted]) -> dict[Counted, int]:
    counts: dict[Counted, int] = {}
    for name, node in part.entries(key):
        if name.text not in tuple(options):
            part.desk.report(name.span, say.not_a_choice(name.text, options))
        elif isinstance(node, Scalar) and type(node.value) is int and node.value >= 0:
            counts[options(name.text)] = node.value
        else:
            part.desk.mismatch(node, "a whole number")
    return counts
