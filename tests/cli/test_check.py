"""The command ``check``."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest

from checker.reports import json_v1

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

NASTY = "[b]x[/b] [/b] \x1b[31m =1+1 \u202e"


@pytest.fixture
def hostile(records: Path, tmp_path: Path) -> Path:
    """Give a record whose texts try to act on the terminal."""
    record = json.loads((records / "late.json").read_text(encoding="utf-8"))
    record["case_id"], record["provider"]["team"] = f"C {NASTY}", NASTY
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("file", "code"), [("good.json", 0), ("late.json", 1), ("bad.json", 3), ("absent.json", 3)]
)
def test_the_exit_code_says_how_the_run_ended(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path, file: str, code: int
) -> None:
    """Nothing found is 0, a finding is 1, and nothing that could be judged is 3."""
    assert run("check", records / file, *tiny).code == code


def test_a_broken_rulebook_is_named_with_its_line(
    run: Callable[..., Ran], records: Path, tmp_path: Path
) -> None:
    """A broken rulebook ends with 2 and its diagnostics on standard error."""
    (tmp_path / "rulebook.yaml").write_text("id: x\nunknown: 1\n", encoding="utf-8")

    ran = run("check", records, "--rulebook", tmp_path)

    assert (ran.code, ran.out) == (2, "")
    assert "rulebook.yaml:2:1: " in ran.err


@pytest.mark.parametrize("wrong", ["14/1/2018", "20180114", "2018-02-30", "2018-W02-7"])
def test_a_date_that_is_none_is_wrong_use(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path, wrong: str
) -> None:
    """A day is written in one way only, and the message shows it."""
    ran = run("check", records, *tiny, "--as-of", wrong)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"error: --as-of {wrong} is not a date; write year-month-day, such as 2018-01-14\n"
    )


def test_a_finding_shows_its_evidence_and_what_puts_it_right(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """A finding is a sentence with its day, its evidence, its standard and what to do."""
    out = run("check", records / "late.json", *tiny).out

    assert "no evidence in the record of a written review by 18 May 2018" in out
    assert "    due: 18 May 2018\n" in out
    assert "      known on: 3 May 2018 (changes[0].known_on)\n" in out
    assert ", none matched\n" in out
    assert "    standard: 2.4.3.a, 2.4.3.d, Q6 (rule change-not-reviewed, essential)\n" in out
    assert "    to put right: Complete a written review that covers the change.\n" in out
    assert "    change-not-reviewed, changes[1]: due 12 July 2018\n" in out
    assert "cannot tell: 1 rule, for want of: changes.known_on (1); --verbose" in out


def test_the_summary_counts_everything(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """Outcomes add up to rules times cases, and what was not judged is counted and named."""
    ran = run("check", records, *tiny)

    assert "records: 3 read, 2 judged, 1 set aside" in ran.out
    assert "outcomes: 3 rules for 2 cases make 6" in ran.out
    assert "rules that never applied: life-sentence-not-reviewed" in ran.out
    assert "case X000003: reviews: expected a list [wrong-type]" in ran.err
    assert "next: checker why X000001 change-not-reviewed" in ran.err
    assert "SENTINEL" not in ran.out + ran.err


def test_verbose_shows_what_is_met_with_its_evidence(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """Met and not applicable are shown with their evidence when asked for, and only then."""
    quiet = run("check", records / "good.json", *tiny).out
    whole = run("check", records / "good.json", *tiny, "--verbose").out

    assert quiet.startswith("Summary\n")
    assert "  met:\n" in whole
    assert "completed on: 10 May 2018 (reviews[0].completed_on)" in whole
    assert "indeterminate: no (sentence.indeterminate)" in whole


def test_selected_rules_alone_are_run(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """Names of rules, standards, prompts and questions choose rules, and others leave some out."""
    out = run("check", records / "late.json", *tiny, "--select", "2.4.3.a", "--ignore", "Q6").out

    assert "1 rule for 1 case make 1" in out


def test_a_selection_that_leaves_nothing_is_no_success(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """With no rule left, nothing was checked."""
    assert run("check", records / "good.json", *tiny, "--ignore", "2.4.3").code == 3


def test_an_unknown_name_states_a_near_one(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """A name that selects nothing is wrong use."""
    ran = run("check", records, *tiny, "--select", "change-not-reviewd")

    assert ran.code == 2
    assert "there is change-not-reviewed" in ran.err


@pytest.mark.parametrize("file", ["good.json", "late.json", "bad.json"])
def test_json_is_all_there_is_on_standard_output(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path, file: str
) -> None:
    """The output parses, fits its published schema, and its numbers add up."""
    ran = run("check", records / file, *tiny, "--output-format", "json")
    data = json.loads(ran.out, parse_constant=pytest.fail)

    jsonschema.Draft202012Validator(json_v1.schema()).validate(data)
    assert (ran.err == "") == (file != "bad.json")
    assert data["format"] == "checker-result-v1"
    assert sum(data["totals"].values()) == len(data["rules"]) * len(data["cases"])
    assert data["records"]["read"] == len(data["cases"]) + data["records"]["set_aside"]


def test_two_runs_write_the_same(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """The same records give the same bytes."""
    command = ("check", records, *tiny, "--output-format", "json")

    assert run(*command).out == run(*command).out


@pytest.mark.parametrize("options", [(), ("--verbose",)])
def test_text_of_a_record_is_inert(
    run: Callable[..., Ran], tiny: tuple[str, str], hostile: Path, options: tuple[str, ...]
) -> None:
    """Markup stays as it is written, and controls are shown instead of sent."""
    ran = run("check", hostile, *tiny, *options)

    assert r"the team is [b]x[/b] [/b] \x1b[31m =1+1 \u202e" in ran.out
    assert "C [b]x[/b] [/b]" in ran.out
    assert not {"\x1b", "\u202e"} & set(ran.out + ran.err)
    assert not [each for each in ran.out if "\u2500" <= each <= "\u257f"]


def test_text_of_a_record_comes_through_json_unchanged(
    run: Callable[..., Ran], tiny: tuple[str, str], hostile: Path
) -> None:
    """In JSON controls are escaped, so a reader has the very text and a terminal none of it."""
    out = run("check", hostile, *tiny, "--output-format", "json").out

    assert out.isascii()
    assert "\x1b" not in out
    assert json.loads(out)["cases"][0]["case_id"] == f"C {NASTY}"


def test_a_record_can_come_from_standard_input(
    run: Callable[..., Ran],
    tiny: tuple[str, str],
    records: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A dash stands for standard input."""
    stream = io.TextIOWrapper(io.BytesIO((records / "late.json").read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)

    ran = run("check", "-", *tiny)

    assert ran.code == 1
    assert ran.out.startswith("X000001 as of 30 June 2018")


def test_a_day_judges_the_record_as_it_stood_then(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """What lies after the day that was asked for is not seen."""
    out = run("check", records / "late.json", *tiny, "--as-of", "2018-05-10").out

    assert "X000001 as of 10 May 2018" in out
    assert "28 June 2018" not in out
