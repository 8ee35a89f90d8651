"""Synthetic caseloads: they fit, they are the same again, and they show what was planted."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from checker import api
from checker.engines.columns.batch import Batch
from checker.engines.columns.outcome import of_rule
from checker.engines.columns.program import Program, Slot
from checker.model.outcome import PRESSING, Outcome
from checker.model.rule import Weight
from checker.records.case import Case
from checker.records.read import read
from checker.workshop.generate.cases import Chunk, chunk
from checker.workshop.generate.profile import QUESTIONS, bulletin
from checker.workshop.generate.shortfalls import KINDS
from checker.workshop.generate.write_arrow import batch, layout
from checker.workshop.generate.write_text import lines

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from checker.api import Book

AS_OF = date(2018, 5, 8)
JUDGED = 2_000
SIDE_EFFECTS = {
    # Without any contingency arrangement, there is none for the group at high risk either.
    "contingency-misses-group": "no_contingency",
    # Where nobody reviewed a change, nobody spoke with those who help to manage the risk.
    "key-individual-not-asked-when-risk-rose": "change_not_reviewed",
}


def rows(made: Chunk, which: str = "cases") -> list[dict[str, Any]]:
    """Read the rows of a chunk as the lines of a file give them."""
    return [json.loads(line) for line in bytes(lines(getattr(made, which))).splitlines()]


@pytest.fixture(scope="module")
def book() -> Book:
    """Load the shipped rulebook."""
    return api.load_rulebook()


@pytest.fixture(scope="module")
def made() -> Chunk:
    """Make the cases that are judged."""
    return chunk(11, 0, JUDGED, AS_OF)


@pytest.fixture(scope="module")
def not_met(made: Chunk, book: Book) -> dict[str, NDArray[np.bool_]]:
    """Say for each rule which cases do not meet it."""
    program = Program()
    said = {plan.rule.id: of_rule(program, plan).case for plan in book.plans}
    slots = [slot for slot in said.values() if isinstance(slot, Slot)]
    results = program.run(Batch(batch(made.cases, layout())), slots)
    code = PRESSING.index(Outcome.NOT_MET)
    return {
        rule: np.broadcast_to(results[slot] if isinstance(slot, Slot) else int(slot), JUDGED)
        == code
        for rule, slot in said.items()
    }


@pytest.fixture(scope="module")
def planted(made: Chunk) -> dict[str, NDArray[np.bool_]]:
    """Say for each shortfall in which cases the truth names it."""
    truth = rows(made, "truth")
    return {
        kind.name: np.array(
            [kind.name in {each["name"] for each in row["shortfalls"]} for row in truth]
        )
        for kind in KINDS
    }


def test_every_case_fits(tmp_path: Path) -> None:
    """A generated case is a case record, without any problem."""
    file = tmp_path / "cases.ndjson"
    file.write_bytes(bytes(lines(chunk(3, 0, 400, AS_OF).cases)))

    reading = read(file, Case)

    assert reading.problems == ()
    assert len(reading.records) == 400


def test_both_formats_hold_the_same() -> None:
    """What Arrow holds is what the lines say, and what is not recorded is in neither."""
    some = chunk(3, 0, 200, AS_OF)

    held = [_recorded(row) for row in batch(some.cases, layout()).to_pylist()]

    assert held == rows(some)


def _recorded(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    match value:
        case dict():
            return {name: _recorded(part) for name, part in value.items() if part is not None}
        case list():
            return [_recorded(part) for part in value]
        case date():
            return value.isoformat()
        case _:
            return value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_planted_is_found_there_and_nowhere_else(
    kind: Any,  # noqa: ANN401 - pytest's own
    planted: dict[str, NDArray[np.bool_]],
    not_met: dict[str, NDArray[np.bool_]],
) -> None:
    """The rule of a shortfall is not met exactly in the cases in which it was planted."""
    assert planted[kind.name].any()
    assert (planted[kind.name] == not_met[kind.rule]).all()


def test_a_clean_case_has_no_finding(
    planted: dict[str, NDArray[np.bool_]], not_met: dict[str, NDArray[np.bool_]]
) -> None:
    """Where nothing is planted, no rule at all is not met; else only what follows from it."""
    clean = ~np.any(list(planted.values()), axis=0)
    tied = {kind.rule for kind in KINDS}
    follows = {rule: found for rule, found in not_met.items() if rule not in tied and found.any()}

    assert clean.sum() > JUDGED / 20
    assert not np.any([found & clean for found in not_met.values()])
    assert follows.keys() <= SIDE_EFFECTS.keys()
    assert all((planted[SIDE_EFFECTS[rule]] | ~found).all() for rule, found in follows.items())


def test_the_reference_engine_says_the_same(
    made: Chunk, book: Book, not_met: dict[str, NDArray[np.bool_]]
) -> None:
    """Judged one by one, the cases have the same findings, and questions the answers planted."""
    result = api.check(rows(made)[:6], rulebook=book)

    for place, case in enumerate(result.cases):
        assert {each.rule for each in case.findings} == {
            rule for rule, found in not_met.items() if found[place]
        }
    insufficient = [
        {each.id for each in answers.questions if each.answer == "likely insufficient"}
        for answers in result.answers
    ]
    truth = rows(made, "truth")[:6]
    assert insufficient == [{q for q in QUESTIONS if row.get(q) is False} for row in truth]


def test_every_shortfall_belongs_to_its_question(book: Book) -> None:
    """A shortfall's rule rests on one question, its own; one that decides is essential."""
    rules = {rule.id: rule for rule in book.rules}
    questions = [kind.question for kind in KINDS]

    assert all(questions.count(question) >= 2 for question in QUESTIONS)
    assert len({kind.rule for kind in KINDS}) == len(KINDS) >= 16
    for kind in KINDS:
        assert rules[kind.rule].basis.questions == (kind.question,)
        assert (rules[kind.rule].weight is Weight.ESSENTIAL) == kind.decides


def test_the_cases_have_the_profile_of_the_sample() -> None:
    """Groups and answers come in the published shares."""
    truth = rows(chunk(5, 0, 10_000, AS_OF), "truth")
    profile = bulletin()

    for group, shares in profile.groups.items():
        for name, share in shares.items():
            found = sum(row[group] == name for row in truth) / len(truth)
            assert found == pytest.approx(share, abs=0.015)
    for question, published in profile.questions.items():
        answers = [row[question] for row in truth if question in row]
        assert len(answers) / len(truth) == pytest.approx(published.asked, abs=0.015)
        assert np.mean(answers) == pytest.approx(published.sufficient, abs=0.02)


def test_the_nps_holds_high_risk_and_mappa() -> None:
    """Whoever is at high ROSH or under MAPPA is held by the NPS, and nobody else."""
    for row in rows(chunk(5, 0, 1_000, AS_OF), "truth"):
        serious = row["rosh"] == "high_or_very_high" or row["mappa"] == "eligible"
        assert (row["agency"] == "nps") == serious


@pytest.mark.parametrize("day", [date(2016, 11, 30), date(2018, 2, 15)])
def test_another_day_of_judging_changes_nothing_else(day: date) -> None:
    """Cases of the same seed have the same shortfalls, whatever the day of judging."""
    assert rows(chunk(5, 0, 200, day), "truth") == rows(chunk(5, 0, 200, AS_OF), "truth")
