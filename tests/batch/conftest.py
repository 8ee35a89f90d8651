"""What the tests of runs over caseloads share: a small caseload, and what is asked of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import api
from checker.batch.convert import TableFormat
from checker.batch.run import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.api import Book

FIXTURES = Path(__file__).parents[2] / "fixtures"
CASELOAD = (FIXTURES / "practice-examples", FIXTURES / "hard-cases")


@pytest.fixture(scope="session")
def book() -> Book:
    """Give a dozen rules: enough to have findings, few enough to be quick."""
    return api.load_rulebook().selecting(["Q1", "Q6"])


@pytest.fixture
def wanted(tmp_path: Path) -> Callable[..., Wanted]:
    """Give what is asked of a run, with some of it changed."""

    def asked(**changed: object) -> Wanted:
        usual = {
            "folder": tmp_path / "results",
            "temporary": None,
            "tables": TableFormat.PARQUET,
            "threads": 1,
            "shadow": 3,
            "seed": 1,
            "profile": False,
        }
        return Wanted(**{**usual, **changed})  # type: ignore[arg-type] # each test names its own

    return asked
