"""Small scope: of every rule, each small record has one outcome, whichever engine is asked.

Most mistakes of an engine show on some small record. Where a rule has too many of them, a sample
is taken that is the same every time; ``make prove`` takes a larger one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from checker import api
from tests import told
from tests.judged import by_columns, by_duckdb, by_interpreter
from tests.small import Small

if TYPE_CHECKING:
    from checker.model.plan import Plan

BOOK = api.load_rulebook()
LONG = settings().max_examples > 1_000
MOST = 20_000 if LONG else 400
TOLD = MOST // 10
plans = pytest.mark.parametrize(
    "plan", [pytest.param(each, id=each.rule.id) for each in BOOK.plans]
)


@plans
def test_every_small_record_has_one_outcome(plan: Plan) -> None:
    """Columns and SQL say what the interpreter says, and the small records differ in outcome."""
    records = Small(plan).records(MOST)
    said = by_interpreter(plan, records)
    assert by_columns(plan, records) == said
    assert by_duckdb(plan, records) == said
    assert len(set(said)) > 1, "these records show nothing of the rule"


@plans
def test_every_small_record_has_one_account(plan: Plan) -> None:
    """Subjects, evidence, sentences and deadlines are the same too."""
    records = Small(plan).records(TOLD)
    said = told.by_interpreter([plan], records)
    assert told.by_columns([plan], records) == said
    assert told.by_duckdb([plan], records) == said
