"""What is kept is the same as what would be made, is made anew when it must be, and is ours."""

from __future__ import annotations

import os
import pickle
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from checker import api, keep
from checker.records.derive import schema

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of our own in which things are kept."""
    monkeypatch.setenv(keep.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


@dataclass
class Maker:
    """Makes something, and counts how often."""

    times: int = 0

    def __call__(self) -> list[int]:
        """Make it."""
        self.times += 1
        return [1, 2]


def test_what_is_kept_is_not_made_again(folder: Path) -> None:
    """The second time it is read; under another key it is made."""
    maker = Maker()
    assert [keep.kept(key, maker) for key in ("a", "a", "b")] == [[1, 2]] * 3
    assert maker.times == 2
    assert {each.name for each in folder.iterdir()} == {"a.pickle", "b.pickle"}


def test_nothing_is_kept_when_nobody_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an empty variable, everything is made each time."""
    monkeypatch.setenv(keep.VARIABLE, "")
    monkeypatch.setenv("HOME", str(tmp_path))
    maker = Maker()
    assert [keep.kept("a", maker), keep.kept("a", maker)] == [[1, 2]] * 2
    assert (maker.times, list(tmp_path.iterdir())) == (2, [])


@pytest.mark.parametrize("damage", [b"", b"\x80\x05", b"not a pickle", pickle.dumps(os.system)])
def test_what_cannot_be_read_is_made_again(folder: Path, damage: bytes) -> None:
    """A damaged file, or one that names what is not ours, is as if it were not there."""
    maker = Maker()
    keep.kept("a", maker)
    (folder / "a.pickle").write_bytes(damage)
    assert keep.kept("a", maker) == [1, 2]
    assert maker.times == 2


@pytest.mark.parametrize("open_to_others", ["folder", "file"])
def test_what_others_can_write_is_not_read(folder: Path, open_to_others: str) -> None:
    """A place that others can write to is no place to read from."""
    maker = Maker()
    keep.kept("a", maker)
    (folder if open_to_others == "folder" else folder / "a.pickle").chmod(0o777)
    keep.kept("a", maker)
    assert maker.times == 2


def test_few_things_are_kept(folder: Path) -> None:
    """The oldest make room."""
    for number in range(keep.MOST + 5):
        keep.kept(f"k{number}", Maker())
    assert len(list(folder.iterdir())) == keep.MOST


def test_a_kept_rulebook_is_the_loaded_one(folder: Path) -> None:
    """Every rule, plan and figure is equal, and the schema is the one that records are read by."""
    loaded, kept = api.load_rulebook(), api.load_rulebook()
    assert len(list(folder.iterdir())) == 1
    assert kept == loaded
    assert kept.plans[0].schema == schema(kept.model)


def test_a_changed_file_is_seen(folder: Path, tmp_path: Path) -> None:
    """A rulebook is loaded again when any file of it, or of one that it extends, has changed."""
    own = tmp_path / "northshire"
    shutil.copytree("fixtures/rulebooks/northshire", own)
    first = api.load_rulebook(own)
    book = own / "rulebook.yaml"
    changed = book.read_text(encoding="utf-8").replace('version: "1.0"', 'version: "9.0"')
    assert changed != book.read_text(encoding="utf-8")
    book.write_text(changed, encoding="utf-8")
    assert api.load_rulebook(own).rulebook.version != first.rulebook.version
    assert len(list(folder.iterdir())) == 2
