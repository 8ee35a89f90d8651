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


class Engine(StrEnum):
    """What judges the records; all say the same."""

    AUTO = "auto"
    INTERPRETER = "interpreter"
    COLUMNS = "columns"
    DUCKDB = "duckdb"
    SPARK = "spark"


class Tables(StrEnum):
    """How the tables of a run are written."""

    PARQUET = "parquet"
    NDJSON = "ndjson"
    CSV = "csv"
    DUCKDB = "duckdb"


class Depth(StrEnum):
    """At which level a run is told: by rule, or rolled up."""

    RULE = "rule"
    QUESTION = "question"
    PROMPT = "prompt"
    STANDARD = "standard"


class SqlDialect(StrEnum):
    """Whose SQL a rule is printed in."""

    DUCKDB = "duckdb"
    SPARK = "spark"
    TRINO = "trino"


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


WhichEngine = Annotated[
    Engine,
    typer.Option(
        help="What judges: one case after the other; many in columns, by DuckDB too, by Spark."
    ),
]
Master = Annotated[
    str,
    typer.Option(metavar="URL", help="For --engine spark: the master, such as spark://host:7077"),
]
Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER", help="Write outcomes, findings, judgements and problems as tables."
    ),
]
TableKind = Annotated[Tables, typer.Option("--tables", help="How tables are written.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="Stop where a record does not fit, and write nothing.")
]
Threads = Annotated[
    int, typer.Option(min=1, max=256, help="How many portions of a caseload are judged at once.")
]
Sample = Annotated[
    int,
    typer.Option(
        "--shadow", min=0, metavar="N", help="Judge N cases again by the interpreter, and compare."
    ),
]
Seed = Annotated[
    int | None, typer.Option(help="Draw the cases of --shadow by this number; else by chance.")
]
Profile = Annotated[bool, typer.Option("--profile", help="Tell the time that each rule took.")]
Memory = Annotated[
    str | None,
    typer.Option(metavar="SIZE", help="For --engine duckdb: what each process may use, as in 2GB."),
]
Temporary = Annotated[
    Path | None,
    typer.Option(
        "--temp-dir", metavar="FOLDER", help="Where passing files are put; else the system's place."
    ),
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
