"""The command that lays rule files out: what it writes, what it leaves, and how it leaves."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import api

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

LAYOUTS = Path(__file__).parents[1] / "workshop" / "layouts"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file in a layout of its own."""
    return Path(shutil.copy(LAYOUTS / "long.before.yaml", tmp_path / "long.yaml"))


def test_a_file_is_laid_out_and_then_stays(run: Run, file: Path) -> None:
    """The command writes the file once, and has nothing to do the next time."""
    first, again = run("rules", "fmt", file), run("rules", "fmt", file)

    assert (first.code, first.out) == (0, f"changed: {file}\n")
    assert first.err == "1 of 1 files changed\n"
    assert (again.code, again.out, again.err) == (0, "", "0 of 1 files changed\n")
    assert file.read_text("utf-8") == (LAYOUTS / "long.after.yaml").read_text("utf-8")


@pytest.mark.parametrize(("option", "shown"), [("--check", "would change: "), ("--diff", "+++ ")])
def test_a_check_writes_nothing(run: Run, file: Path, option: str, shown: str) -> None:
    """What would change is told, the file stays, and the code says so."""
    before = file.read_bytes()
    ran = run("rules", "fmt", option, file)

    assert ran.code == 1
    assert shown in ran.out
    assert ran.err == "1 of 1 files would change\n"
    assert file.read_bytes() == before


def test_the_shipped_rulebook_has_the_layout(run: Run) -> None:
    """Without a path, the command is about the rulebook that comes with the checker."""
    files = len(list(api.rulebook_folder().rglob("*.yaml")))

    ran = run("rules", "fmt", "--check")

    assert (ran.code, ran.out, ran.err) == (0, "", f"0 of {files} files would change\n")


@pytest.mark.parametrize("text", ["a: [1\n", "a: &x 1\n", "- a\n"])
def test_a_file_that_cannot_be_read_is_left(run: Run, tmp_path: Path, text: str) -> None:
    """What is no rule file stays as it is, while the others are laid out."""
    broken, sound = tmp_path / "a.yaml", tmp_path / "b.yaml"
    broken.write_text(text, encoding="utf-8")
    sound.write_text("id:   b\n", encoding="utf-8")
    ran = run("rules", "fmt", tmp_path)

    assert ran.code == 2
    assert f"changed: {sound}\n" in ran.out
    assert f"left as it is: {broken}" in ran.err
    assert "1 of 2 files changed, 1 left as they are" in ran.err
    assert broken.read_text("utf-8") == text


def test_line_ends_and_the_byte_order_mark_are_of_the_layout(run: Run, tmp_path: Path) -> None:
    """A file from elsewhere ends its lines as the others do."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfid: a\r\nwhy: >-\r\n  b\r\n  c\r\n")

    assert run("rules", "fmt", file).code == 0
    assert file.read_bytes() == b"id: a\nwhy: >-\n  b c\n"


def test_a_path_that_is_not_there_is_wrong_use(run: Run, tmp_path: Path) -> None:
    """A file that there is not is named."""
    ran = run("rules", "fmt", tmp_path / "no.yaml")

    assert ran.code == 2
    assert "there is no file or folder" in ran.err
