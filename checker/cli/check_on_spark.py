"""Check, on Spark: records are judged where Spark holds them, and outcomes are written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.cli.exits import Exit
from checker.cli.output import say
from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from pathlib import Path

    from checker.api import Book


def check_on_spark(book: Book, paths: list[str], output: Path | None, master: str) -> Exit:
    """Judge a Parquet of records that fit, and write what the rules say of them as two others.

    Spark takes the records as they are: what does not fit, and what came after a day of judging, is
    seen by the reading in columns only.

    Raises:
        WrongUseError: there is not one Parquet to read and a place to write to.
        NoSparkError: Spark cannot be started here.
    """
    from dataclasses import asdict  # noqa: PLC0415 - kept out of `checker --help`

    from checker.batch.identity import identity  # noqa: PLC0415 - as above
    from checker.engines.sql import spark  # noqa: PLC0415 - as above

    if output is None or len(paths) != 1:
        message = "--engine spark reads one PATH of Parquet and writes to --output"
        raise WrongUseError(message)
    if output.exists():
        message = f"{output} is there already; name another place"
        raise WrongUseError(message)
    if not book.plans:
        say("error: no rule is left to judge by; see --select and --ignore")
        return Exit.NOTHING_CHECKED
    made = asdict(identity(book, "spark"))
    spark.judge(master, paths[0], output, book.plans, made)
    outcomes, findings = output / spark.OUTCOMES_TABLE, output / spark.FINDINGS_TABLE
    say(f"written: {outcomes}, what each rule says of each case")
    say(f"written: {findings}, what is not met, with its evidence")
    return Exit.FINDINGS if _any_found(findings) else Exit.NOTHING_FOUND


def _any_found(findings: Path) -> bool:
    """Tell whether any rule is not met; where only Spark can read the place, it may be so."""
    import pyarrow.dataset as ds  # noqa: PLC0415 - as above

    return not findings.exists() or ds.dataset(findings, format="parquet").count_rows() > 0
