"""Reading in columns: whatever a file holds, the same is said of it as when it is read slowly."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.record import Seen
from checker.records.columns.layout import layout
from checker.records.columns.read import portions
from checker.records.columns.records import record
from checker.records.derive import schema
from checker.records.read import read
from checker.workshop.strategies import values
from tests.tiny import Loan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.model.diagnostic import RecordProblem

SCHEMA = schema(Loan)
ROOMY = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
Names = TypeVar("Names")
Said = tuple[dict[str, Any], set[tuple[object, ...]], Names, int, int]


def plain(value: object) -> object:
    """Lay out data so that a list with places differs from one without them."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items() if part is not None}
    if isinstance(value, tuple):
        stood = value.places if isinstance(value, Seen) else tuple(range(len(value)))
        return tuple((place, plain(part)) for place, part in zip(stood, value, strict=True))
    return value


def told(problem: RecordProblem) -> tuple[object, ...]:
    """Give what a problem says, but for its case id."""
    return problem.where, problem.path, problem.code, problem.severity, problem.message


def slowly(paths: Sequence[str | Path], as_of: date | None) -> Said[set[str]]:
    """Read record by record."""
    reading = read(paths, Loan, as_of=as_of)
    known = [each for each in reading.problems if each.code != "unknown-field"]
    unknown = {
        "[]".join(part.partition("]")[2] or part for part in each.path.split("["))
        for each in reading.problems
        if each.code == "unknown-field"
    }
    records = {each.where: (each.case_id, each.as_of, plain(each.data)) for each in reading.records}
    return records, set(map(told, known)), unknown, reading.read, reading.set_aside


def quickly(paths: Sequence[str | Path], as_of: date | None, size: int = 3) -> Said[Counter[str]]:
    """Read in columns, in portions of a few records."""
    records: dict[str, Any] = {}
    problems: set[tuple[object, ...]] = set()
    unknown: Counter[str] = Counter()
    seen = set_aside = 0
    for portion in portions(paths, Loan, as_of=as_of, size=size):
        for row, where in enumerate(portion.wheres.to_pylist()):
            each = record(portion.records, row, SCHEMA, portion.places)
            records[where] = (each.case_id, each.as_of, plain(each.data))
        for case_id in portion.recalled:
            (first,) = (where for where, each in records.items() if each[0] == case_id)
            del records[first]
        problems |= set(map(told, portion.problems))
        unknown.update(portion.unknown)
        seen, set_aside = seen + portion.read, set_aside + portion.set_aside
    assert seen == len(records) + set_aside
    return records, problems, unknown, seen, set_aside


def dated(value: object) -> object:
    """Write dates as JSON does."""
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {name: dated(part) for name, part in value.items() if part is not None}
        case tuple() | list():
            return [dated(part) for part in value]
        case _:
            return value


ODD = (
    "{", "[1]", "7", '"x"', "null", "", "   ", '{"case_id": "a", "case_id": "b"}', "{'a': 1}",
    '{"case_id": "a", "as_of": "2018-05-08"} {"case_id": "b", "as_of": "2018-05-08"}',
    '{"case_id": "a", "as_of": "2018-05-08", "x": NaN}', '{"case_id": "a", "as_of": "20180508"}',
    '{"case_id": "a", "as_of": "2018-05-08", "x": ' + "[" * 100 + "]" * 100 + "}",
    '{"case_id": "a", "as_of": "2018-05-08", "x": 99999999999999999999}',
    '{"case_id": "\\ud800", "as_of": "2018-05-08"}', '{"case_id": " ", "as_of": "2018-05-08"}',
    '{"case_id": "b", "as_of": "0000-01-01"}', '{"case_id": "c", "as_of": "2018-05-08"}\r',
    '{"case_id": "d", "as_of": "2018-05-08", "shelf_free": "yes"}',
    '{"case_id": "e", "as_of": "2018-05-08", "borrowed": [null]}',
    '{"case_id": "f", "as_of": "2018-05-08", "borrowed": {}}',
    '{"case_id": "g", "as_of": "2018-05-08", "borrowed": [{"fine": 1e999}]}',
    '{"case_id": "h", "as_of": "2018-05-08", "borrowed": [{"fine": 3, "tint": 1}], "new": null}',
    '{"case_id": "i", "as_of": "2018-05-08", "member": {"age": 1.0}}',
    '{"case_id": "j", "as_of": "2018-05-08", "borrowed": [{"wear": "odd", "subjects": ["?"]}]}',
)  # fmt: skip
VALUES: st.SearchStrategy[object] = st.sampled_from(
    [None, "x", "", 7, -1, 2.5, True, [], {}, ["x"], "2018-02-30", "2018-05-01"]
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Draw a line of a file: a record, a record with something else in it, or anything."""
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return draw(st.sampled_from(ODD))
    data = draw(values.data(SCHEMA, missing=True))
    made: Any = dated({**data, "case_id": draw(st.sampled_from("abcdefghijklmnop"))})
    if draw(st.booleans()):
        made["as_of"] = draw(values.days).isoformat()
    if kind < 4:
        within = made
        while inner := [each for each in _parts(within) if draw(st.booleans())]:
            within = draw(st.sampled_from(inner))
        names = st.sampled_from([*within, "colour", "due_on", "wear", "returned_on", "case_id"])
        within[draw(names)] = draw(VALUES)
    return json.dumps(made)


def _parts(data: dict[str, Any]) -> list[dict[str, Any]]:
    below = [part for value in data.values() if isinstance(value, list) for part in value]
    return [each for each in (*data.values(), *below) if isinstance(each, dict)]


@ROOMY
@given(text=st.lists(lines(), max_size=8), as_of=st.none() | values.days)
def test_lines_read_in_columns_mean_the_same(
    tmp_path: Path, text: list[str], as_of: date | None
) -> None:
    """Records, problems, unknown fields and counts are those of the slow reading."""
    file = tmp_path / "cases.ndjson"
    file.write_text("\n".join(text), encoding="utf-8", newline="")
    said, slow = quickly([file], as_of), slowly([file], as_of)
    assert said[0] == slow[0]
    assert said[1] == slow[1]
    assert said[3:] == slow[3:]
    # Of a field that never has a value, columns do not say in which record it is named.
    assert slow[2] <= said[2].keys()
    assert {path for path, number in said[2].items() if number} <= slow[2]


@ROOMY
@given(
    caseload=st.lists(values.data(SCHEMA, missing=True), max_size=6),
    as_of=st.none() | values.days,
)
def test_tables_mean_the_same_as_lines(
    tmp_path: Path, caseload: list[dict[str, Any]], as_of: date | None
) -> None:
    """A table of the same records gives the same records and the same problems."""
    rows = [{**each, "case_id": str(at)} for at, each in enumerate(caseload)]
    text = "\n".join(json.dumps(dated(each)) for each in rows)
    (tmp_path / "cases.ndjson").write_text(text, encoding="utf-8")
    table = pa.Table.from_pylist(rows, schema=layout(SCHEMA))
    pq.write_table(table, tmp_path / "cases.parquet")
    said = quickly([tmp_path / "cases.parquet"], as_of)
    slow = slowly([tmp_path / "cases.ndjson"], as_of)
    assert list(said[0].values()) == list(slow[0].values())
    assert {each[1:] for each in said[1]} == {each[1:] for each in slow[1]}
    assert said[3:] == slow[3:]
