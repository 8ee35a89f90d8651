"""Options: the arguments that several commands share, each declared once."""

# Typer reads these annotations when it runs, so they are not put off.
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from checker.api import Book


class OutputFormat(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"


class Depth(StrEnum):
    """At which level a run is told: by rule, or rolled up."""

    RULE = "rule"
    QUESTION = "question"
    PROMPT = "prompt"
    STANDARD = "standard"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Record files, or folders of them; - is standard input."),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Judge each record as it stood at the close of this day, such as 2018-01-14.",
    ),
]
RulebookFolder = Annotated[
    Path | None,
    typer.Option("--rulebook", metavar="FOLDER", help="A rulebook to use instead of hmip-2018."),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Keep a rule, standard, prompt or question; may be repeated."
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Leave one out; may be repeated."),
]
Format = Annotated[OutputFormat, typer.Option(help="How the results are written.")]
AtLevel = Annotated[
    Depth, typer.Option("--level", help="Tell findings by rule, or roll them up to answers.")
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Show met and not applicable, and all evidence.")
]


def day(text: str | None) -> date | None:
    """Read the date of ``--as-of``.

    Raises:
        WrongUseError: the text is not a calendar date.
    """
    if text is None:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    # The standard library also reads 20180114 and 2018-W02-7; one way to write a date is enough.
    if found is None or found.isoformat() != text:
        message = f"--as-of {text} is not a date; write year-month-day, such as 2018-01-14"
        raise WrongUseError(message)
    return found


def book(folder: Path | None) -> "Book":
    """Load the rulebook that was asked for.

    Raises:
        WrongUseError: there is no such folder.
        BrokenRulebookError: something is wrong with a rule file.
    """
    from checker import api  # noqa: PLC0415 - kept out of `checker --help`

    if folder is not None and not folder.is_dir():
        message = f"there is no folder {folder}; --rulebook takes the folder of a rulebook"
        raise WrongUseError(message)
    return api.load_rulebook(folder)
