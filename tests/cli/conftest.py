"""What the tests of the command line share: a way to run it, and a folder of small files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Ran:
    """What a command line did."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Give a function that runs a command line inside this process."""

    def ran(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(each) for each in arguments])
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(int(ended.value.code), out, err)

    return ran


@pytest.fixture
def tiny() -> tuple[str, str]:
    """Give the option that chooses the small rulebook."""
    return ("--rulebook", str(FIXTURES / "tiny"))


@pytest.fixture
def records() -> Path:
    """Give the folder of the small records."""
    return FIXTURES / "records"
