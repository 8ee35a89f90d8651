"""The command ``compare``: what is otherwise in a second run."""

# Typer reads these annotations when it runs, so they are not put off.
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.audit_options import Beside
from checker.cli.exits import Exit
from checker.cli.output import result, say, show
from checker.cli.wrong_use import WrongUseError

First = Annotated[Path, typer.Argument(metavar="A", help="The folder of the earlier run.")]
Second = Annotated[Path, typer.Argument(metavar="B", help="The folder of the later run.")]
Json = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write every change as JSON; - prints it.")
]

Page = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write one page, with the change drawn."),
]
Factors = Annotated[
    list[str] | None,
    typer.Option("--factor", metavar="GROUPING", help="Put it in the models too; can repeat."),
]
Regression = Annotated[
    bool,
    typer.Option("--regression", help="Fit models too; needs pip install 'checker[regression]'."),
]


def compare(  # noqa: PLR0913 - one parameter for each option
    first: First,
    second: Second,
    *,
    beside: Beside = None,
    regression: Regression = False,
    factor: Factors = None,
    html: Page = None,
    json: Json = None,
) -> None:
    """Compare two saved runs: shares with their difference, and what became of each finding.

    Exit code: 0 done, 2 wrong use or a folder that holds no run.
    """
    from checker.batch.compared import compared  # noqa: PLC0415 - kept out of `checker --help`
    from checker.batch.saved import saved  # noqa: PLC0415 - as above
    from checker.reports.change_json import written  # noqa: PLC0415 - as above
    from checker.reports.change_text import change_lines  # noqa: PLC0415 - as above

    if factor and not regression:
        raise WrongUseError("--factor needs --regression, which fits the models")
    factors = tuple(factor or ()) if regression else None
    changes = compared(saved(first), saved(second), beside, factors)
    if str(json) == "-":
        result(written(changes))
    elif json is None and html is None:
        show(change_lines(changes))
    elif json is not None:
        _save(json, written(changes))
    if html is not None:
        from checker.reports.html import change_html  # noqa: PLC0415 - Jinja2 is for pages alone

        _save(html, change_html(changes))
    raise typer.Exit(Exit.NOTHING_FOUND)


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or 'the file was refused'}"
        raise WrongUseError(message) from error
    say(f"written: {path}")
