"""Lines: what became of the mutants of a rule, as lines of a report."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from checker.reports.lines import Line, Style, count, folded
from checker.workshop.written import example_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.workshop.mutants.mutants import Change
    from checker.workshop.mutants.trial import Survivor, Trial

AROUND = 48  # characters of a condition that are shown on each side of a change


def trial_lines(trial: Trial) -> Iterator[Line]:
    """Write the score of a rule, then each survivor with what would have caught it."""
    if trial.failing:
        yield Line(f"{trial.rule}: examples do not hold, so nothing was tried", Style.FINDING)
        for name in trial.failing:
            yield Line(name, depth=1)
        yield Line(f"see: checker rules test {trial.rule}", Style.MUTED, 1)
        return
    caught = f"{trial.caught} of {trial.caught + len(trial.open)} caught"
    notes = [f"{len(trial.alike)} not told from the rule"] if trial.alike else []
    notes += [f"{count(trial.same, 'change')} of the same meaning"] if trial.same else []
    also = f" ({', '.join(notes)})" if notes else ""
    style = Style.FINDING if trial.open else Style.GOOD
    yield Line(f"{trial.score:5.1f} %  {trial.rule}: {caught}{also}", style)
    for each in trial.open:
        yield from _survivor(trial, each)
    for each in trial.alike:
        yield from _change(trial, each.change)
        yield Line("no record was found that tells the two apart; they may mean the same", depth=2)


def _survivor(trial: Trial, survivor: Survivor) -> Iterator[Line]:
    change, closing = survivor.change, survivor.closing
    yield from _change(trial, change)
    if closing is None:
        return
    yield Line(f"no example notices; here the outcome would be: {closing.mistaken}", depth=2)
    name = f"not {closing.mistaken}: {change.kind}, {change.key}"
    for line in example_text(name, closing.case, str(closing.outcome)).splitlines():
        yield Line(line, Style.MUTED, 1)


def _change(trial: Trial, change: Change) -> Iterator[Line]:
    before, after = difference(folded(change.before), folded(change.after))
    yield Line(f"{trial.file}:{change.line}: {change.key}: {change.kind}", Style.HEADING, 1)
    yield Line(f"- {before}", Style.FINDING, 2)
    yield Line(f"+ {after}", Style.GOOD, 2)


def difference(before: str, after: str) -> tuple[str, str]:
    """Show two texts around the place where they differ."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return _around(before, start, end), _around(after, start, end)


def _alike(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _around(text: str, start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(len(text) - end + AROUND, len(text))
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


def summary_lines(trials: Sequence[Trial]) -> Iterator[Line]:
    """Write what became of all mutants of all rules."""
    caught, left = (
        sum(each.caught for each in trials),
        sum(len(each.open) for each in trials),
    )
    alike, same = (
        sum(len(each.alike) for each in trials),
        sum(each.same for each in trials),
    )
    share = 100 * caught / (caught + left) if caught + left else 100.0
    yield Line("Summary", Style.HEADING)
    untried = sum(bool(each.failing) for each in trials)
    if untried:
        yield Line(f"rules whose own examples do not hold: {untried:,}", Style.FINDING, 1)
    yield Line(f"mutants: {caught + left:,} of {count(len(trials), 'rule')}", depth=1)
    yield Line(f"caught by an example: {caught:,} ({share:.1f} %)", depth=1)
    yield Line(f"survive, though a record tells them from the rule: {left:,}", depth=1)
    yield Line(f"not told from the rule by any record that was tried: {alike:,}", depth=1)
    yield Line(f"changes that mean the same, and are no mutants: {same:,}", depth=1)
