from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.diagnostic import Severity
from checker.records import texts
from checker.records.read import Reading, read
from tests.tiny import Loan, Member, Wear

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DAY = date(2018, 1, 31)
GOOD: dict[str, Any] = {"case_id": "L1", "as_of": "2018-01-31"}
SENTINEL = "Sentinel9137"
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON_VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["case_id", "as_of", "member", "borrowed", "age", "joined_on", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


def piped(text: str | bytes, as_of: date | None = DAY) -> Reading:
    """Read a text or bytes from standard input."""
    raw = text.encode() if isinstance(text, str) else text
    return read("-", Loan, as_of=as_of, stdin=io.BytesIO(raw))


def codes(reading: Reading) -> list[str]:
    """Give the codes of what was wrong, in order."""
    return [problem.code for problem in reading.problems]


def one(**change: object) -> Reading:
    """Read a good record with a change."""
    record: dict[str, object] = {**GOOD, **change}
    return read(record, Loan)


def places(reading: Reading) -> list[tuple[str, str]]:
    """Give path and message of what was wrong, in order."""
    return [(problem.path, problem.message) for problem in reading.problems]


# What a record becomes


def test_a_record_becomes_plain_data() -> None:
    """Dates are dates, codes bare texts, lists tuples, and what is left out is None."""
    item = {"wear": "used", "subjects": ["art"], "borrowed_on": "2018-01-01", "fine": 2}
    (record,) = one(borrowed=[item], shelf_free=False).records
    borrowed: Any = record.data["borrowed"]
    (got,) = borrowed
    assert record.case_id == "L1"
    assert record.data["as_of"] == record.as_of == DAY
    assert record.data["member"] is None
    assert type(got["wear"]) is str
    assert got["subjects"] == ("art",)
    assert got["borrowed_on"] == date(2018, 1, 1)
    assert got["fine"] == 2.0
    assert got["returned"] is None


def test_an_empty_list_is_not_a_missing_one() -> None:
    """Recorded as none stays apart from not recorded."""
    assert one(borrowed=[]).records[0].data["borrowed"] == ()
    assert one().records[0].data["borrowed"] is None


def test_a_date_says_that_its_flag_is_true() -> None:
    """A flag that is left open came true when its date is given."""
    (record,) = one(member={"left_on": "2018-01-02"}).records
    assert record.data["member"]["left"] is True  # type: ignore[index]


def test_the_day_that_is_asked_for_wins_over_the_records_own() -> None:
    """A replay judges the record as it stood on the day that is asked for."""
    record = {**GOOD, "member": {"left_on": "2018-01-20"}}
    (early,) = read(record, Loan, as_of=date(2018, 1, 10)).records
    assert early.as_of == early.data["as_of"] == date(2018, 1, 10)
    assert early.data["member"]["left"] is False  # type: ignore[index]


def test_without_any_day_a_record_is_set_aside() -> None:
    """Nobody can judge a record without knowing on which day."""
    reading = read({"case_id": "L1"}, Loan)
    assert codes(reading) == ["no-as-of"]
    assert reading.set_aside == 1


def test_a_record_without_its_own_day_is_seen_as_far_as_the_day_asked_for() -> None:
    """What lies after that day is not impossible but not seen."""
    record = {"case_id": "L1", "borrowed": [{"borrowed_on": "2018-05-01"}]}
    reading = read(record, Loan, as_of=DAY)
    assert reading.problems == ()
    assert reading.records[0].data["borrowed"] == ()


def test_models_and_mappings_are_read_like_files() -> None:
    """A program may hand over its own objects, with dates and codes as they are in Python."""
    loan = Loan(case_id="L2", as_of=DAY, member=Member(joined_on=DAY))
    mapping = {"case_id": "L3", "as_of": DAY, "borrowed": [{"wear": Wear.TORN}]}
    reading = read([loan, mapping, {"case_id": object()}], Loan)
    assert [record.where for record in reading.records] == ["record 1", "record 2"]
    assert codes(reading) == ["wrong-value"]
    assert reading.set_aside == 1


# What is wrong with a value


@pytest.mark.parametrize(
    ("change", "path", "message"),
    [
        ({"shelf_free": "no"}, "shelf_free", "expected true or false"),
        ({"member": {"age": 3.5}}, "member.age", "expected a whole number"),
        ({"member": {"email": 3}}, "member.email", "expected text, in quotes"),
        ({"member": []}, "member", "expected an object with named fields"),
        ({"borrowed": {}}, "borrowed", "expected a list"),
        ({"borrowed": [{}, {"fine": "x"}]}, "borrowed[1].fine", "expected a number"),
        ({"borrowed": [{"wear": "x"}]}, "borrowed[0].wear", "expected one of: new, used, torn"),
        (
            {"borrowed": [{"subjects": ["art", "x"]}]},
            "borrowed[0].subjects[1]",
            "expected one of: art, history, science",
        ),
        (
            {"member": {"joined_on": "31/01/2018"}},
            "member.joined_on",
            "expected a date such as 2018-01-31",
        ),
        (
            {"member": {"joined_on": "1517356800"}},
            "member.joined_on",
            "expected a date such as 2018-01-31",
        ),
        ({"case_id": None}, "case_id", "expected text, in quotes"),
        ({"case_id": " "}, "case_id", "is empty; every record needs its own"),
        (
            {"member": {"age": 2**70}},
            "member.age",
            "the number is too large; at most 64 bits are read",
        ),
    ],
)
def test_a_wrong_value_is_told_in_our_words(
    change: dict[str, Any], path: str, message: str
) -> None:
    """The message names the field and what is allowed, and the record is set aside."""
    reading = one(**change)
    assert places(reading) == [(path, message)]
    assert reading.set_aside == 1


def test_a_missing_identity_is_told() -> None:
    """A record without a name cannot be reported on."""
    assert codes(read({"as_of": "2018-01-31"}, Loan)) == ["missing-field"]


def test_an_unknown_field_is_a_warning_and_the_record_is_judged() -> None:
    """A slip in a name is told with the name that was meant, and the rest is judged."""
    reading = one(membre={}, borrowed=[{"waer": "new", "wear": "new"}])
    assert places(reading) == [
        ("borrowed[0].waer", "no such field; it is ignored; there is a field wear"),
        ("membre", "no such field; it is ignored; there is a field member"),
    ]
    assert {problem.severity for problem in reading.problems} == {Severity.WARNING}
    assert len(reading.records) == 1


def test_all_problems_of_a_record_are_told_at_once() -> None:
    """Whoever mends a record need not run the checker once for each mistake."""
    reading = one(shelf_free=1, member={"age": "x", "agee": 1}, borrowed=3)
    assert len(reading.problems) == 4
    assert {problem.case_id for problem in reading.problems} == {"L1"}


def test_a_flood_of_problems_is_cut() -> None:
    """A record of ten thousand mistakes does not drown the others."""
    reading = one(borrowed=[{"wear": "x"}] * 10_000)
    assert len(reading.problems) == 201
    assert reading.problems[-1].message == "and 9800 more problems in this record"


def test_impossible_records_are_set_aside() -> None:
    """What cannot be true is not judged."""
    reading = one(member={"joined_on": "2019-01-01"})
    assert codes(reading) == ["after-as-of"]
    assert reading.set_aside == 1


def test_a_case_that_is_given_twice_is_judged_neither_time() -> None:
    """Nobody can say which record is meant, so each is set aside and names the other."""
    reading = piped(json.dumps([GOOD, {"case_id": "L2"}, GOOD]))
    assert [record.case_id for record in reading.records] == ["L2"]
    assert (reading.read, reading.set_aside) == (3, 2)
    second, first = reading.problems
    assert (second.where, second.code) == ("<stdin> record 3", "duplicate-case")
    assert second.message.endswith("<stdin> record 1")
    assert (first.where, first.code) == ("<stdin> record 1", "duplicate-case")
    assert first.message.endswith("<stdin> record 3")


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    """A folder and a file in it, or a file by two names, are no case given twice."""
    file = tmp_path / "one.json"
    file.write_text(json.dumps({**GOOD, "as_of": "2018-05-08"}), encoding="utf-8")
    reading = read([tmp_path, file, tmp_path / "." / "one.json"], Loan)
    assert (reading.read, reading.set_aside) == (1, 0)


def test_a_link_to_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    """What is not read is said to be so, even where a circle of links would never end."""
    named, elsewhere = tmp_path / "named", tmp_path / "elsewhere"
    for folder in (named, elsewhere):
        folder.mkdir()
        text = json.dumps({**GOOD, "case_id": folder.name, "as_of": "2018-05-08"})
        (folder / "one.json").write_text(text, encoding="utf-8")
    (named / "link").symlink_to(elsewhere, target_is_directory=True)
    (named / "round").symlink_to(named, target_is_directory=True)

    reading = read(named, Loan)

    assert [record.case_id for record in reading.records] == ["named"]
    assert codes(reading) == ["linked-folder", "linked-folder"]


# Texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["no-record"]),
        ("  \n \n", ["no-record"]),
        ("[]", ["no-record"]),
        ("{", ["malformed-json"]),
        ("nope", ["malformed-json"]),
        ("3", ["not-an-object"]),
        ("[3]", ["not-an-object"]),
        ('{"case_id": "a", "case_id": "b"}', ["duplicate-key"]),
        ('{"case_id": NaN}', ["not-a-number"]),
        ('{"case_id": -Infinity}', ["not-a-number"]),
        ('{"case_id": 1e999}', ["number-out-of-range"]),
        ('{"case_id": ' + "9" * 5000 + "}", ["number-out-of-range"]),
        ('{"case_id": "\\ud800"}', ["not-unicode"]),
        ("[" * 100_000, ["too-deep"]),
        ("[[" + '{"a":' * 64 + "1" + "}" * 64 + "]]", ["not-an-object"]),
        ('{"a":' * 70 + "1" + "}" * 70, ["too-deep"]),
        (b"\xff\xfe{", ["not-utf8"]),
        (b'\xef\xbb\xbf{"case_id": "L1"}', ["byte-order-mark"]),
        (b'\xef\xbb\xbf\n{"case_id":\n "L1"}', ["byte-order-mark"]),
    ],
)
def test_a_broken_text_is_a_problem_and_never_a_traceback(
    text: str | bytes, expected: list[str]
) -> None:
    """Every way in which a text can be broken has its code."""
    assert codes(piped(text)) == expected


def test_malformed_json_is_told_with_line_and_column() -> None:
    """The place of the mistake is told, and nothing of what stands there."""
    (problem,) = piped('{\n  "case_id": "L1"\n  "as_of": 3\n}').problems
    assert problem.message.startswith("line 3, column 3: not valid JSON: a comma")


def test_a_bad_line_of_ndjson_stops_no_other() -> None:
    """Each line stands for itself; blank ones are passed over."""
    lines = '{"case_id": "L1"}\n\n{"case_id": \n{"case_id": "L3"}\n\xff'.encode("latin-1")
    reading = piped(lines)
    assert [record.where for record in reading.records] == ["<stdin>:1", "<stdin>:4"]
    assert [(problem.where, problem.code) for problem in reading.problems] == [
        ("<stdin>:3", "malformed-json"),
        ("<stdin>:5", "not-utf8"),
    ]
    assert (reading.read, reading.set_aside) == (4, 2)


def test_sizes_are_limited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A record, a line and a YAML file that are too large are refused; the next line is read."""
    monkeypatch.setattr(texts, "RECORD_LIMIT", 40)
    monkeypatch.setattr(texts, "YAML_LIMIT", 40)
    long = json.dumps({"case_id": "x" * 200})
    (tmp_path / "a.json").write_text(long)
    (tmp_path / "b.ndjson").write_text(long + '\n{"case_id": "L1"}\n' + long)
    (tmp_path / "c.yaml").write_text(long)
    reading = read(tmp_path, Loan, as_of=DAY)
    assert codes(reading) == ["too-large"] * 4
    assert [record.case_id for record in reading.records] == ["L1"]
    assert [problem.where[-3:] for problem in reading.problems][1:3] == ["n:1", "n:3"]


# Files and folders


def test_a_folder_is_read_through_and_in_order(tmp_path: Path) -> None:
    """Record files at every depth are read, sorted; all else is passed over."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.yml").write_text("- case_id: C1\n- case_id: C2\n---\ncase_id: C3\n")
    (tmp_path / "b.yaml").write_text("case_id: B\nas_of: 2018-01-31\n")
    (tmp_path / "a.JSON").write_text('{"case_id": "A"}')
    (tmp_path / "a.about.yaml").write_text("not: a record\n")
    (tmp_path / "notes.txt").write_text("not a record")
    reading = read([tmp_path], Loan, as_of=DAY)
    assert [record.case_id for record in reading.records] == ["A", "B", "C1", "C2", "C3"]
    assert reading.records[-1].where.endswith("c.yml record 3")
    assert reading.problems == ()


def test_paths_without_records_are_problems_but_count_as_none(tmp_path: Path) -> None:
    """Nothing was read there, so nothing was set aside."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.json").write_text("")
    names = ["empty", "a.txt", "a.json", "gone.json", "nul\0.json"]
    reading = read([tmp_path / name for name in names], Loan)
    expected = ["empty-folder", "unknown-format", "no-record", "missing-path"]
    assert codes(reading)[:4] == expected
    assert codes(reading)[4] in {"missing-path", "unreadable-file"}
    assert reading.read == reading.set_aside == 0


def test_a_file_that_cannot_be_opened_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal of the operating system is told like any other mistake."""
    path = tmp_path / "a.json"
    path.write_text("{}")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(type(path), "open", refuse)
    assert codes(read(path, Loan)) == ["unreadable-file"]


# What holds for every text


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({**GOOD, "member": SENTINEL}),
        json.dumps({**GOOD, "as_of": SENTINEL}),
        json.dumps({**GOOD, "shelf_free": SENTINEL, "borrowed": [{"wear": SENTINEL}]}),
        json.dumps({**GOOD, "member": {"age": SENTINEL, "joined_on": SENTINEL}}),
        json.dumps({**GOOD, f"{SENTINEL} Smith": SENTINEL, "membre": SENTINEL}),
        json.dumps({**GOOD, "borrowed": [SENTINEL, [SENTINEL]]}),
        f'{{"case_id": "{SENTINEL}',
        f'{{"case_id": {SENTINEL}}}',
        f'{{"case_id": "\\{SENTINEL}"}}',
        f'{{"case_id": "L1" "{SENTINEL}"}}',
        SENTINEL,
        f'["{SENTINEL}"]',
    ],
)
def test_no_value_of_a_record_is_in_a_message(text: str, tmp_path: Path) -> None:
    """Whatever is broken, the messages hold nothing of what the record says."""
    (tmp_path / "a.yaml").write_text(text)
    as_json, as_yaml = piped(text), read(tmp_path, Loan, as_of=DAY)
    assert as_json.problems
    assert SENTINEL not in "".join(map(repr, as_json.problems + as_yaml.problems))


@given(st.lists(JSON_VALUES, max_size=5))
def test_every_record_is_judged_or_set_aside(values: Sequence[object]) -> None:
    """None is lost and none is counted twice, whatever the values are."""
    reading = piped("\n".join(json.dumps(value) for value in ({}, *values)))
    assert reading.read == len(values) + 1
    assert reading.read == len(reading.records) + reading.set_aside


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.binary() | st.text().map(str.encode), suffix=st.sampled_from(["json", "jsonl", "yaml"])
)
def test_no_bytes_raise(tmp_path: Path, raw: bytes, suffix: str) -> None:
    """Arbitrary bytes are records or problems, never an exception."""
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(raw)
    for reading in (read(path, Loan), piped(raw)):
        assert reading.read == len(reading.records) + reading.set_aside
        assert reading.problems
