"""Rulebook folder: which rulebook a file or a folder belongs to."""

from pathlib import Path

from checker.cli.wrong_use import WrongUseError
from checker.model.rulebook import RULEBOOK_FILE


def rulebook_of(file: Path) -> Path:
    """Find the folder of the rulebook that a file belongs to.

    Raises:
        WrongUseError: nothing is there, or no folder above it is a rulebook.
    """
    if not file.is_file():
        message = f"there is no file or folder {file}"
        raise WrongUseError(message)
    return rulebook_around(file.resolve().parent)


def rulebook_around(folder: Path) -> Path:
    """Find the folder of the rulebook that a folder is, or is in.

    Raises:
        WrongUseError: neither it nor a folder above it is a rulebook.
    """
    for each in (folder.resolve(), *folder.resolve().parents):
        if (each / RULEBOOK_FILE).is_file():
            return each
    message = (
        f"{folder} belongs to no rulebook: neither it nor a folder above holds {RULEBOOK_FILE}"
    )
    raise WrongUseError(message)
