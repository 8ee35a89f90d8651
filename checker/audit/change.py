"""Change: what is otherwise in a second run: shares with their difference, findings one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.audit.intervals import difference
from checker.audit.paired import paired
from checker.audit.tables import ALL, asked_of
from checker.model.change import Fate, FindingChange, ShareChange
from checker.model.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from checker.audit.tally import Tally
    from checker.model.catalogue import Catalogue


def share_changes(
    catalogue: Catalogue,
    before: Tally,
    after: Tally,
    sides: Sequence[str],
    both: Mapping[tuple[str, str], Moved],
) -> tuple[ShareChange, ...]:
    """Compare the shares of what was asked in both runs, of all cases and of each set of them.

    ``both`` counts the answers of the cases that are in both runs, by what was asked and set.
    """
    found = []
    for level, asked in asked_of(catalogue):
        name = f"{level} {asked.id}"
        if name not in before.asked or name not in after.asked:
            continue
        for side in ("", *sides):
            first, second = before.counts(name, side), after.counts(name, side)
            apart = difference(
                (first.sufficient, first.answered), (second.sufficient, second.answered)
            )
            moved = both.get((name, side), Moved(0, 0, 0))
            same = paired(moved.cases, moved.gained, moved.lost)
            found.append(ShareChange(str(level), asked, side or ALL, first, second, apart, same))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Moved:
    """How many cases are answered either way in both runs, and how many of them changed sides."""

    cases: int
    gained: int
    lost: int


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as a run tells it."""

    case_id: str
    rule: str
    sentence: str


def finding_changes(
    before: Mapping[str, Told],
    after: Mapping[str, Told],
    outcome_after: Callable[[str, str], Outcome | None],
    cases_after: frozenset[str],
    rules_after: frozenset[str],
) -> tuple[FindingChange, ...]:
    """Say of each finding what became of it.

    ``outcome_after`` gives the outcome of a case and a rule in the second run.
    """
    found = [
        FindingChange(name, *_of(each), Fate.STILL_OPEN if name in before else Fate.NEW, "")
        for name, each in after.items()
    ]
    for name, each in before.items():
        if name not in after:
            fate, because = _gone(each, outcome_after, cases_after, rules_after)
            found.append(FindingChange(name, *_of(each), fate, because))
    return tuple(found)


def _of(told: Told) -> tuple[str, str, str]:
    return told.case_id, told.rule, told.sentence


def _gone(
    told: Told,
    outcome_after: Callable[[str, str], Outcome | None],
    cases_after: frozenset[str],
    rules_after: frozenset[str],
) -> tuple[Fate, str]:
    if told.case_id not in cases_after:
        return Fate.NO_LONGER_CHECKED, "the case is not in the second run"
    if told.rule not in rules_after:
        return Fate.NO_LONGER_CHECKED, "the rule is not in the second run"
    match outcome_after(told.case_id, told.rule):
        case Outcome.MET:
            return Fate.PUT_RIGHT, ""
        case Outcome.NOT_MET:
            # A run tells only what is not met, so nobody can see whether this item is met or gone.
            return Fate.NO_LONGER_CHECKED, "the rule finds something else in the case now"
        case Outcome.NOT_APPLICABLE:
            return Fate.NO_LONGER_CHECKED, "the rule is not applicable now"
        case Outcome.CANNOT_TELL:
            return Fate.NO_LONGER_CHECKED, "it cannot be told now"
        case Outcome.NOT_YET_DUE:
            return Fate.NO_LONGER_CHECKED, "it is not yet due now"
        case None:
            return Fate.NO_LONGER_CHECKED, "the second run says nothing of it"


def counted(
    changes: Iterable[FindingChange],
) -> tuple[dict[tuple[Fate, str], int], dict[str, dict[Fate, int]]]:
    """Count findings by what became of them and why, and by rule."""
    fates: Counter[tuple[Fate, str]] = Counter()
    rules: dict[str, Counter[Fate]] = {}
    for each in changes:
        fates[each.fate, each.because] += 1
        rules.setdefault(each.rule, Counter())[each.fate] += 1
    return dict(fates), {rule: dict(found) for rule, found in rules.items()}
