"""A folder of rule files is tested by pytest alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TINY = Path(__file__).parents[1] / "cli" / "fixtures" / "tiny"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the small rulebook, and a file beside it that is no rule of any."""
    (tmp_path / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    return shutil.copytree(TINY, tmp_path / "book")


def ran(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run pytest over a folder, in a process of its own, with this plugin alone."""
    command = [sys.executable, "-m", "pytest", "-p", "checker.workshop.pytest_plugin"]
    quiet = ["-p", "no:cacheprovider", "-p", "no:checker_rules", "--rootdir", str(folder)]
    return subprocess.run(  # noqa: S603 - our own
        [*command, *quiet, "-q", "-rA", *more, str(folder)],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )


def change(file: Path, before: str, after: str) -> None:
    """Change a text in a file, which is there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_every_example_is_a_test(folder: Path) -> None:
    """And each rule needs one that is met and one that is not."""
    found = ran(folder)
    assert found.returncode == 1
    assert "7 passed, 1 failed" in found.stdout or "1 failed, 7 passed" in found.stdout
    assert "life-sentence-not-reviewed: met and not met" in found.stdout
    assert "has no example that is met" in found.stdout
    assert "PASSED book" not in found.stdout
    assert "change-not-reviewed: reviewed in time" in found.stdout


def test_an_example_that_does_not_hold_says_where_and_why(folder: Path) -> None:
    """Its file and line, what was found and what it says."""
    file = folder / "change-not-reviewed.yaml"
    change(file, "completed_on: 2018-05-10", "completed_on: 2018-05-30")
    found = ran(folder, "-k", "reviewed and time")
    assert found.returncode == 1
    line = file.read_text(encoding="utf-8").split("  - name: reviewed in time")[0].count("\n") + 1
    assert f"{file}:{line}: change-not-reviewed: reviewed in time" in found.stdout
    assert "the outcome is not met; the example says met" in found.stdout


def test_what_is_known_to_be_missed_is_expected_to_fail(folder: Path) -> None:
    """One that holds after all fails, so that somebody takes the word away."""
    file = folder / "team-not-named.yaml"
    change(file, "{name: another, outcome: not met,", "{name: another, outcome: met, todo: true,")
    assert "1 xfailed" in ran(folder, "-k", "another").stdout
    change(file, "outcome: met, todo: true,", "outcome: not met, todo: true,")
    assert "1 failed" in ran(folder, "-k", "another").stdout


def test_a_broken_rulebook_is_an_error_of_collection(folder: Path) -> None:
    """With every diagnostic."""
    change(folder / "team-not-named.yaml", "expect:", "expects:")
    found = ran(folder)
    assert found.returncode == 2
    assert "expects" in found.stdout


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """A folder without a rulebook has no tests."""
    (tmp_path / "some.yaml").write_text("a: 1\n", encoding="utf-8")
    assert ran(tmp_path).returncode == pytest.ExitCode.NO_TESTS_COLLECTED
