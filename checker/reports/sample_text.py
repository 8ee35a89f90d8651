"""Sample as text: who is eligible, how the sample stands beside them, and what is not met."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.model.wording import percent
from checker.reports.lines import BLANK, Line, Style, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.sample import Balance, Sample

MOST = 30


def sample_lines(sample: Sample) -> Iterator[Line]:
    """Write a sample: eligibility, balance, and what it does not hold."""
    total = sum(sample.reasons.values())
    yield Line(f"{count(total, 'case')}, by whether they are eligible", Style.HEADING)
    for reason, number in sorted(sample.reasons.items(), key=lambda each: (-each[1], each[0])):
        yield Line(f"{number:,}: {reason}", depth=1)
    yield BLANK
    people = count(sample.people, "practitioner")
    chosen = count(len(sample.chosen), "case")
    yield Line(f"Sample of {chosen} of {people}, drawn by seed {sample.seed}", Style.HEADING)
    eligible = sum(each.eligible for each in sample.balance[:1]) or 1
    for title, rows in groupby(sample.balance, key=lambda each: each.title):
        own = list(rows)
        whole = sum(each.eligible for each in own) or eligible
        yield Line(title, depth=1)
        for each in own[:MOST]:
            yield Line(_balance(each, whole, len(sample.chosen)), depth=2)
        if len(own) > MOST:
            yield Line(f"({MOST} of {len(own):,} groups shown)", Style.MUTED, 2)
    for note in sample.notes:
        yield Line(note, Style.FINDING)
    if not sample.notes:
        yield Line("Size, least numbers and ranges are met.", Style.GOOD)


def _balance(each: Balance, whole: int, chosen: int) -> str:
    before = percent(100 * each.eligible / whole)
    after = percent(100 * each.chosen / chosen) if chosen else "0%"
    aim = "" if each.aim is None else f", aimed at {each.aim:,}"
    return (
        f"{each.name}: {each.chosen:,} chosen ({after}){aim}; {each.eligible:,} eligible ({before})"
    )
