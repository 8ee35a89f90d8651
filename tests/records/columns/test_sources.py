"""Sources: the same records, however they are packed, named or cut; no good one is lost."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from checker.records.columns.read import portions
from tests.tiny import Loan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checker.records.columns.read import Portion

DAY = "2018-05-08"
BROKEN = (
    "{",
    "[]",
    '{"case_id": "x", "as_of": "2018-05-08",}',
    '{"case_id": 7, "as_of": "2018-05-08"}',
    '{"case_id": "x", "as_of": "8 May 2018"}',
    '{"case_id": "x"}',
    '{"case_id": "x", "as_of": "2018-05-08", "shelf_free": "yes"}',
    '{"case_id": "x", "as_of": "2018-05-08", "borrowed": [{"wear": "eaten"}]}',
    '{"case_id": "x", "as_of": "2018-05-08", "borrowed": [{"borrowed_on": "2019-01-01"}]}',
    '{"case_id": "x", "as_of": "2018-05-08", "member": {"age": -1}}',
)


def good(number: int) -> str:
    """Write a record that fits."""
    loan = {"borrowed_on": "2018-01-02", "wear": "used", "fine": number % 7}
    return json.dumps({"case_id": f"c{number}", "as_of": DAY, "borrowed": [loan] * (number % 3)})


def ids(found: list[Portion]) -> list[str]:
    """List the cases that were read, in their order."""
    return [each for portion in found for each in portion.records.column("case_id").to_pylist()]


def test_ten_kinds_of_broken_line_lose_no_good_one(tmp_path: Path) -> None:
    """Among twenty thousand good lines, each broken one is named and each good one is read."""
    lines = [good(number) for number in range(20_000)]
    for kind, broken in enumerate(BROKEN):
        lines.insert(1_900 * kind + 7, broken.replace('"x"', f'"x{kind}"'))
    file = tmp_path / "cases.ndjson"
    file.write_text("\n".join(lines), encoding="utf-8")

    found = list(portions([file], Loan))

    assert ids(found) == [f"c{number}" for number in range(20_000)]
    assert sum(each.read for each in found) == 20_010
    assert sum(each.set_aside for each in found) == 10
    named = [problem.where for each in found for problem in each.problems]
    assert named == [f"{file}:{1_900 * kind + 8}" for kind in range(10)]


PACKING: dict[str, Callable[[bytes], bytes]] = {
    "": lambda raw: raw,
    ".gz": gzip.compress,
    ".zst": lambda raw: pa.compress(raw, codec="zstd", asbytes=True),
}


@pytest.mark.parametrize("packed", PACKING)
@pytest.mark.parametrize("form", ["cases.ndjson", "cases.json"])
def test_a_file_may_be_packed(tmp_path: Path, packed: str, form: str) -> None:
    """Lines and arrays are read from gzip and zstd as they are read plain."""
    records = [good(number) for number in range(50)]
    text = "\n".join(records) if form.endswith("ndjson") else f"[{','.join(records)}]"
    (tmp_path / f"{form}{packed}").write_bytes(PACKING[packed](text.encode()))
    assert ids(list(portions([tmp_path], Loan, size=8))) == [f"c{number}" for number in range(50)]


def test_a_damaged_file_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """What stood before the damage is read; a file that is no table at all is named too."""
    whole = gzip.compress("\n".join(good(number) for number in range(9)).encode())
    (tmp_path / "a.ndjson.gz").write_bytes(whole[:-12])
    (tmp_path / "b.parquet").write_bytes(b"no table")
    (tmp_path / "c.ndjson").write_text(good(9), encoding="utf-8")
    found = list(portions([tmp_path], Loan))
    assert ids(found)[-1] == "c9"
    codes = [(problem.where, problem.code) for each in found for problem in each.problems]
    assert codes == [
        (str(tmp_path / "a.ndjson.gz"), "unreadable-file"),
        (str(tmp_path / "b.parquet"), "unreadable-file"),
    ]


def test_a_pattern_names_files(tmp_path: Path) -> None:
    """A pattern stands for the files that match it, in their order."""
    for number in range(3):
        (tmp_path / f"part-{number}.ndjson").write_text(good(number), encoding="utf-8")
    (tmp_path / "other.ndjson").write_text(good(9), encoding="utf-8")
    assert ids(list(portions([tmp_path / "part-*.ndjson"], Loan))) == ["c0", "c1", "c2"]


@pytest.mark.parametrize("form", ["\n".join, lambda all_: f"[\n{','.join(all_)}]"])
def test_standard_input_is_read(form: Callable[[list[str]], str]) -> None:
    """Lines or an array, from a stream that can be read only once."""
    text = form([good(number) for number in range(20)])
    found = list(portions(["-"], Loan, size=6, stdin=io.BytesIO(text.encode())))
    assert ids(found) == [f"c{number}" for number in range(20)]


@pytest.mark.parametrize("apart", [1, 5, 40])
def test_a_case_given_twice_is_taken_back(tmp_path: Path, apart: int) -> None:
    """Neither is judged: the second is set aside, and the first, if it was handed out, recalled."""
    lines = [good(number) for number in range(60)]
    lines.insert(3 + apart, good(3))
    (tmp_path / "cases.ndjson").write_text("\n".join(lines), encoding="utf-8")
    found = list(portions([tmp_path], Loan, size=7))
    recalled = [each for portion in found for each in portion.recalled]
    kept = [each for each in ids(found) if each not in recalled]
    assert kept == [f"c{number}" for number in range(60) if number != 3]
    assert sum(each.read for each in found) == len(kept) + sum(each.set_aside for each in found)
    problems = [problem for each in found for problem in each.problems]
    assert {problem.code for problem in problems} == {"duplicate-case"}
    assert {problem.where.rpartition(":")[2] for problem in problems} == {"4", str(4 + apart)}


def test_a_later_day_of_judging_shows_what_was_entered_since(tmp_path: Path) -> None:
    """A day that is given wins over the record's own, and items keep their places."""
    loans = [{"borrowed_on": f"2018-05-0{day}"} for day in (3, 1, 2)]
    record = {"case_id": "a", "as_of": DAY, "borrowed": loans}
    (tmp_path / "cases.ndjson").write_text(json.dumps(record), encoding="utf-8")
    (portion,) = portions([tmp_path], Loan, as_of=date(2018, 5, 2))
    (row,) = portion.records.to_pylist()
    assert row["as_of"] == date(2018, 5, 2)
    assert [each["borrowed_on"].day for each in row["borrowed"]] == [1, 2]
    assert portion.places["borrowed"].tolist() == [1, 2]
