"""The command ``rules diff``: what an edit does, over a caseload and without one."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]


@pytest.fixture
def forms(tiny: tuple[str, str], tmp_path: Path) -> tuple[Path, Path]:
    """Give two copies of the small rulebook."""
    return shutil.copytree(tiny[1], tmp_path / "a"), shutil.copytree(tiny[1], tmp_path / "b")


@pytest.fixture
def caseload(tmp_path: Path) -> Path:
    """Give four cases with a change, reviewed on the 10th to the 13th working day after it."""
    path = tmp_path / "cases.ndjson"
    days = ("2018-05-17", "2018-05-18", "2018-05-21", "2018-05-22")
    rows = [
        {
            "case_id": f"c{number}",
            "as_of": "2018-06-30",
            "provider": {"kind": "crc" if number % 2 else "nps", "team": "North"},
            "changes": [{"kind": "pregnancy", "known_on": "2018-05-02", "bears_on_risk": True}],
            "reviews": [{"written": True, "completed_on": day}],
        }
        for number, day in enumerate(days)
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def change(file: Path, before: str, after: str) -> None:
    """Change a text in a file."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def longer(forms: tuple[Path, Path]) -> None:
    """Let a review be two working days later in the second form."""
    change(forms[1] / "change-not-reviewed.yaml", "value: 10", "value: 12")


def test_what_is_the_same_changes_nothing(run: Run, forms: tuple[Path, Path]) -> None:
    """The code says so."""
    ran = run("rules", "diff", *forms)
    assert ran.code == 0
    assert "the same: 3" in ran.out


def test_what_is_reworded_means_the_same(run: Run, forms: tuple[Path, Path]) -> None:
    """It is named, and nothing is looked for."""
    file = forms[1] / "change-not-reviewed.yaml"
    change(
        file,
        "review.written and change.known_on <= review.completed_on <= due",
        "change.known_on <= review.completed_on <= due and review.written",
    )
    ran = run("rules", "diff", *forms)
    assert ran.code == 0
    assert "written otherwise, meaning the same: 1 (change-not-reviewed)" in ran.out


def test_without_a_caseload_a_record_is_found(run: Run, forms: tuple[Path, Path]) -> None:
    """On it the two forms say different things."""
    longer(forms)
    ran = run("rules", "diff", *forms)
    assert ran.code == 1
    assert "edited: 1 (change-not-reviewed)" in ran.out
    assert "change-not-reviewed: not met becomes met" in ran.out


def test_over_a_caseload_every_change_is_counted(
    run: Run, forms: tuple[Path, Path], caseload: Path
) -> None:
    """By the group asked for, with the cases, and of them what the rule reads."""
    longer(forms)
    ran = run("rules", "diff", *forms, caseload, "--by", "provider.kind")
    assert ran.code == 1
    assert "4 cases judged by both" in ran.out
    told = [line.split() for line in ran.out.splitlines() if "becomes met" in line and ", " in line]
    assert {(each[0], each[2].rstrip(":")) for each in told if len(each) > 3} >= {("1", "crc")}
    assert "c1 (" in ran.out
    assert "provider" not in ran.out.split("The smallest cases")[1]


def test_a_caseload_that_an_edit_does_not_touch(
    run: Run, forms: tuple[Path, Path], caseload: Path
) -> None:
    """No outcome changes, and the code says so."""
    change(forms[1] / "life-sentence-not-reviewed.yaml", "> 0", "> 1")
    ran = run("rules", "diff", *forms, caseload)
    assert ran.code == 0
    assert "no outcome changes" in ran.out


def test_rules_that_came_and_went(run: Run, forms: tuple[Path, Path]) -> None:
    """They are named, and that is a difference."""
    (forms[1] / "team-not-named.yaml").unlink()
    ran = run("rules", "diff", *forms)
    assert ran.code == 1
    assert "removed: 1 (team-not-named)" in ran.out


@pytest.mark.parametrize("field", ["provider.knd", "changes.kind", "provider"])
def test_a_group_is_a_single_field_of_the_case(
    run: Run, forms: tuple[Path, Path], caseload: Path, field: str
) -> None:
    """Anything else is wrong use."""
    longer(forms)
    ran = run("rules", "diff", *forms, caseload, "--by", field)
    assert ran.code == 2
    assert f"--by {field}" in ran.err
