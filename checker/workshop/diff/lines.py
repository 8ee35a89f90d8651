"""Lines: what an edit does, as lines of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.lines import Line, Style, count
from checker.workshop.mutants.telling import SEARCHED, plain
from checker.workshop.written import example_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.workshop.diff.caseload import Counted
    from checker.workshop.diff.changes import Changes, Edited
    from checker.workshop.mutants.telling import Telling

NAMES = 12


def change_lines(found: Changes) -> Iterator[Line]:
    """Write which rules are not the same."""
    yield Line("Rules", Style.HEADING)
    yield Line(f"the same: {found.same}", depth=1)
    for what, names in (
        ("added", found.added),
        ("removed", found.removed),
        ("written otherwise, meaning the same", found.reworded),
        ("edited", tuple(each.rule for each in found.edited)),
    ):
        shown = ", ".join(names[:NAMES]) + (" …" if len(names) > NAMES else "")
        yield Line(f"{what}: {len(names)}{f' ({shown})' if names else ''}", depth=1)


def told_lines(edited: Sequence[Edited], told: Mapping[str, Telling | None]) -> Iterator[Line]:
    """Write for each edited rule a record on which its forms differ, or how far was searched."""
    for each in edited:
        found = told[each.rule]
        if found is None:
            yield Line(f"{each.rule}: no difference found", Style.UNSURE)
            yield Line(
                f"{SEARCHED:,} records near its examples were tried: each has one thing, or up to"
                " three, changed that the rule reads",
                depth=1,
            )
            continue
        yield Line(f"{each.rule}: {found.said} becomes {found.mistaken}", Style.FINDING)
        name = f"{found.said} becomes {found.mistaken}"
        for line in example_text(name, plain(found.record), str(found.mistaken)).splitlines():
            yield Line(line, Style.MUTED, 1)


def counted_lines(found: Counted) -> Iterator[Line]:
    """Write how many outcomes of a caseload changed, by rule and group, and the smallest cases."""
    yield Line("Outcomes", Style.HEADING)
    aside = f", {found.set_aside:,} set aside" if found.set_aside else ""
    yield Line(f"{count(found.cases, 'case')} judged by both{aside}", depth=1)
    if not found.turned:
        yield Line("no outcome changes", Style.GOOD, 1)
    for turned, number in found.turned.most_common():
        group = f", {turned.group}" if turned.group else ""
        text = f"{number:>9,}  {turned.rule}{group}: {turned.before} becomes {turned.after}"
        yield Line(text, Style.FINDING, 1)
    if found.smallest:
        yield Line(f"The smallest cases that change ({len(found.smallest)} shown)", Style.HEADING)
    for _, each in found.smallest:
        yield Line(f"{each.where}: {each.rule}: {each.before} becomes {each.after}", depth=1)
        name = f"{each.before} becomes {each.after}"
        for line in example_text(name, each.case, str(each.after)).splitlines():
            yield Line(line, Style.MUTED, 2)
