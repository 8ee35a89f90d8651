"""Change as text: what is otherwise in a second run, in lines."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.model.change import Fate
from checker.model.wording import percent
from checker.reports.lines import BLANK, Line, Style, count, folded
from checker.reports.regression import model_lines
from checker.reports.significance import test_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.change import Changes, ShareChange
    from checker.model.measure import Paired

SHOWN = 10
LOOKS = {
    Fate.NEW: Style.FINDING,
    Fate.STILL_OPEN: Style.UNSURE,
    Fate.PUT_RIGHT: Style.GOOD,
    Fate.NO_LONGER_CHECKED: Style.MUTED,
}


def change_lines(changes: Changes) -> Iterator[Line]:
    """Write the differences of the shares, then what became of the findings."""
    for note in changes.notes:
        yield Line(note, Style.UNSURE)
    if changes.notes:
        yield BLANK
    yield Line("Questions and standards, from the first run to the second", Style.HEADING)
    for asked, shares in groupby(changes.shares, key=lambda each: each.asked):
        yield Line(f"{asked.id} {asked.title or folded(asked.text)}", depth=1)
        for each in shares:
            yield Line(f"{each.cases}: {_share(each)}", depth=2)
            if each.paired is not None:
                yield Line(same_cases(each.paired), Style.MUTED, 3)
    yield BLANK
    yield from _models(changes)
    yield Line("Findings", Style.HEADING)
    for fate in Fate:
        yield from _fate(changes, fate)


def _models(changes: Changes) -> Iterator[Line]:
    if not changes.models:
        return
    yield Line("Which groups fare better or worse, all taken into account together", Style.HEADING)
    for each in changes.models:
        yield Line(f"{each.asked.id}, {each.cases}", depth=1)
        yield from model_lines(each.model, 2)
    yield BLANK


def _share(each: ShareChange) -> str:
    before, after, apart = each.before, each.after, each.difference
    if before.share is None or after.share is None or apart is None:
        return "not answered in both runs"
    points = 100 * apart.difference
    interval = (
        f"95% interval {percent(100 * apart.interval.low)} to {percent(100 * apart.interval.high)}"
    )
    moved = f"{percent(before.share)} to {percent(after.share)}"
    n = f"n {before.answered:,} and {after.answered:,}"
    told = test_text(apart.p_value, apart.test)
    return f"{moved} ({n}): {points:+.1f} points, {interval}; {told}"


def same_cases(paired: Paired) -> str:
    """Say what became of the cases that are answered in both runs."""
    told = test_text(paired.p_value, paired.test)
    became = f"{paired.gained:,} became sufficient, {paired.lost:,} insufficient"
    return f"{count(paired.cases, 'case')} in both runs: {became}; {told}"


def _fate(changes: Changes, fate: Fate) -> Iterator[Line]:
    why = {because: number for (each, because), number in changes.fates.items() if each is fate}
    yield Line(f"{fate}: {sum(why.values()):,}", LOOKS[fate], 1)
    for because, number in sorted(why.items(), key=lambda each: (-each[1], each[0])):
        if because:
            yield Line(f"{number:,}: {because}", depth=2)
    by_rule = [(found[fate], rule) for rule, found in changes.by_rule.items() if found.get(fate)]
    if fate in (Fate.NEW, Fate.PUT_RIGHT):
        for number, rule in sorted(by_rule, key=lambda each: (-each[0], each[1]))[:SHOWN]:
            yield Line(f"{rule}: {count(number, 'finding')}", Style.MUTED, 2)
        if len(by_rule) > SHOWN:
            yield Line(f"({SHOWN} of {len(by_rule)} rules shown)", Style.MUTED, 2)
