"""Strategies: how many of the drawn cases have the outcome that was asked for, before the filter.

For each rule and each outcome that its examples claim. With `--check`, exits 1 where fewer than
95 % of these pairs have it in 95 % of the draws.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from measure import tell

from checker import api
from checker.engines.interpreter import judge
from checker.workshop.mutants.telling import given as as_read
from checker.workshop.strategies.cases_for import unchecked
from checker.workshop.strategies.pool import Pool, pool

if TYPE_CHECKING:
    from checker.model.outcome import Outcome
    from checker.model.record import Record

DRAWS = 40
SHARE = 0.95


def share(ready: Pool, outcome: Outcome) -> tuple[float, int]:
    """Give the share of draws that fit and have the outcome, and how many of them differ."""
    held: list[bool] = []
    different: set[str] = set()

    @settings(
        max_examples=DRAWS,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(unchecked(ready, outcome))
    def judged(record: Record) -> None:
        read = as_read(ready.book, record)
        held.append(read is not None and judge(ready.plan, read).outcome is outcome)
        different.add(repr((record.as_of, record.data)))

    judged()
    return sum(held) / len(held), len(different)


def main() -> int:
    """Draw for every pair."""
    book = api.load_rulebook()
    shares: dict[Outcome, list[float]] = defaultdict(list)
    whole, different, draws = 0, 0, 0
    for rule in book.rules:
        claimed = {each.outcome for each in rule.examples if not each.todo}
        ready = pool(book, book.plan(rule.id))
        found = {outcome: share(ready, outcome) for outcome in claimed}
        for outcome, (each, variety) in found.items():
            shares[outcome].append(each)
            different, draws = different + variety, draws + DRAWS
            if each < SHARE and "--list" in sys.argv:
                print(f"{rule.id}: {outcome}: {each:.2f}")
        whole += all(each >= SHARE for each, _ in found.values())
    for outcome, several in sorted(shares.items()):
        tell(
            measured=f"draws that are {outcome}, as asked",
            rules=len(several),
            mean_share=sum(several) / len(several),
            rules_with_95_percent=sum(each >= SHARE for each in several),
        )
    pairs = [each for several in shares.values() for each in several]
    good = sum(each >= SHARE for each in pairs)
    tell(
        measured="all pairs of a rule and an outcome that its examples claim",
        pairs=len(pairs),
        pairs_with_95_percent=good,
        rules=len(book.rules),
        rules_with_95_percent_of_each=whole,
        draws_that_differ=different / draws,
    )
    return int("--check" in sys.argv and good < SHARE * len(pairs))


if __name__ == "__main__":
    sys.exit(main())
