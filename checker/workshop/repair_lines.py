"""Repair lines: what would have met a rule, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.wording import shown
from checker.reports.lines import BLANK, Line, Style
from checker.workshop.places import written
from checker.workshop.repair import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.workshop.repair import Addition, Repair


def repair_lines(found: Repair | None) -> Iterator[Line]:
    """Write the additions, one a line; or that none were found."""
    yield BLANK
    yield Line("would have been met", Style.HEADING)
    if found is None:
        yield Line("by no addition that was tried", Style.MUTED, 1)
        return
    for each in found.additions:
        yield Line(addition_text(each), Style.GOOD, 1)
    yield Line("if that was done, and is not in the record; it is no advice to record it", depth=1)


def addition_text(addition: Addition) -> str:
    """Write an addition: where it would stand, and what it would say."""
    place = written(addition.path)
    if not addition.item:
        return f"{place}: {_value(addition.value)}"
    return f"{place}: one more, {_value(addition.value)}"


def _value(value: object) -> str:
    match value:
        case dict():
            parts = (f"{name} {_value(each)}" for name, each in value.items())
            return f"with {', '.join(parts)}" if value else "whatever it says"
        case Window(first=first, last=last):
            if first is None:
                return f"by {shown(last)}"
            return shown(first) if first == last else f"from {shown(first)} to {shown(last)}"
        case bool():
            return str(value).lower()
        case _:
            return str(value)
