"""The workbook: what is written is read back equal, and nothing in it is live."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from checker.model.verdict import VERDICT
from checker.reports.workbook import workbook
from checker.reports.workbook.opened import NoWorkbookError
from checker.reports.workbook.texts import MOST_CHARACTERS, cell_text
from checker.reports.workbook.verdicts import read_verdicts
from tests.pictures import case, picture

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = ["Cover", "Summary", "Cases", "Findings", "Rules", "Groups", "Units", "Not checked"]
SOFFICE = shutil.which("soffice")


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    """Read the table of a sheet back, by its headings."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()
    head, *body = rows[3:]
    assert len(set(head)) == len(head)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def test_every_sheet_has_one_table(tmp_path: Path) -> None:
    """Its title stands in the first cell, what it holds in the second, and then the table."""
    path = tmp_path / "a.xlsx"
    workbook(picture(), path)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == SHEETS
    with ZipFile(path) as packed:
        tables = [name for name in packed.namelist() if name.startswith("xl/tables/")]
    assert len(tables) == len(SHEETS)


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+44",
        "-1",
        "@SUM(A1)",
        "00123",
        "1e5",
        "http://example.org",
        "TRUE",
        "é 😀",
        "<r>a & b</r>",
        "<r><t>x</t></r>",
    ],
)
def test_text_stays_text(tmp_path: Path, name: str) -> None:
    """What looks like a formula, a number or a link is read back as it was."""
    path = tmp_path / "a.xlsx"
    drawn = replace(picture(), cases=(case(name, name),))
    workbook(drawn, path)
    (found,) = sheet(path, "Findings")
    assert (found["Case"].strip(), found["Evidence"]) == (name, f"{name}\nkind: x")
    with ZipFile(path) as packed:
        sheets = [each for each in packed.namelist() if each.startswith("xl/worksheets/")]
        parts = [packed.read(each).decode() for each in sheets]
    assert not [each for each in parts if "<f>" in each or "hyperlink" in each.lower()]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_text_can_be_held(tmp_path: Path, name: str) -> None:
    """What is invisible is written by its code, and everything else comes back."""
    path = tmp_path / "a.xlsx"
    workbook(replace(picture(), cases=(case(name, "x"),)), path)
    (found,) = sheet(path, "Cases")
    assert str(found["Case"]).strip() == cell_text(tuple(name.split("\n"))).strip()


def test_a_text_that_is_too_long_is_cut_where_it_is_seen(tmp_path: Path) -> None:
    """A cell holds so many characters; what is left out is said in it."""
    path = tmp_path / "a.xlsx"
    workbook(replace(picture(), cases=(case("a", "x" * (MOST_CHARACTERS + 1)),)), path)
    (found,) = sheet(path, "Findings")
    assert len(found["Evidence"]) <= MOST_CHARACTERS
    assert "[cut: " in found["Evidence"]


def test_figures_are_numbers_and_days_are_days(tmp_path: Path) -> None:
    """So that people can sort and add them up."""
    path = tmp_path / "a.xlsx"
    workbook(picture(), path)
    (found, *_) = sheet(path, "Findings")
    assert found["Due"] == date(2018, 4, 1)
    (question, standard) = sheet(path, "Summary")
    assert question["Share likely sufficient"] == pytest.approx(100 / 3)
    assert question["Cannot tell"] == 3
    assert standard["Expected rating"] == "poor"
    assert "near a boundary" in standard["Chance of each rating"]
    assert found[VERDICT] == ""


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in the file is of the day on which it was made."""
    for name in ("a.xlsx", "b.xlsx"):
        workbook(picture(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_gives_it_back(tmp_path: Path) -> None:
    """Written to its own format by another program, the findings are the same."""
    workbook(picture("=1+1"), tmp_path / "a.xlsx")
    subprocess.run(  # noqa: S603 - the system's own program, on our own file
        [
            str(SOFFICE),
            f"-env:UserInstallation=file://{tmp_path}/own",
            "--headless",
            "--convert-to",
            "ods",
            "a.xlsx",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert sheet(tmp_path / "a.ods", "Findings") == sheet(tmp_path / "a.xlsx", "Findings")


def test_a_value_far_out_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A single cell at the far end of a sheet would take all memory that there is."""
    with Workbook(str(tmp_path / "far.xlsx")) as book:
        book.add_worksheet("Findings").write_string(1_048_575, 16_383, "x")
    with pytest.raises(NoWorkbookError, match="cells from the first to the last"):
        read_verdicts(tmp_path / "far.xlsx")
