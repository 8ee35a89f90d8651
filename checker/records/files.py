"""Files: the paths that were named become the record files that they stand for."""

from __future__ import annotations

import os
import re
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.diagnostic import RecordProblem
from checker.records import messages
from checker.records.found import Refused
from checker.records.packed import PACKED

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON = ".json"
LINES = (".ndjson", ".jsonl")
YAML = (".yaml", ".yml")
PARQUET = ".parquet"
TEXTS = (JSON, *LINES, *YAML)
SUFFIXES = (*TEXTS, PARQUET, *(f"{text}{packed}" for text in TEXTS for packed in PACKED))
NAMED = (*TEXTS, PARQUET, *PACKED)  # the same, shorter, as messages name them
GLOB = re.compile(r"[*?[]")
ABOUT = (".about.yaml", ".about.yml")  # what a folder says about its records is no record


def record_files(path: Path) -> Iterator[Path | Refused]:
    """Give the file that was named, or the record files below the folder, sorted."""
    try:
        if path.is_dir():
            yield from _below(path)
        elif not path.exists():
            yield from _matching(path)
        elif not path.name.lower().endswith(SUFFIXES):
            yield refused_path(path, messages.unknown_format(NAMED))
        else:
            yield path
    except (OSError, ValueError):  # a path that the system cannot even ask about
        yield refused_path(path, messages.unreadable())


def _matching(path: Path) -> Iterator[Path | Refused]:
    """Give the files that a pattern such as ``extracts/*.ndjson`` stands for, sorted."""
    # Path.glob takes no pattern that starts at the root.
    found = sorted(glob(str(path), recursive=True)) if GLOB.search(str(path)) else []  # noqa: PTH207 - as above
    if not found:
        yield refused_path(path, messages.missing_path())
    for each in found:
        if not each.lower().endswith(ABOUT):
            yield from record_files(Path(each))


def size_of(named: str) -> int:
    """Give how many bytes the records below a path take; nought for what cannot be known."""
    try:
        return sum(path.stat().st_size for path in _files(named))
    except (OSError, ValueError):
        return 0


def has_tables(named: str) -> bool:
    """Tell whether there is a file below a path that can be read in columns only."""
    return any(path.suffix.lower() == PARQUET for path in _files(named))


def _files(named: str) -> list[Path]:
    return [each for each in record_files(Path(named)) if isinstance(each, Path)]


def shown(path: Path) -> str:
    """Give a path as text that can always be printed, whatever bytes its name is made of."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def refused_path(path: Path, wording: messages.Wording) -> Refused:
    """Say what is wrong with a path; no record was seen there, so none is counted."""
    return Refused(RecordProblem(shown(path), None, "", *wording), counted=False)


def _below(folder: Path) -> Iterator[Path | Refused]:
    closed: list[OSError] = []
    files: list[Path] = []
    linked: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        # A link could lead round in a circle, or out of the folder that was named.
        linked += [path for name in folders if (path := Path(place, name)).is_symlink()]
        named = (Path(place, name) for name in names if _holds_records(name))
        files += [path for path in named if path.is_file()]
    for error in closed:
        yield refused_path(Path(error.filename or folder), messages.unreadable())
    for path in sorted(linked):
        yield refused_path(path, messages.linked_folder())
    if not files and not closed and not linked:
        yield refused_path(folder, messages.empty_folder(NAMED))
    yield from sorted(files)


def _holds_records(name: str) -> bool:
    low = name.lower()
    return low.endswith(SUFFIXES) and not low.endswith(ABOUT)
