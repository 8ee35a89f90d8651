"""The commands of an audit: a caseload becomes a report, a workbook, and figures to compare."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from pyarrow.parquet import read_table
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from checker.cli import main
from checker.model.roll_up import Answer
from checker.model.verdict import REASON, VERDICT
from checker.workshop.generate.formats import FileFormat
from checker.workshop.generate.write import Wanted, generate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

CASES = 150
LEVELS = {True: "sufficient", False: "insufficient", None: "not_applicable"}


def ended(*arguments: object) -> int:
    """Run a command line, and give its exit code."""
    with pytest.raises(SystemExit) as end:
        main([str(each) for each in arguments])
    assert isinstance(end.value.code, int)
    return int(end.value.code)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a caseload in which people have judged every case, and audit it once."""
    folder = tmp_path_factory.mktemp("audit")
    records, truth = folder / "cases.ndjson", folder / "truth.ndjson"
    for _ in generate(Wanted(CASES, 5, records, FileFormat.NDJSON, truth=truth)):
        pass
    known = [json.loads(line) for line in truth.read_text().splitlines()]
    told = {each["case_id"]: each for each in known}
    cases = [json.loads(line) for line in records.read_text().splitlines()]
    for case in cases:
        case["judgements"] = [
            {
                "question": f"q{at}",
                "sufficiency": LEVELS[told[case["case_id"]].get(f"Q{at}")],
                "judged_on": "2018-06-01",
                "judged_by": "i1",
                "role": "inspector",
            }
            for at in range(1, 8)
        ]
    records.write_text("".join(f"{json.dumps(each)}\n" for each in cases))
    assert ended("audit", records, "--out", folder / "out", "--threads", 1, "--shadow", 1) == 0
    return folder


def data(path: Path) -> dict[str, Any]:
    """Read a file of JSON."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_the_first_cases_are_told_with_what_would_have_met_their_rules(
    place: Path, tmp_path: Path, run: Run
) -> None:
    """In the page and in the data; as many cases as were asked for, by the rulebook of the run."""
    cases = data(place / "out" / "picture.json")["cases"]
    told = [any(each["would_have_met"] for each in case["findings"]) for case in cases]
    assert any(told[:3])
    assert not any(told[3:])
    said = next(
        each["would_have_met"][0] for each in cases[0]["findings"] if each["would_have_met"]
    )
    assert "Would have met it" in (place / "out" / "report.html").read_text(encoding="utf-8")
    assert said.partition(":")[0] in (place / "out" / "report.html").read_text(encoding="utf-8")

    again = ("report", "--from", place / "out" / "run", "--records", place / "cases.ndjson")
    none = tmp_path / "none.json"
    assert ended(*again, "--json", none, "--repairs", 0) == 0
    assert not any(
        finding["would_have_met"] for case in data(none)["cases"] for finding in case["findings"]
    )

    other = tmp_path / "other"
    other.mkdir()
    (other / "rulebook.yaml").write_text(
        'id: other\nextends: hmip-2018\ntitle: Ours\nversion: "1"\nsource: ours\n'
    )
    found = run(*again, "--json", tmp_path / "other.json", "--rulebook", other)
    assert found.code == 0
    assert "the run was of another rulebook" in found.err + found.out


def test_an_audit_writes_a_report_a_workbook_and_the_tables_behind_them(place: Path) -> None:
    """Everything is in one folder, and what was read is judged or set aside."""
    names = {each.name for each in (place / "out").iterdir()}
    assert names == {"report.html", "audit.xlsx", "picture.json", "run"}
    picture = data(place / "out" / "picture.json")
    assert picture["records"]["judged"] == CASES
    whole = picture["tables"][0]["rows"][0]["cells"][0]["counts"]
    assert sum(whole.values()) == CASES
    assert sum(len(each["findings"]) for each in picture["cases"]) == picture["findings"]


def test_groups_add_up_to_all_cases(place: Path) -> None:
    """In each table and each column the groups of a grouping are all cases, once."""
    for table in data(place / "out" / "picture.json")["tables"]:
        whole, *rows = table["rows"]
        for grouping in {row["grouping"] for row in rows}:
            own = [row for row in rows if row["grouping"] == grouping]
            for column, cell in enumerate(whole["cells"]):
                for answer, number in cell["counts"].items():
                    parts = [row["cells"][column]["counts"][answer] for row in own]
                    assert sum(parts) == number


def test_a_saved_run_gives_the_same_report_again(place: Path, run: Run, tmp_path: Path) -> None:
    """Made from the run and the records, every file is the same to the byte."""
    out = place / "out"
    files = {name: tmp_path / name for name in ("report.html", "audit.xlsx", "picture.json")}
    done = run(
        "report",
        *("--from", out / "run", "--records", place / "cases.ndjson"),
        *("--html", files["report.html"], "--workbook", files["audit.xlsx"]),
        *("--json", files["picture.json"]),
    )
    assert done.code == 0
    for name, path in files.items():
        assert path.read_bytes() == (out / name).read_bytes(), name


def test_a_report_is_told_on_the_terminal(place: Path, run: Run) -> None:
    """Without a file to write, the ratings, questions and first cases are printed."""
    told = run("report", "--from", place / "out" / "run").out
    for words in ("Standards", "95% interval", "chance of each rating", "Cases to work on first"):
        assert words in told


def test_the_timeline_needs_the_records(place: Path, run: Run, tmp_path: Path) -> None:
    """With the records there are events; without them the report says that there are none."""
    with_them = data(place / "out" / "picture.json")["cases"][0]
    assert {each["place"].split("[")[0] for each in with_them["events"]} >= {"contacts"}
    to = tmp_path / "picture.json"
    assert run("report", "--from", place / "out" / "run", "--json", to).code == 0
    assert data(to)["cases"][0]["events"] is None


def test_pseudonyms_are_keyed_and_leave_no_id(place: Path, run: Run, tmp_path: Path) -> None:
    """The same key gives the same pseudonyms, another one others; no id of a person is left."""
    found = []
    for name, key in (("a", "k" * 32), ("b", "k" * 32), ("c", "l" * 32)):
        secret, to = tmp_path / f"{name}.key", tmp_path / f"{name}.json"
        secret.write_text(key)
        run("report", "--from", place / "out" / "run", "--pseudonyms", secret, "--json", to)
        found.append(to.read_text(encoding="utf-8"))
    assert found[0] == found[1] != found[2]
    picture = data(place / "out" / "picture.json")
    ids = {each["case_id"] for each in picture["cases"]}
    ids |= {each["groups"]["practitioner"] for each in picture["cases"]}
    ids |= {one["id"] for each in picture["cases"] for one in each["findings"]}
    assert not [each for each in ids if f'"{each}"' in found[0]]


def test_ids_can_be_left_out(place: Path, run: Run, tmp_path: Path) -> None:
    """Cases are numbered then, and no unit is a practitioner."""
    to = tmp_path / "picture.json"
    run("report", "--from", place / "out" / "run", "--without-ids", "--json", to)
    picture = data(to)
    assert [each["case_id"] for each in picture["cases"][:2]] == ["Case 1", "Case 2"]
    assert "practitioner" not in {each["grouping"] for each in picture["units"]}


def test_figures_of_few_cases_are_kept_back(place: Path, run: Run, tmp_path: Path) -> None:
    """No figure of fewer cases is shown, nor one that could be worked out from its neighbours."""
    to = tmp_path / "picture.json"
    run("report", "--from", place / "out" / "run", "--small", 20, "--json", to)
    hidden = 0
    for table in data(to)["tables"]:
        whole, *rows = table["rows"]
        for grouping in {row["grouping"] for row in rows}:
            own = [row["cells"] for row in rows if row["grouping"] == grouping]
            for column in range(len(whole["cells"])):
                cells = [row[column] for row in own]
                kept = [each for each in cells if each["hidden"]]
                hidden += len(kept)
                assert len(kept) != 1
                assert all(
                    sum(each["counts"].values()) >= 20 or not sum(each["counts"].values())
                    for each in cells
                    if not each["hidden"]
                )
    assert hidden


def test_counts_are_rounded_on_request(place: Path, run: Run, tmp_path: Path) -> None:
    """Each count is near the true one, nothing lies between multiples, and a note says so."""
    true, near = tmp_path / "true.json", tmp_path / "near.json"
    run("report", "--from", place / "out" / "run", "--json", true)
    run("report", "--from", place / "out" / "run", "--round", 5, "--json", near)

    def counts(picture: dict[str, Any]) -> list[int]:
        cells = [
            each for table in picture["tables"] for row in table["rows"] for each in row["cells"]
        ]
        cells += [each for unit in picture["units"] for each in unit["cells"]]
        sizes = [unit[key] for unit in picture["units"] for key in ("cases", "with_findings")]
        return sizes + [count for each in cells for count in each["counts"].values()]

    rounded = counts(data(near))
    assert {each % 5 for each in rounded} == {0}
    assert rounded != counts(data(true))
    assert all(abs(a - b) <= 2 for a, b in zip(counts(data(true)), rounded, strict=True))
    assert any("rounded to the nearest 5" in each for each in data(near)["notes"])
    assert not any("rounded" in each for each in data(true)["notes"])


def test_nothing_is_written_over(place: Path, run: Run) -> None:
    """A folder that holds something is left as it is."""
    done = run("audit", place / "cases.ndjson", "--out", place / "out")
    assert done.code == 2
    assert "is there already" in done.err


def test_an_audit_of_nothing_writes_nothing(run: Run, tmp_path: Path) -> None:
    """Where no record can be judged there is no folder afterwards."""
    (tmp_path / "bad.ndjson").write_text('{"case_id": 7}\n')
    done = run("audit", tmp_path / "bad.ndjson", "--out", tmp_path / "out", "--threads", 1)
    assert done.code == 3
    assert [each.name for each in tmp_path.iterdir()] == ["bad.ndjson"]


@pytest.mark.parametrize("file", ["run.json", "cases.parquet", "nothing"])
def test_a_folder_without_a_run_is_told(place: Path, run: Run, tmp_path: Path, file: str) -> None:
    """What is missing or damaged is named, and nothing else is said."""
    for path in (place / "out" / "run").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    if file == "run.json":
        (tmp_path / file).write_text("{}")
    elif file != "nothing":
        (tmp_path / file).unlink()
    folder = tmp_path / file if file == "nothing" else tmp_path
    done = run("report", "--from", folder)
    assert (done.code, done.out) == (2, "")
    assert str(folder) in done.err


def test_a_grouping_that_is_not_there_is_told(place: Path, run: Run) -> None:
    """With the name that is near it."""
    done = run("report", "--from", place / "out" / "run", "--beside", "gendr")
    assert done.code == 2
    assert "there is gender" in done.err


def test_a_run_held_against_itself_has_no_change(place: Path, run: Run) -> None:
    """Every finding is still open, and every share the same."""
    folder = place / "out" / "run"
    done = run("compare", folder, folder, "--json", "-")
    changes = json.loads(done.out)
    assert {each["fate"] for each in changes["fates"]} == {"still open"}
    assert all(each["before"] == each["after"] for each in changes["shares"])
    (note,) = changes["notes"]
    assert note.startswith(f"{CASES} cases are in both runs.")
    same = [each["paired"] for each in changes["shares"]]
    assert {(each["gained"], each["lost"], each["p_value"]) for each in same if each} == {(0, 0, 1)}


def test_a_regression_says_what_it_found_and_what_it_left_open(place: Path, run: Run) -> None:
    """A model for each question, over all cases and over each set side by side."""
    folder = place / "out" / "run"
    told = run("compare", folder, folder, "--regression").out
    assert "Q1, All cases" in told
    assert "Q1, NPS" in told
    assert "iom has no part in it: all cases are of one level" in told


def test_an_earlier_day_has_fewer_findings(place: Path, run: Run, tmp_path: Path) -> None:
    """What is found later is new; every finding of either run has one fate."""
    early = tmp_path / "early"
    usual = ("--threads", 1, "--shadow", 0, "--engine", "columns")
    run("check", place / "cases.ndjson", "--as-of", "2018-01-15", "--output", early, *usual)
    changes = json.loads(run("compare", early, place / "out" / "run", "--json", "-").out)
    fates = [each["fate"] for each in changes["findings"]]
    assert fates.count("new") > fates.count("put right")
    assert len(changes["findings"]) == len({each["finding"] for each in changes["findings"]})
    now = data(place / "out" / "picture.json")["findings"]
    assert fates.count("new") + fates.count("still open") == now
    assert "new: " in run("compare", early, place / "out" / "run").out
    before, after = (answers(each, "Q6") for each in (early, place / "out" / "run"))
    either = {Answer.SUFFICIENT, Answer.INSUFFICIENT}
    both = [(before[case], after[case]) for case in before if case in after]
    (whole,) = (
        each["paired"]
        for each in changes["shares"]
        if (each["asked"]["id"], each["cases"]) == ("Q6", "All cases")
    )
    assert whole["gained"] == both.count((Answer.INSUFFICIENT, Answer.SUFFICIENT))
    assert whole["lost"] == both.count((Answer.SUFFICIENT, Answer.INSUFFICIENT))
    assert whole["cases"] == sum({*each} <= either for each in both)
    assert whole["cases"] > 0


def answers(folder: Path, question: str) -> dict[str, Answer]:
    """Give what a run answers to a question, case by case."""
    table = read_table(folder / "judgements.parquet").to_pylist()
    return {each["case_id"]: Answer(each[f"question {question}"]) for each in table}


def test_a_grouping_can_be_put_into_the_models(place: Path, run: Run) -> None:
    """One that the rulebook does not mean for it; one that is not there is named."""
    folder = place / "out" / "run"
    models = ("compare", folder, folder, "--regression")
    assert "pdu" not in run(*models).out
    assert "pdu" in run(*models, "--factor", "pdu").out
    done = run(*models, "--factor", "pdus")
    assert done.code == 2
    assert "there is pdu" in done.err
    assert run("compare", folder, folder, "--factor", "pdu").code == 2


def test_a_change_is_drawn_on_a_page(place: Path, run: Run, tmp_path: Path) -> None:
    """It holds what the text says; where it cannot be written is said."""
    folder, page = place / "out" / "run", tmp_path / "change.html"
    done = run("compare", folder, folder, "--html", page)
    assert (done.code, done.out) == (0, "")
    assert "What changed" in page.read_text(encoding="utf-8")
    assert run("compare", folder, folder, "--html", tmp_path).code == 2


def test_flags_agree_with_the_judgements_that_were_planted(place: Path, run: Run) -> None:
    """What people called insufficient is what was planted, and nearly all of it is flagged."""
    records, folder = place / "cases.ndjson", place / "out" / "run"
    done = run("agree", records, "--from", folder, "--json", "-")
    found = {each["asked"]: each for each in json.loads(done.out)["questions"]}
    assert set(found) == {f"Q{at}" for at in range(1, 8)}
    for name in ("Q1", "Q2", "Q3", "Q4", "Q6", "Q7"):
        specificity, positive = (found[name][key] for key in ("specificity", "positive"))
        assert specificity["some"] >= 0.9 * specificity["of"], name
        assert positive["some"] >= 0.8 * positive["of"], name
    assert "sensitivity" in run("agree", records, "--from", folder).out


def test_agreement_needs_judgements(run: Run, records: Path, tiny: tuple[str, str]) -> None:
    """Records in which nobody judged say nothing."""
    assert run("agree").code == 2
    assert run("agree", "--verdicts", "x.xlsx").code == 2
    assert run("agree", records, *tiny, "--threads", 1).code in (2, 3)


def test_a_record_without_a_day_is_judged_at_the_one_that_is_named(
    run: Run, tmp_path: Path
) -> None:
    """What a person said of it later is held against the answer for that day."""
    said = {"question": "q3", "sufficiency": "insufficient", "judged_on": "2018-06-04"}
    records = tmp_path / "one.ndjson"
    records.write_text(json.dumps({"case_id": "C1", "judgements": [said]}) + "\n")
    done = run("agree", records, "--as-of", "2018-05-08", "--threads", 1, "--json", "-")
    assert [each["asked"] for each in json.loads(done.out)["questions"]] == ["Q3"]


def answered(path: Path, out: Path, changes: dict[int, dict[str, str]]) -> list[list[Any]]:
    """Write the findings of a workbook again, turned upside down, with answers in its rows."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Findings").to_python()
    head, body = rows[3], rows[4:]
    for at, change in changes.items():
        for name, value in change.items():
            body[at][head.index(name)] = value
    with Workbook(str(out)) as book:
        sheet = book.add_worksheet("Findings")
        for number, row in enumerate([head, *reversed(body)]):
            sheet.write_row(number, 0, [str(each) for each in row])
    return body


def test_verdicts_come_back_by_the_ids_of_findings(place: Path, run: Run, tmp_path: Path) -> None:
    """Whatever the order of the rows; stale, edited and odd rows are told, and not counted."""
    out = tmp_path / "answered.xlsx"
    body = answered(
        place / "out" / "audit.xlsx",
        out,
        {
            0: {VERDICT: "Agree"},
            1: {VERDICT: " disagree", REASON: "the check is in another system"},
            2: {VERDICT: "NOT SURE"},
            3: {VERDICT: "perhaps"},
            4: {REASON: "no verdict"},
            5: {VERDICT: "Agree", "Finding": "0123456789ab"},
            6: {VERDICT: "Agree", "Rule": "rosh-not-rated-at-all"},
        },
    )
    done = run("agree", "--from", place / "out" / "run", "--verdicts", out, "--json", "-")
    found = json.loads(done.out)
    assert done.code == 0
    assert found["matched"] == 3
    assert found["unanswered"] == len(body) - 6
    assert [each["reason"] for each in found["disagreed"]] == ["the check is in another system"]
    problems = " ".join(found["problems"])
    for words in ("none of Agree", "without a verdict", "no finding 0123456789ab", "was edited"):
        assert words in problems
    told = run("agree", "--from", place / "out" / "run", "--verdicts", out).out
    assert "too few to conclude anything" in told


def test_verdicts_come_back_from_a_workbook_of_pseudonyms(
    place: Path, run: Run, tmp_path: Path
) -> None:
    """With the key by which its ids were replaced; without it, or with another, none matches."""
    key, other, sheet = tmp_path / "key", tmp_path / "other", tmp_path / "p.xlsx"
    key.write_text("a key of sixteen bytes")
    other.write_text("another of sixteen bytes")
    shown = ("--workbook", sheet, "--pseudonyms", key)
    assert ended("report", "--from", place / "out" / "run", *shown) == 0
    out = tmp_path / "answered.xlsx"
    answered(sheet, out, {0: {VERDICT: "Agree"}, 1: {VERDICT: "Disagree"}})

    again = ("agree", "--from", place / "out" / "run", "--verdicts", out, "--json", "-")
    found = json.loads(run(*again, "--pseudonyms", key).out)
    assert (found["matched"], found["problems"]) == (2, [])
    assert all(each["case_id"].startswith("P-") for each in found["disagreed"])
    assert run(*again).code == 3
    assert run(*again, "--pseudonyms", other).code == 3
    assert run("agree", place / "cases.ndjson", "--pseudonyms", key).code == 2


def test_the_records_of_a_sample_are_written_as_they_stand(
    place: Path, run: Run, tmp_path: Path
) -> None:
    """In the order in which they were drawn, from records and from a saved run alike."""
    records, listed = place / "cases.ndjson", tmp_path / "sample.csv"
    first, again = tmp_path / "first.ndjson", tmp_path / "again.ndjson"
    drawn = ("sample", "--size", 12, "--seed", "s", "--threads", 1)
    assert run(*drawn, records, "--extract", first, "--out", listed).code in (0, 1)
    saved = ("--from", place / "out" / "run", records, "--extract", again)
    assert run(*drawn, *saved).code in (0, 1)

    stand = {json.loads(line)["case_id"]: line for line in records.read_text().splitlines()}
    lines = first.read_text().splitlines()
    chosen = [row["case_id"] for row in csv.DictReader(StringIO(listed.read_text()))]
    assert [json.loads(each) for each in lines] == [json.loads(stand[name]) for name in chosen]
    assert again.read_text() == first.read_text()


def test_a_record_that_moved_is_not_taken_for_another(
    place: Path, run: Run, tmp_path: Path
) -> None:
    """What no longer stands where the run read it is told, and left out."""
    records, out = tmp_path / "cases.ndjson", tmp_path / "run"
    lines = (place / "cases.ndjson").read_text().splitlines()
    records.write_text("\n".join(lines))
    assert ended("check", records, "--output", out, "--threads", 1, "--shadow", 0) in (0, 1)
    records.write_text("\n".join(lines[::-1]))
    extract = tmp_path / "extract.ndjson"
    done = run("sample", "--size", 12, "--from", out, records, "--extract", extract)
    assert done.code == 1
    assert "12 of 12 chosen cases no longer stand" in done.err
    assert extract.read_text() == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "run", "cases.ndjson"),
        ("--from", "run", "--extract", "x"),
        ("-", "--extract", "x"),
    ],
)
def test_an_extract_needs_records_that_can_be_read_again(run: Run, arguments: tuple[str]) -> None:
    """A saved run needs records for that alone."""
    assert run("sample", "--size", 3, *arguments).code == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"finding,verdict\n"])
def test_a_file_that_is_no_workbook_is_told(
    place: Path, run: Run, tmp_path: Path, content: bytes
) -> None:
    """By its name, and without a traceback."""
    path = tmp_path / "answers.xlsx"
    path.write_bytes(content)
    done = run("agree", "--from", place / "out" / "run", "--verdicts", path)
    assert done.code == 2
    assert "answers.xlsx" in done.err
