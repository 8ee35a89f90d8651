"""Search: what ``any``, ``all``, ``count``, ``latest`` and ``earliest`` are worth over a list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.engines.interpreter.steps import Step
from checker.engines.interpreter.values import (
    ANYWHERE,
    Item,
    Part,
    Range,
    Value,
    greatest,
    least,
    unknown,
)
from checker.model import tree
from checker.model.truth import Truth, conjunction, disjunction

if TYPE_CHECKING:
    from checker.engines.interpreter.values import Point

Search = tree.Some | tree.Every | tree.Count | tree.Extreme


@dataclass(frozen=True, slots=True)
class Found:
    """An item of the list, the step of what was asked of it, and for an extreme its date."""

    item: Item
    test: Step | None
    by: Step | None

    @property
    def passes(self) -> Truth:
        """Whether the item passes; without a filter every item does."""
        if self.test is None:
            return Truth.TRUE
        assert isinstance(self.test.value, Truth)  # noqa: S101 - the typechecker let nothing else pass
        return self.test.value

    @property
    def when(self) -> Range:
        """The date of the item, as far as it is known."""
        return self.by.value if self.by and isinstance(self.by.value, Range) else ANYWHERE


def unrecorded(node: Search) -> Value:
    """Give the value of a search in a list that is not recorded."""
    if isinstance(node, tree.Count):
        return Range(0, None)
    return unknown(node.type)


def concluded(node: Search, over: Step, found: tuple[Found, ...]) -> Step:
    """Conclude a search from what was asked of each item."""
    passes = [each.passes for each in found]
    parts = (over, *(part for each in found for part in _parts(each)))
    match node:
        case tree.Some():
            return Step(node, disjunction(passes), parts)
        case tree.Every():
            return Step(node, conjunction(passes), parts)
        case tree.Count():
            sure = passes.count(Truth.TRUE)
            return Step(node, Range(sure, sure + passes.count(Truth.UNKNOWN)), parts)
        case tree.Extreme():
            value, note = _extreme(node, found)
            return Step(node, value, parts, note=note)


def _parts(found: Found) -> tuple[Step, ...]:
    steps = (step for step in (found.test, found.by) if step is not None)
    return tuple(replace(step, label=found.item.path) for step in steps)


def _extreme(node: tree.Extreme, found: tuple[Found, ...]) -> tuple[Value, str]:
    sure = tuple(each for each in found if each.passes is Truth.TRUE)
    possible = tuple(each for each in found if each.passes is not Truth.FALSE)
    if not possible:
        word = "latest" if node.latest else "earliest"
        return unknown(node.type), f"no item to take the {word} of: {node.text}"
    if not sure:
        # The items that may pass may also all fail, and then there is nothing to take.
        return unknown(node.type), ""
    bounds = _bounds(node.latest, sure, possible)
    if not node.item:
        return bounds, ""
    return Part(
        tuple(each.item for each in possible if _may_be(node.latest, each.when, bounds))
    ), ""


def _bounds(latest: bool, sure: tuple[Found, ...], possible: tuple[Found, ...]) -> Range:  # noqa: FBT001 - the node's own flag
    """Bound the extreme date: the near end from what surely counts, the far end from all."""
    lows = [each.when.low for each in (sure if latest else possible)]
    highs = [each.when.high for each in (possible if latest else sure)]
    known_lows = [low for low in lows if low is not None]
    known_highs = [high for high in highs if high is not None]
    if latest:
        low = greatest(known_lows) if known_lows else None
        high = greatest(known_highs) if len(known_highs) == len(highs) else None
    else:
        low = least(known_lows) if len(known_lows) == len(lows) else None
        high = least(known_highs) if known_highs else None
    return Range(low, high)


def _may_be(latest: bool, when: Range, bounds: Range) -> bool:  # noqa: FBT001 - as above
    """Say whether an item on this date may be the extreme one."""
    if latest:
        return not _certainly_less(when.high, bounds.low)
    return not _certainly_less(bounds.high, when.low)


def _certainly_less(left: Point | None, right: Point | None) -> bool:
    return left is not None and right is not None and left < right  # type: ignore[operator] # no date meets a number
