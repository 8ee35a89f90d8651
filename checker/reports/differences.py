"""Differences: what a rulebook changes in the one that it extends, told in every output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.model.difference import Change
from checker.reports.lines import Line, Style, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.difference import Difference
    from checker.model.rulebook import Rulebook


def difference_lines(rulebook: Rulebook, depth: int = 0) -> Iterator[Line]:
    """Write every difference from the rulebooks below; nothing where there is none below."""
    if not rulebook.extends:
        return
    below = ", ".join(f"{each.id}, version {each.version}" for each in rulebook.extends)
    number = len(rulebook.differences)
    yield Line(f"{rulebook.id} extends {below}; differences: {number}", Style.HEADING, depth)
    for each in rulebook.differences:
        yield Line(difference_text(each), depth=depth + 1)


def difference_text(each: Difference) -> str:
    """Write one difference: what was changed, from what to what, and why."""
    because = f" ({folded(each.because)})" if each.because else ""
    by = f"{each.rulebook}: {each.kind} {each.name}"
    match each.change:
        case Change.CHANGED:
            return f"{by} changed from {folded(each.before)} to {folded(each.after)}{because}"
        case Change.ADDED:
            value = f": {folded(each.after)}" if each.after else ""
            return f"{by} added{value}{because}"
        case Change.DISABLED:
            return f"{by} disabled{because}"


def rulebook_json(rulebook: Rulebook) -> dict[str, Any]:
    """Give what identifies a rulebook, and every difference from those below it."""
    return {
        "id": rulebook.id,
        "version": rulebook.version,
        "title": folded(rulebook.title),
        "extends": [{"id": each.id, "version": each.version} for each in rulebook.extends],
        "differences": [
            {
                "rulebook": each.rulebook,
                "change": str(each.change),
                "kind": each.kind,
                "name": each.name,
                "before": folded(each.before),
                "after": folded(each.after),
                "because": folded(each.because),
            }
            for each in rulebook.differences
        ],
    }
