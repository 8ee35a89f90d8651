"""Compared: two saved runs are held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from checker.audit.change import Told, counted, finding_changes, share_changes
from checker.batch.audited import side_of, sides_of, tallied
from checker.batch.both import in_both, moved
from checker.batch.regressed import regressed
from checker.batch.worklist import finding_ids
from checker.model.change import Changes
from checker.model.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.batch.saved import Saved

IDS = ["case_id", "rule", "subject", "sentence", "evidence"]


def compared(
    before: Saved, after: Saved, beside: str | None, factors: Sequence[str] | None = None
) -> Changes:
    """Hold a run against an earlier one.

    ``factors``: say too which groups fare otherwise, with these groupings among the variables
    beside those that the rulebook means for it; ``None``: do not.

    Raises:
        UnknownNameError: there is no grouping of a name that was given.
        NoRegressionError: a regression is asked for, and what it needs is not installed.
    """
    first, second = tallied(before, beside), tallied(after, beside)
    sides = [
        each for each in sides_of(before, beside, first) if each in sides_of(after, beside, second)
    ]
    side = side_of(after, beside)
    both = moved(before, after, None if side is None else side.name, sides)
    shares = share_changes(after.catalogue, first, second, sides, both)
    old, new = (dict(findings_of(each)) for each in (before, after))
    outcomes = _Outcomes(after, {each.case_id for name, each in old.items() if name not in new})
    changes = finding_changes(
        old, new, outcomes, outcomes.cases, frozenset(each.id for each in after.catalogue.rules)
    )
    fates, by_rule = counted(changes)
    models = () if factors is None else tuple(regressed(before, after, beside, sides, factors))
    notes = (*_notes(before, after), *_same_cases(in_both(both)))
    return Changes(shares, fates, by_rule, changes, notes, models)


def findings_of(saved: Saved) -> Iterator[tuple[str, Told]]:
    """Give every finding of a run by its id; those of a case stand together."""
    waiting: list[dict[str, object]] = []
    for batch in saved.rows("findings", IDS):
        for row in batch.to_pylist():
            if waiting and waiting[0]["case_id"] != row["case_id"]:
                yield from _named(waiting)
                waiting = []
            waiting.append(row)
    yield from _named(waiting)


def _named(rows: list[dict[str, object]]) -> Iterator[tuple[str, Told]]:
    if not rows:
        return
    case = str(rows[0]["case_id"])
    for name, row in zip(finding_ids(case, rows), rows, strict=True):
        yield name, Told(case, str(row["rule"]), str(row["sentence"]))


class _Outcomes:
    """The outcomes of some cases of a run, by case and rule, and the names of all its cases."""

    def __init__(self, saved: Saved, wanted: set[str]) -> None:
        self.found: dict[str, dict[str, str]] = {}
        ids = pa.array(sorted(wanted), pa.string())
        cases: set[str] = set()
        for batch in saved.rows("outcomes"):
            column = batch.column("case_id")
            cases.update(column.to_pylist())
            some = batch.filter(pc.is_in(column, value_set=ids))
            for row in some.drop_columns(["as_of", "where"]).to_pylist():
                self.found[row["case_id"]] = row
        self.cases = frozenset(cases)

    def __call__(self, case: str, rule: str) -> Outcome | None:
        """Give an outcome; ``None`` where the run does not have it."""
        found = self.found.get(case, {}).get(rule)
        return None if found is None else Outcome(found)


def _same_cases(number: int) -> Iterator[str]:
    if number:
        yield (
            f"{number:,} cases are in both runs. The difference of two shares takes the runs as "
            "two samples of their own; what became of the same cases is said beside it, and is "
            "the better answer where most cases are the same."
        )


def _notes(before: Saved, after: Saved) -> Iterator[str]:
    """Say what else is different, so that a change is not taken for one of practice."""
    for name, words in (
        ("rulebook_digest", "the rules"),
        ("parameters_digest", "the figures of the rules"),
        ("engine_digest", "the program"),
    ):
        if before.run[name] != after.run[name]:
            yield (
                f"Between the two runs {words} changed, so a difference may be one of {words} and "
                "not of practice."
            )
    known = {each.id for each in before.catalogue.rules}
    added = [each.id for each in after.catalogue.rules if each.id not in known]
    if added:
        yield f"Rules that only the second run has: {', '.join(added)}."
