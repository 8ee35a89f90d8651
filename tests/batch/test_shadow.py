"""The shadow: it draws fairly, and it sees an engine that is wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.batch.judge import judge_of
from checker.batch.shadow import Shadow
from checker.records.case import Case
from checker.records.columns.read import portions
from tests.batch.conftest import CASELOAD

if TYPE_CHECKING:
    from checker.api import Book
    from checker.batch.judge import Verdicts
    from checker.records.columns.read import Portion


@pytest.fixture(scope="module")
def told(book: Book) -> tuple[Portion, Verdicts]:
    """Give the caseload as one portion, and what is said of it."""
    (portion,) = portions(CASELOAD, Case, size=100)
    return portion, judge_of(book)(portion.records, portion.wheres, portion.places)


def shadowed(book: Book, portion: Portion, verdicts: Verdicts) -> int:
    """Judge every case again, and count what differs."""
    shadow = Shadow(book, 100, 1)
    shadow.offer(portion.records, portion.places, verdicts)
    return shadow.disagreements()


def test_a_wrong_outcome_is_seen(book: Book, told: tuple[Portion, Verdicts]) -> None:
    """Each outcome that is wrong is one disagreement."""
    portion, verdicts = told
    wrong = verdicts.codes.copy()
    wrong[3, :2] = (wrong[3, :2] + 1) % 5
    assert shadowed(book, portion, replace(verdicts, codes=wrong)) == 2


def test_a_missing_finding_is_seen(book: Book, told: tuple[Portion, Verdicts]) -> None:
    """A finding whose evidence was lost is a disagreement, though the outcome is right."""
    portion, verdicts = told
    assert verdicts.findings.num_rows
    assert shadowed(book, portion, replace(verdicts, findings=verdicts.findings.slice(1))) == 1


def test_each_case_is_as_likely_to_be_drawn(book: Book, told: tuple[Portion, Verdicts]) -> None:
    """Over many draws of a quarter of the cases, each comes up about a quarter of the time."""
    portion, verdicts = told
    drawn: Counter[str] = Counter()
    for seed in range(400):
        shadow = Shadow(book, 6, seed)
        for start in range(0, 24, 8):
            some = replace(verdicts, codes=verdicts.codes[:, start : start + 8])
            shadow.offer(portion.records.slice(start, 8), portion.places, some)
        drawn.update(each.record.case_id for each in shadow.kept)
    assert len(drawn) == 24
    assert min(drawn.values()) > 60
    assert max(drawn.values()) < 140
