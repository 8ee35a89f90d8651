"""What planning a whole rule gives, and what it says of one that is broken; the rules are data."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from checker.api import examine_rulebook
from checker.reports.diagnostics import render
from tests.tiny import Loan

FOLDER = Path(__file__).with_name("plans")
COMMENT = re.compile(r" # error\[([a-z-]+)\]: (.*)$")
FILES = sorted(path.name for path in FOLDER.glob("*.yaml") if path.name != "rulebook.yaml")


def examined(folder: Path, *names: str) -> list[tuple[str, int, str, str]]:
    """Examine a rulebook that has only the named files: file, line, code and message of each."""
    for name in ("rulebook.yaml", *names):
        shutil.copy(FOLDER / name, folder / name)
    _, diagnostics = examine_rulebook(folder, Loan, examples=True)
    return [
        (Path(each.source.name).name, each.span.line, each.code, each.message)
        for each in diagnostics
    ]


def expected(name: str) -> list[tuple[str, int, str, str]]:
    """Read the messages that the file itself says it gets."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    marked = ((number, COMMENT.search(line)) for number, line in enumerate(lines, 1))
    return [(name, number, found[1], found[2]) for number, found in marked if found]


@pytest.mark.parametrize("name", FILES)
def test_a_rule_gets_the_messages_that_stand_beside_its_lines(name: str, tmp_path: Path) -> None:
    """One cause gives one message, at its line, and a sound rule none."""
    assert Counter(examined(tmp_path, name)) == Counter(expected(name))


def test_five_mistakes_in_one_file_give_five_located_messages(tmp_path: Path) -> None:
    """All that is wrong in a file is said at once."""
    found = examined(tmp_path, "five-ways-broken.yaml")

    assert len({line for _, line, _, _ in found}) == 5


def test_the_mistakes_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    """A broken rule does not hide what is wrong with the next."""
    everything = [problem for name in FILES for problem in expected(name)]

    assert Counter(examined(tmp_path, *FILES)) == Counter(everything)


def test_a_message_is_printed_with_its_line_and_a_caret(tmp_path: Path) -> None:
    """A person sees file, line, column, message and code, then the line, then where in it."""
    for name in ("rulebook.yaml", "due-is-no-date.yaml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    _, (diagnostic,) = examine_rulebook(tmp_path, Loan)
    path = tmp_path / "due-is-no-date.yaml"
    line = "due: member.age # error[wrong-type]: date is needed here; this is a whole number"

    assert render(diagnostic).splitlines() == [
        f"{path}:7:6: date is needed here; this is a whole number [wrong-type]",
        line,
        " " * 5 + "^" * 10,
    ]


def test_a_rulebook_of_an_unknown_kind_of_record_says_so(tmp_path: Path) -> None:
    """A rulebook names the kind of record it is about; another name is answered."""
    shutil.copy(FOLDER / "rulebook.yaml", tmp_path / "rulebook.yaml")
    book, (diagnostic,) = examine_rulebook(tmp_path)

    assert book is None
    assert "there is no kind of record named `loan`" in diagnostic.message


def test_the_plan_names_every_path_that_it_can_read(tmp_path: Path) -> None:
    """What a rule reads is known before any record is."""
    for name in ("rulebook.yaml", "sound.yaml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    book, _ = examine_rulebook(tmp_path, Loan)
    assert book is not None

    assert book.plan("sound").reads == (
        "borrowed",
        "borrowed[].borrowed_on",
        "borrowed[].fine",
        "borrowed[].returned_on",
        "borrowed[].subjects",
        "borrowed[].wear",
        "member.age",
    )
