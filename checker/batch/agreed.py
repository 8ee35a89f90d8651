"""Agreed: the answers of a saved run are held against what people said of the same cases."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from checker.audit.agreement.held import (
    INSUFFICIENT,
    NONE,
    SUFFICIENT,
    between_people,
    held,
    rule_effects,
)
from checker.audit.intervals import share_of
from checker.audit.roll_up import from_rules
from checker.audit.tables import asked_of
from checker.batch.audited import tallied
from checker.model.agreement import Agreed, GroupHeld, GroupRates, Pair, RuleEffect, Said
from checker.model.group import NOT_RECORDED, Use
from checker.model.outcome import Outcome
from checker.model.rule import Weight
from checker.records.judged import judged
from checker.records.vocabulary import Sufficiency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.api import Book
    from checker.batch.saved import Saved
    from checker.model.record import Record

LEVELS = {
    Sufficiency.SUFFICIENT: SUFFICIENT,
    Sufficiency.INSUFFICIENT: INSUFFICIENT,
    Sufficiency.NOT_APPLICABLE: NONE,
}
Row = dict[str, str]


def agreed(saved: Saved, book: Book, records: Iterable[Record]) -> Agreed:
    """Hold a run against the judgements that stand in the records of its cases."""
    said = [
        Said(record.case_id, asked, LEVELS[level], by, role)
        for record in records
        for asked, level, by, role in judged(record)
    ]
    names = {each.id: f"{level} {each.id}" for level, each in asked_of(saved.catalogue)}
    ids = {each.case_id for each in said}
    answers = _rows(saved, "judgements", ids)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    unmatched = 0
    for each in said:
        answer = answers.get(each.case_id, {}).get(names.get(each.asked, ""))
        if answer is None:
            unmatched += 1
        else:
            pairs[each.asked].append(Pair(each, answer))
    told = [each for each in names if pairs[each]]
    outcomes = _rows(saved, "outcomes", ids)
    return Agreed(
        questions=tuple(held(each, pairs[each]) for each in told),
        ceiling=between_people(said),
        groups=tuple(_by_group(saved, pairs, told, _rows(saved, "cases", ids))),
        rates=tuple(_rates(saved, told)),
        effects=tuple(_effects(book, pairs, outcomes)),
        differing=tuple(_differing(pairs, told)),
        people=len({each.by for each in said}),
        cases=len(ids & set(answers)),
        unmatched=unmatched,
    )


def _rows(saved: Saved, table: str, wanted: Iterable[str]) -> dict[str, Row]:
    ids = pa.array(sorted(wanted), pa.string())
    found: dict[str, Row] = {}
    for batch in saved.rows(table):
        some = batch.filter(pc.is_in(batch.column("case_id"), value_set=ids))
        found.update((row["case_id"], row) for row in some.to_pylist())
    return found


def _by_group(
    saved: Saved, pairs: Mapping[str, list[Pair]], told: list[str], about: Mapping[str, Row]
) -> Iterator[GroupHeld]:
    for groups in (each for each in saved.catalogue.groups if each.use in (Use.TABLE, Use.SIDE)):
        for asked in told:
            split: dict[str, list[Pair]] = defaultdict(list)
            for pair in pairs[asked]:
                name = about[pair.said.case_id].get(groups.name) or NOT_RECORDED
                split[name].append(pair)
            for name in sorted(split, key=list(groups.names).index):
                yield GroupHeld(groups.title, name, held(asked, split[name]))


def _rates(saved: Saved, told: list[str]) -> Iterator[GroupRates]:
    """Give the share flagged and the share not told of each group, over all cases of the run."""
    tally = tallied(saved, None)
    for groups in saved.catalogue.groups:
        for name in groups.names or tally.names(groups.name):
            for level, asked in asked_of(saved.catalogue):
                counts = tally.counts(f"{level} {asked.id}", "", groups.name, name)
                if asked.id in told and counts.applying:
                    yield GroupRates(
                        groups.name,
                        groups.title,
                        name,
                        asked.id,
                        share_of(counts.insufficient, counts.applying),
                        share_of(counts.cannot_tell, counts.applying),
                    )


def _effects(
    book: Book, pairs: Mapping[str, list[Pair]], outcomes: Mapping[str, Row]
) -> Iterator[RuleEffect]:
    roll_up = book.rulebook.roll_up
    assert roll_up is not None  # noqa: S101 - a run with answers has one
    rules = {rule.id: rule for rule in book.rules}

    def without(case: str, asked: str, left_out: str) -> str:
        counts: dict[Weight, Counter[Outcome]] = {each: Counter() for each in Weight}
        for name, rule in rules.items():
            if asked in rule.basis.questions and name != left_out:
                counts[rule.weight][Outcome(outcomes[case][name])] += 1
        return str(from_rules(roll_up, counts[Weight.ESSENTIAL], counts[Weight.SUPPORTING]))

    for question in book.rulebook.questions:
        own = [name for name, rule in rules.items() if question.id in rule.basis.questions]
        flagged = {
            name: frozenset(
                case for case, row in outcomes.items() if row.get(name) == str(Outcome.NOT_MET)
            )
            for name in own
        }
        if pairs.get(question.id):
            yield from rule_effects(question.id, pairs[question.id], flagged, without)


def _differing(pairs: Mapping[str, list[Pair]], told: list[str]) -> list[Pair]:
    found = [pair for asked in told for pair in pairs[asked] if pair.answer != pair.said.level]
    order = {INSUFFICIENT: 0, SUFFICIENT: 1, NONE: 2}
    return sorted(
        found,
        key=lambda each: (
            order.get(each.answer, 3),
            order[each.said.level] == order.get(each.answer, 3),
            each.said.asked,
            each.said.case_id,
            each.said.by,
        ),
    )
