"""Defect: what is said of an exception that is our own fault, without any value of a record."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

PACKAGE = Path(__file__).parents[1]


def sentence(error: BaseException) -> str:
    """Name the type of an exception and its place in our code; its message may hold a value."""
    return (
        f"error: the checker has a defect and stopped: {type(error).__name__} {place(error)}; "
        "nothing was concluded. Please report this line; it holds nothing of any record."
    )


def place(error: BaseException) -> str:
    """Give the innermost line of our own code that the exception passed through."""
    found = "outside its own code"
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(PACKAGE):
            found = f"in {file.relative_to(PACKAGE.parent).as_posix()}, line {line}"
    return found
