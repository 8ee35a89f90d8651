"""The house itself: names, floors, public names, and the documents that must not drift."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import checker
from checker.engines.interpreter.builtins import MEANINGS
from checker.model.functions import FUNCTIONS

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "checker").rglob("*.py"))
LONGEST = 300


def named(path: Path) -> str:
    """Name a file as a person would."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_module_opens_with_its_job_and_stays_short(path: Path) -> None:
    """Every module opens with a sentence that says its job, and can be read in one go."""
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST


def test_no_room_is_named_for_nothing() -> None:
    """No module is named for being useful."""
    assert not {path.stem for path in SOURCES} & {"utils", "helpers", "common", "misc", "util"}


def test_the_public_names_are_all_there_and_sorted() -> None:
    """What the library promises can be imported, and stands in order."""
    assert checker.__all__ == sorted(checker.__all__)
    assert all(getattr(checker, name) is not None for name in checker.__all__)
    assert dir(checker) == checker.__all__


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """A misspelt name of the library is answered as Python answers."""
    with pytest.raises(AttributeError, match="chek"):
        _ = checker.chek


def test_every_engine_has_every_function() -> None:
    """The interpreter defines exactly the functions that are declared."""
    assert MEANINGS.keys() == FUNCTIONS.keys()


def test_the_changelog_knows_the_version() -> None:
    """The top version of the changelog is the package's."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    top = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert top is not None

    assert top[1] == version["version"]


@pytest.mark.parametrize("command", ["check", "test"])
def test_the_readme_has_both_commands(command: str) -> None:
    """The continuous check reads these two out of the README, so that they cannot drift."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert f"<!-- command: {command} -->\n```sh\npython3 -m venv .venv" in readme


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-dev.txt"])
def test_the_locked_versions_name_no_place(name: str) -> None:
    """A lock file says what, with its hash, and never where from."""
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "://" not in text
    assert text.count("==") <= text.count("--hash=sha256:")


@pytest.mark.parametrize("name", ["make.py", "picture.py"])
def test_the_generated_documents_are_fresh(name: str) -> None:
    """The pages and the picture are what the code gives today."""
    script = ROOT / "docs" / name
    done = subprocess.run([sys.executable, script, "--check"], check=False, cwd=ROOT)  # noqa: S603 - our own script

    assert done.returncode == 0


def test_the_readmes_rooms_are_there() -> None:
    """Every path that the README names exists."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:checker|rules|fixtures|tests|docs)/[\w./-]*)`", readme)

    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_no_text_names_a_host_of_packages() -> None:
    """Where packages are fetched from is the installer's own setting."""
    hosts = re.compile(r"py[p]i\.org|python[h]osted|anacon[d]a\.org|npm[j]s\.|proxy\.gol[a]ng\.")
    rooms = ["checker", "rules", "fixtures", "tests", "docs", "benchmarks", ".ci"]
    texts = [path for path in ROOT.iterdir() if path.is_file() and ".coverage" not in path.name]
    texts += [path for room in rooms for path in (ROOT / room).rglob("*") if path.is_file()]
    texts = [path for path in texts if path.suffix != ".pyc"]

    assert [
        named(path)
        for path in texts
        if hosts.search(path.read_text(encoding="utf-8", errors="replace"))
    ] == []


def test_the_short_lock_is_part_of_the_long_one() -> None:
    """Those who use the checker and those who work on it run the same versions."""
    short, long = (
        {line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line}
        for name in ("constraints.txt", "constraints-dev.txt")
    )

    assert short <= long
