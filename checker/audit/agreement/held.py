"""Held: the checker's answers are held against people's, by question, by rule and by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.audit.agreement.measures import agreement
from checker.audit.intervals import share_of
from checker.model.agreement import Held, Pair, RuleEffect, Said
from checker.model.roll_up import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from checker.model.measure import Agreement

SUFFICIENT, INSUFFICIENT, NONE, UNSURE = (
    str(each)
    for each in (
        Answer.SUFFICIENT,
        Answer.INSUFFICIENT,
        Answer.NOT_APPLICABLE,
        Answer.CANNOT_TELL,
    )
)
LEVELS = (NONE, SUFFICIENT, INSUFFICIENT)
DECIDED = (SUFFICIENT, INSUFFICIENT)
# With fewer pairs an interval of a share is wider than 35 points: project policy.
FEW = 30


def held(asked: str, pairs: Sequence[Pair]) -> Held:
    """Hold answers on one question against people's."""
    counts = Counter((each.said.level, each.answer) for each in pairs)

    def number(level: str, answer: str) -> int:
        return counts[level, answer]

    hit, missed = number(INSUFFICIENT, INSUFFICIENT), number(INSUFFICIENT, SUFFICIENT)
    passed, wrong = number(SUFFICIENT, SUFFICIENT), number(SUFFICIENT, INSUFFICIENT)
    made = Held(
        asked=asked,
        pairs=dict(counts),
        unsure=sum(times for (_, answer), times in counts.items() if answer == UNSURE),
        sensitivity=share_of(hit, hit + missed),
        specificity=share_of(passed, passed + wrong),
        positive=share_of(hit, hit + wrong),
        negative=share_of(passed, passed + missed),
        three=agreement(counts, LEVELS),
        two=agreement(counts, DECIDED),
        notes=(),
    )
    return replace(made, notes=tuple(_notes(made)))


def _notes(made: Held) -> Iterator[str]:
    """Say what cannot be concluded."""
    decided = made.two.cases if made.two else 0
    if not decided:
        yield "No case was called sufficient or insufficient by both, so nothing is known."
    elif decided < FEW:
        yield (
            f"Only {decided} cases were decided by both; the intervals are so wide that neither "
            "good nor poor agreement can be concluded."
        )
    if decided and not made.sensitivity.of:
        yield "People called no such case insufficient, so nothing is known of what is missed."
    if decided and not made.specificity.of:
        yield "People called no such case sufficient, so nothing is known of false flags."
    if made.unsure:
        yield f"{made.unsure} cases that people decided cannot be told from the record."


def between_people(said: Iterable[Said]) -> Mapping[str, Agreement]:
    """Measure how two people agree on the same question of the same case: the ceiling.

    Of more than two people on one case, each two of them are a pair. Which of two is the first is
    decided by their codes, so that the order of records does not matter.
    """
    together: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in said:
        together[each.case_id, each.asked].append(each)
    pairs: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (_, asked), several in together.items():
        ordered = sorted(several, key=lambda each: each.by)
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 :]:
                pairs[asked][one.level, other.level] += 1
    measured = {asked: agreement(found, LEVELS) for asked, found in pairs.items()}
    return {asked: each for asked, each in measured.items() if each is not None}


def rule_effects(
    asked: str,
    pairs: Sequence[Pair],
    flagged: Mapping[str, frozenset[str]],
    without: Callable[[str, str, str], str],
) -> tuple[RuleEffect, ...]:
    """Say of each rule what leaving it out would do, the most helpful first.

    ``flagged`` gives the cases in which a rule is not met; ``without`` the answer of a case on a
    question, had a rule not been there.
    """
    found = []
    for rule, cases in flagged.items():
        own = [each for each in pairs if each.said.case_id in cases and each.said.level in DECIDED]
        if not own:
            continue
        right = sum(each.said.level == INSUFFICIENT for each in own)
        gained = lost = 0
        for each in own:
            before = each.answer == each.said.level
            after = without(each.said.case_id, asked, rule) == each.said.level
            gained += after and not before
            lost += before and not after
        found.append(RuleEffect(rule, asked, share_of(right, len(own)), gained, lost))
    return tuple(sorted(found, key=lambda each: (each.lost - each.gained, each.rule)))
