"""The shadow: it draws fairly, and it sees an engine that is wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.batch.judge import judge_of
from checker.batch.shadow import Sampler, Shadow
from checker.records.case import Case
from checker.records.columns.read import portions
from checker.records.columns.stand import Stood
from tests.batch.conftest import CASELOAD

if TYPE_CHECKING:
    from checker.api import Book
    from checker.batch.judge import Verdicts


@pytest.fixture(scope="module")
def told(book: Book) -> tuple[Stood, Verdicts]:
    """Give the caseload as one portion, and what is said of it."""
    (portion,) = portions(CASELOAD, Case, size=100)
    verdicts = judge_of(book)(portion.records, portion.wheres, portion.places)
    return Stood(portion.records, portion.places), verdicts


def shadowed(book: Book, stood: Stood, verdicts: Verdicts) -> int:
    """Judge every case again, and count what differs."""
    shadow = Shadow(book, 100)
    shadow.admit(Sampler(book.plans[0].schema, 100, 1).of(stood, verdicts))
    return shadow.disagreements()


def test_a_wrong_outcome_is_seen(book: Book, told: tuple[Stood, Verdicts]) -> None:
    """Each outcome that is wrong is one disagreement."""
    stood, verdicts = told
    wrong = verdicts.codes.copy()
    wrong[3, :2] = (wrong[3, :2] + 1) % 5
    assert shadowed(book, stood, replace(verdicts, codes=wrong)) == 2


def test_a_missing_finding_is_seen(book: Book, told: tuple[Stood, Verdicts]) -> None:
    """A finding whose evidence was lost is a disagreement, though the outcome is right."""
    stood, verdicts = told
    assert verdicts.findings.num_rows
    assert shadowed(book, stood, replace(verdicts, findings=verdicts.findings.slice(1))) == 1


def test_each_case_is_as_likely_to_be_drawn(book: Book, told: tuple[Stood, Verdicts]) -> None:
    """Over many draws of a quarter of the cases, each comes up about a quarter of the time."""
    stood, verdicts = told
    drawn: Counter[str] = Counter()
    for seed in range(400):
        shadow, sampler = Shadow(book, 6), Sampler(book.plans[0].schema, 6, seed)
        for start in range(0, 24, 8):
            some = replace(verdicts, codes=verdicts.codes[:, start : start + 8])
            part = Stood(stood.records.slice(start, 8), stood.places)
            shadow.admit(sampler.of(part, some))
        drawn.update(each.record.case_id for each in shadow.kept)
    assert len(drawn) == 24
    assert min(drawn.values()) > 60
    assert max(drawn.values()) < 140


def test_portions_do_not_change_what_is_drawn(book: Book, told: tuple[Stood, Verdicts]) -> None:
    """The same seed draws the same cases, however the caseload is cut."""
    stood, verdicts = told
    sampler, names = Sampler(book.plans[0].schema, 5, 7), []
    for size in (24, 8, 3):
        shadow = Shadow(book, 5)
        for start in range(0, 24, size):
            some = replace(verdicts, codes=verdicts.codes[:, start : start + size])
            shadow.admit(sampler.of(Stood(stood.records.slice(start, size), stood.places), some))
        names.append([each.record.case_id for each in shadow.kept])
    assert names[0] == names[1] == names[2]
