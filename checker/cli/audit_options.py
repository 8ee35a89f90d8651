"""Audit options: how a picture is shown, as every command that draws one is told."""

# Typer reads these annotations when it runs, so they are not put off.
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from checker.batch.audited import Ask

Beside = Annotated[
    str | None,
    typer.Option(metavar="GROUPING", help="Whose groups stand side by side; agency if left out."),
]
Population = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="The cases are a sample of a caseload of so many."),
]
Least = Annotated[
    int | None,
    typer.Option("--small", min=2, metavar="N", help="Keep back figures of fewer cases than N."),
]
Rounded = Annotated[
    int | None,
    typer.Option("--round", min=2, metavar="N", help="Round counts to the nearest multiple of N."),
]
Most = Annotated[
    int,
    typer.Option("--findings", min=0, metavar="N", help="Tell at most N findings in full."),
]
Key = Annotated[
    Path | None,
    typer.Option(
        "--pseudonyms",
        metavar="FILE",
        help="Replace ids of cases and practitioners by pseudonyms, keyed by this file.",
    ),
]
Without = Annotated[
    bool, typer.Option("--without-ids", help="Leave out the ids of cases and practitioners.")
]
Repairs = Annotated[
    int,
    typer.Option(
        "--repairs",
        min=0,
        metavar="N",
        help="Look, for the first N cases told, for what would have met each rule not met.",
    ),
]
REPAIRED = 3  # cases; it takes seconds a case
SHORTEST = 16


@dataclass(frozen=True, slots=True)
class ShownAs:
    """What is asked of a picture, and how ids are shown: as they are, keyed, or not at all.

    ``repairs`` is the number of cases that are told with what would have met their rules.
    """

    ask: "Ask"
    key: bytes | None
    without: bool
    repairs: int


def shown_as(  # noqa: PLR0913 - one parameter for each option
    beside: str | None,
    population: int | None,
    small: int | None,
    rounded: int | None,
    findings: int,
    key: Path | None,
    *,
    without: bool,
    repairs: int,
) -> ShownAs:
    """Gather the options of a picture.

    Raises:
        WrongUseError: the key cannot be read or is too short, or ids are asked for twice.
    """
    from checker.batch.audited import Ask  # noqa: PLC0415 - kept out of `checker --help`

    if key is not None and without:
        raise WrongUseError("--pseudonyms and --without-ids: one of them, not both")
    return ShownAs(Ask(beside, population, small, findings, rounded), secret(key), without, repairs)


def secret(key: Path | None) -> bytes | None:
    """Read the key of pseudonyms, if one is named.

    Raises:
        WrongUseError: the key cannot be read or is too short.
    """
    if key is None:
        return None
    try:
        read = key.read_bytes().strip()
    except OSError as error:
        message = f"{key} cannot be read: {error.strerror or 'the file was refused'}"
        raise WrongUseError(message) from error
    if len(read) < SHORTEST:
        message = f"{key} holds {len(read)} bytes; a key needs {SHORTEST} at least"
        raise WrongUseError(message)
    return read
