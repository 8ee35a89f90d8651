"""What loading a rule file or a rulebook gives, and what it says of one that is broken."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language import load, messages, messages_property, messages_rulebook
from checker.language.keys import KEYS, Kind
from checker.language.rule_file import Known
from checker.model.rule import Certainty, Status
from checker.model.rulebook import RULEBOOK_FILE
from checker.model.source import Source, Span
from checker.reports.diagnostics import render

if TYPE_CHECKING:
    from checker.model.diagnostic import Diagnostic

HERE = Path(__file__).parent
KNOWN = Known(frozenset({"2.4.3.a"}), frozenset({"Q6"}))
GOOD = (HERE / "ok" / "plain-rule.yaml").read_text()
COMMENT = re.compile(r"# error\[([a-z0-9-]+)\]: (.*)")
EXPECTED = re.compile(r"(\d+):(\d+): (.*) \[([a-z0-9-]+)\]")
# Mistakes that no text of a rule file can show, and a warning.
ELSEWHERE = {
    "cannot-read",
    "file-too-large",
    "not-a-field",
    "not-utf8",
    "too-many-values",
    "unknown-field",
    "unknown-rule",
    "unproved-change",
    "wrong-suffix",
    "wrong-type",
}


def files(folder: str) -> list[Path]:
    """List a folder of the corpus."""
    return sorted((HERE / folder).glob("*.yaml"))


def diagnostics(path: Path, folder: Path) -> tuple[Diagnostic, ...]:
    """Load a file of the corpus; one whose name begins with ``rulebook-`` as a rulebook."""
    if not path.name.startswith("rulebook-"):
        return load.rules([path], KNOWN)[1]
    shutil.copy(path, folder / RULEBOOK_FILE)
    return load.rulebook(folder)[1]


def expected(path: Path) -> list[tuple[int, str, str]]:
    """Read which line is to get which code and message: from comments, or the file beside."""
    beside = path.with_suffix(".expected")
    if beside.exists():
        found = (EXPECTED.fullmatch(line) for line in beside.read_text().splitlines())
        return [(int(each[1]), each[4], each[3]) for each in found if each]
    lines = enumerate(path.read_text().split("\n"), 1)
    marked = ((number, COMMENT.search(line)) for number, line in lines)
    return [(number, each[1], each[2]) for number, each in marked if each]


def inside(span: Span, text: str) -> bool:
    """Say whether a span stands in a text."""
    lines = text.split("\n")
    return (
        1 <= span.line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )


@pytest.mark.parametrize("path", files("err"), ids=lambda path: path.stem)
def test_each_mistake_gets_its_one_message_on_its_line(path: Path, tmp_path: Path) -> None:
    """A broken file gives exactly the diagnostics that are written on its lines."""
    found = diagnostics(path, tmp_path)
    wanted = expected(path)

    assert wanted
    assert [(line, code) for line, code, _ in wanted] == [(d.span.line, d.code) for d in found]
    for (_, _, message), diagnostic in zip(wanted, found, strict=True):
        assert re.fullmatch(re.escape(message).replace("…", ".*"), diagnostic.message)


@pytest.mark.parametrize("path", files("err"), ids=lambda path: path.stem)
def test_messages_keep_to_the_style(path: Path, tmp_path: Path) -> None:
    """A message begins in lower case, ends without a stop, asks nothing, and stands in its file."""
    for diagnostic in diagnostics(path, tmp_path):
        message = diagnostic.message

        assert message[0] == "`" or message[0].islower()
        assert message[-1] not in ".!?"
        assert "?" not in message
        assert inside(diagnostic.span, diagnostic.source.text)
        assert render(diagnostic).isprintable() or "\n" in render(diagnostic)


@pytest.mark.parametrize("path", files("ok"), ids=lambda path: path.stem)
def test_a_good_file_loads_in_silence(path: Path, tmp_path: Path) -> None:
    """A good file gives no diagnostic."""
    assert diagnostics(path, tmp_path) == ()


def test_every_message_has_a_broken_file() -> None:
    """Each code of the messages stands in the corpus, or is named as tested elsewhere."""
    pages = (messages, messages_property, messages_rulebook)
    text = "".join(Path(each.__file__ or "").read_text() for each in pages)
    codes = set(re.findall(r'Message\(\s*"([a-z0-9-]+)"', text))
    paths = (*files("err"), *(HERE / "extensions").glob("*/rulebook.yaml"))
    shown = {code for path in paths for _, code, _ in expected(path)}

    assert codes == shown | ELSEWHERE


def test_a_rule_holds_what_was_written() -> None:
    """Each part of a rule comes out as it was written, in the kind that it stands for."""
    (rule,), problems = load.rules([HERE / "ok" / "every-key.yaml"], KNOWN)

    assert problems == ()
    assert rule.status is Status.PREVIEW
    assert rule.title == "A change wasn't reviewed"
    assert rule.why == "Risk changes, and a review follows."
    assert rule.finding.text == '{change.kind} has no "review"'
    assert rule.expect.text == "written\nand not strict"
    assert [name for name, _ in rule.let] == ["written"]
    dated, kinds, since, strict, share = rule.parameters
    assert dated.values == ((date(2017, 1, 1), 15), (date(2021, 6, 28), 10))
    assert dated.certainty is Certainty.POLICY
    assert kinds.value == ("no", "012", "true")
    assert since.value == date(2018, 1, 31)
    assert strict.value is False
    assert share.value == 0.5


def test_an_example_holds_plain_data_with_its_places() -> None:
    """The record of an example is plain data, and each of its values has its place."""
    (rule,), _ = load.rules([HERE / "ok" / "every-key.yaml"], KNOWN)
    (example,) = rule.examples

    change = {"kind": "moved", "known_on": None, "count": 2}
    assert example.case == {"as_of": "2018-01-31", "changes": [change], "reviews": None}
    assert example.at == "changes[0]"
    assert example.as_of == date(2018, 2, 28)
    assert example.todo
    written = rule.source.line(example.spans["changes[0].kind"].line)
    assert written[example.spans["changes[0].kind"].column - 1 :].startswith("moved")


def test_a_rulebook_holds_its_rules(tmp_path: Path) -> None:
    """A folder is loaded with the rules below it, a broken one too, with what is wrong with it."""
    shutil.copy(HERE / "ok" / "rulebook-plain.yaml", tmp_path / RULEBOOK_FILE)
    (tmp_path / "area").mkdir()
    shutil.copy(HERE / "ok" / "plain-rule.yaml", tmp_path / "area")
    shutil.copy(HERE / "err" / "unknown-status.yaml", tmp_path / "area")
    book, problems = load.rulebook(tmp_path)

    assert book is not None
    assert [rule.id for rule in book.rules] == ["plain-rule", "unknown-status"]
    assert [definition.name for definition in book.definitions] == ["concern"]
    assert [parameter.value for parameter in book.parameters] == [date(2018, 4, 1)]
    assert [problem.code for problem in problems] == ["not-allowed"]


def test_a_rule_id_stands_once_in_a_rulebook(tmp_path: Path) -> None:
    """A second rule of the same id is refused, and the place of the first is named."""
    shutil.copy(HERE / "ok" / "rulebook-plain.yaml", tmp_path / RULEBOOK_FILE)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copy(HERE / "ok" / "plain-rule.yaml", tmp_path / folder)
    _, (problem,) = load.rulebook(tmp_path)
    first = tmp_path / "a" / "plain-rule.yaml"

    assert problem.source.name == str(tmp_path / "b" / "plain-rule.yaml")
    assert problem.message == f"the rule `plain-rule` already stands in {first}:1:5"


def test_a_folder_without_rulebook_is_named(tmp_path: Path) -> None:
    """Without a rulebook there is nothing to give but a diagnostic that names the file."""
    book, problems = load.rulebook(tmp_path)

    assert book is None
    assert [problem.code for problem in problems] == ["cannot-read"]
    assert problems[0].source.name.endswith("rulebook.yaml")


def test_a_file_that_would_not_be_found_is_named(tmp_path: Path) -> None:
    """A file that ends in ``.yml`` is not passed over in silence."""
    shutil.copy(HERE / "ok" / "rulebook-plain.yaml", tmp_path / RULEBOOK_FILE)
    (tmp_path / "other.yml").write_text("id: other\n")
    _, problems = load.rulebook(tmp_path)

    assert [problem.code for problem in problems] == ["wrong-suffix"]


def test_parts_named_by_keys_are_declared() -> None:
    """A key that holds a part names a table that is there, and a choice names what is allowed."""
    for key in (key for table in KEYS.values() for key in table.values()):
        assert (key.kind in {Kind.PART, Kind.PARTS, Kind.NAMED_PARTS}) == (key.part in KEYS)
        assert (key.kind is Kind.CHOICE) == bool(key.allowed)


def check(text: str) -> None:
    """Load a text, and demand a rule or a diagnostic that stands in the text."""
    rule, problems = load.rule(Source("plain-rule.yaml", text), KNOWN)

    assert rule is not None or problems
    for problem in problems:
        assert inside(problem.span, text)
        assert render(problem)


@given(st.text())
def test_any_text_gives_a_rule_or_a_diagnostic(text: str) -> None:
    """No text makes loading stop."""
    check(text)


@settings(max_examples=400)
@given(st.data())
def test_a_damaged_rule_gives_a_rule_or_a_diagnostic(data: st.DataObject) -> None:
    """A good file with some characters left out or replaced never makes loading stop."""
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        end = at + data.draw(st.integers(0, 12))
        put = data.draw(st.text("\n\t -:'\"[]{}#&*!|>%@`?,\\0a1é😀\r\x00", max_size=3))
        text = text[:at] + put + text[end:]
    check(text)
