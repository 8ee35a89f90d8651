"""Synthetic caseloads as files: same bytes, whole or not at all, and with dirt on request."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from checker.cli import main
from checker.records.case import Case
from checker.records.read import read
from checker.workshop.generate import dirt, write
from checker.workshop.generate.formats import FileFormat
from checker.workshop.generate.write import Wanted, generate
from checker.workshop.generate.write_arrow import layout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOME = 250


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let even a few cases come in more than one chunk."""
    monkeypatch.setattr(write, "CHUNK", 100)


def wanted(folder: Path, name: str = "cases.ndjson", **more: Any) -> Wanted:  # noqa: ANN401 - any field
    """Ask for some cases, with their truth beside them."""
    kind = FileFormat.PARQUET if name.endswith(".parquet") else FileFormat.NDJSON
    return Wanted(SOME, 1, folder / name, kind, truth=folder / f"{name}.truth", **more)


def written(order: Wanted) -> tuple[bytes, bytes]:
    """Write what is asked for, and give the bytes of both files."""
    assert list(generate(order)) == [100, 200, SOME]
    assert order.truth is not None
    return order.output.read_bytes(), order.truth.read_bytes()


@pytest.mark.parametrize("name", ["cases.ndjson", "cases.parquet"])
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    """A caseload can be made again, byte by byte; another seed gives another."""
    order = wanted(tmp_path, name)

    first = written(order)

    assert written(order) == first
    assert written(replace(order, seed=2))[0] != first[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == [name, f"{name}.truth"]


def test_parquet_has_the_layout_of_the_record(tmp_path: Path) -> None:
    """A file of cases is read as the engine that judges columns lays a case out."""
    order = wanted(tmp_path, "cases.parquet", truth_format=FileFormat.PARQUET)
    written(order)

    table = pq.read_table(order.output)
    truth = pq.read_table(order.truth).to_pylist()

    assert list(table.schema) == list(layout())
    assert table.column("case_id").to_pylist() == [row["case_id"] for row in truth]
    assert {each["question"] for row in truth for each in row["shortfalls"]} >= {"Q1", "Q5"}


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    """Whoever stops half-way leaves nothing behind, and an older file as it was."""
    order = wanted(tmp_path)
    order.output.write_text("older")
    begun: Iterator[int] = generate(order)
    assert next(begun) == 100
    begun.close()  # type: ignore[attr-defined] # it is a generator, which can be closed

    assert [path.name for path in tmp_path.iterdir()] == ["cases.ndjson"]
    assert order.output.read_text() == "older"


def soiled(order: Wanted, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Any], Counter[str]]:
    """Write cases of which every second has some dirt; give the truth, and each dirt's number."""
    kinds = tuple(replace(each, share=0.08) for each in dirt.KINDS)
    monkeypatch.setattr(dirt, "KINDS", kinds)
    _, told = written(order)
    truth = [json.loads(line) for line in told.splitlines()]
    return truth, Counter(kind for row in truth for kind in row["dirt"])


def test_the_reader_finds_the_dirt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the truth calls broken is set aside, and everything else is read."""
    order = wanted(tmp_path, dirt=True)
    truth, kinds = soiled(order, monkeypatch)
    lines = [json.loads(line) for line in order.output.read_text().splitlines()]

    reading = read(order.output, Case)

    assert kinds.keys() == {each.name for each in dirt.KINDS}
    assert [row["case_id"] for row in lines] == [row["case_id"] for row in truth]
    broken = {"unknown_code", "wrong_type"}
    twice = {row["case_id"] for row in truth if row["dirt"] == ["duplicate_id"]}
    kept = [
        row["case_id"]
        for row in truth
        if not broken & set(row["dirt"]) and row["case_id"] not in twice
    ]
    assert [record.case_id for record in reading.records] == kept
    assert sum(each.path == "extract_batch" for each in reading.problems) >= 1
    for row, line in zip(truth, lines, strict=True):
        late = any("recorded_on" in contact for contact in line.get("contacts", []))
        assert late == (row["dirt"] == ["late_entry"])
        missing = any(section not in line for section in dirt.OPTIONAL)
        assert missing == (row["dirt"] == ["missing_section"])


def test_parquet_gets_the_dirt_that_fits_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A typed file cannot hold a date that is none, nor a field that is not there."""
    order = wanted(tmp_path, "cases.parquet", dirt=True)
    truth, kinds = soiled(order, monkeypatch)

    table = pq.read_table(order.output)

    assert kinds.keys() == {each.name for each in dirt.KINDS if not each.text_only}
    assert table.column("case_id").to_pylist() == [row["case_id"] for row in truth]
    assert list(table.schema) == list(layout())


def test_dirt_leaves_other_cases_alone(tmp_path: Path) -> None:
    """A case without dirt is the same case with and without the option."""
    clean = written(wanted(tmp_path))[0].splitlines()
    dirty, told = written(wanted(tmp_path, dirt=True))

    found = [json.loads(line)["dirt"] for line in told.splitlines()]

    assert any(found)
    for before, after, kinds in zip(clean, dirty.splitlines(), found, strict=True):
        assert (before == after) == (kinds == [])


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with the number of cases, the rate, and the sizes of the files."""
    arguments = ["generate", "--cases", "20", "--seed", "3", "--as-of", "2017-10-01"]
    files = ["--output", str(tmp_path / "a.parquet"), "--truth", str(tmp_path / "t.parquet")]

    with pytest.raises(SystemExit) as ended:
        main([*arguments, *files])

    assert ended.value.code == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("20 cases in ")
    assert "cases per second; a.parquet " in said.err
    rows = pq.read_table(tmp_path / "a.parquet").column("as_of").to_pylist()
    assert rows == [date(2017, 10, 1)] * 20


@pytest.mark.parametrize(
    ("output", "more", "message"),
    [
        ("a.csv", [], "ends in none of .ndjson, .jsonl, .parquet"),
        ("nowhere/a.ndjson", [], "its folder is not there"),
        ("a.ndjson", ["--truth", "a.ndjson"], "name the same file"),
        ("a.ndjson", ["--as-of", "1789-07-14"], "not between 1990 and 2100"),
        ("a.ndjson", ["--as-of", "yesterday"], "is not a date"),
    ],
)
def test_wrong_use_is_answered(  # noqa: PLR0913 - what pytest gives
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    output: str,
    more: list[str],
    message: str,
) -> None:
    """What cannot be written is said before anything is made."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as ended:
        main(["generate", "--cases", "5", "--output", output, *more])

    assert ended.value.code == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
