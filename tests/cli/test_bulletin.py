"""The bulletin: from judgements to tables, every figure comes out that it prints."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from tests.bulletin import PROGRAMMES, groupings, printed, saved_run, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

QUESTIONS = printed()["questions"]
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rebuild the judgements once, as a saved run."""
    return saved_run(tmp_path_factory.mktemp("bulletin") / "run")


def rows_of(question: dict[str, Any]) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """Give what is printed: by grouping and group, n and the share of each column."""
    rows = {("", ""): question["all_cases"]}
    for grouping, names in groupings(question).items():
        rows |= {(grouping, name): row for name, row in names.items()}
    return {
        key: [(int(row[at]), f"{row[at + 1]:.1f}") for at in (0, 2, 4)] for key, row in rows.items()
    }


def test_every_cell_of_tables_2_to_8_is_that_of_the_bulletin(
    saved: Path, run: Callable[..., Ran], tmp_path: Path
) -> None:
    """Seven tables of eighteen rows and three columns: 756 figures, each to its decimal."""
    to = tmp_path / "picture.json"
    assert run("report", "--from", saved, "--beside", "programme", "--json", to).code == 0

    tables = {each["asked"]["id"]: each for each in json.loads(to.read_text())["tables"]}
    figures = 0
    for name, question in QUESTIONS.items():
        assert tables[name]["columns"] == ["All cases", *PROGRAMMES]
        found = {
            (row["grouping"], row["name"]): [
                (
                    each["counts"]["sufficient"] + each["counts"]["insufficient"],
                    shown(
                        each["counts"]["sufficient"],
                        each["counts"]["sufficient"] + each["counts"]["insufficient"],
                    ),
                )
                for each in row["cells"]
            ]
            for row in tables[name]["rows"]
            if row["name"] != "not recorded"
        }
        assert found == rows_of(question)
        figures += sum(2 * len(row) for row in found.values())
    assert figures == 7 * 18 * 3 * 2


def test_the_page_prints_what_the_bulletin_prints(
    saved: Path, run: Callable[..., Ran], tmp_path: Path
) -> None:
    """What a reader of the page sees in the tables by group are the same figures."""
    to = tmp_path / "report.html"
    assert run("report", "--from", saved, "--beside", "programme", "--html", to).code == 0

    tables = re.findall(r'<table class="groups">(.*?)</table>', to.read_text(), re.DOTALL)
    for text, (name, question) in zip(tables, QUESTIONS.items(), strict=False):
        assert f"{name}: share likely sufficient by group" in text
        wanted = rows_of(question)
        seen = []
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", text.partition("<tbody>")[2], re.DOTALL):
            head, *cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
            group = unescape(TAG.sub("", head)).partition(": ")[2]
            if group != "not recorded":
                n, share, _, _, *beside = (TAG.sub("", each) for each in cells)
                seen.append((group, [n, share, *beside]))
        assert seen == [
            (group, [part for n, share in row for part in (f"{n:,}", f"{share}%")])
            for (_, group), row in wanted.items()
        ]


def test_the_areas_of_table_1_add_up() -> None:
    """The cases of the areas are those of each programme, and of both together."""
    areas = printed()["areas"].values()
    assert [sum(each) for each in zip(*areas, strict=True)] == printed()["total"]
    assert all(first + second == both for first, second, both in areas)
