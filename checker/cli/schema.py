"""The command ``schema``: the JSON Schemas of a record, of a result, and of what authors write."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.options import RulebookFolder, book
from checker.cli.output import result

schema = typer.Typer(
    help="Print the JSON Schema of a record, a result, a rule file or a rulebook.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@schema.command()
def case(*, rulebook: RulebookFolder = None) -> None:
    """Print the JSON Schema of the records that a rulebook is about."""
    from checker import api  # noqa: PLC0415 - kept out of `checker --help`
    from checker.records.json_schema import json_schema  # noqa: PLC0415 - as above
    from checker.reports.json_v1 import written  # noqa: PLC0415 - as above

    model = api.MODELS["probation-case"] if rulebook is None else book(rulebook).model
    result(written(json_schema(model)))


@schema.command("result")
def of_result() -> None:
    """Print the JSON Schema of what `checker check --output-format json` writes."""
    from checker.reports import json_v1  # noqa: PLC0415 - as above

    result(json_v1.written(json_v1.schema()))


class Written(StrEnum):
    """The files of a rulebook's folder that say what belongs to it."""

    RULEBOOK = "rulebook"
    EXTENSION = "extension"


@schema.command("rule")
def of_rule(*, rulebook: RulebookFolder = None) -> None:
    """Print the JSON Schema of a rule file, for editors that complete and check by it."""
    result(_written("rule", rulebook))


@schema.command("rulebook")
def of_rulebook(
    kind: Annotated[
        Written,
        typer.Argument(help="A rulebook of its own, or one that extends another."),
    ] = Written.RULEBOOK,
    *,
    rulebook: RulebookFolder = None,
) -> None:
    """Print the JSON Schema of a rulebook.yaml."""
    result(_written(kind.value, rulebook))


def _written(table: str, rulebook: Path | None) -> str:
    from checker import api  # noqa: PLC0415 - kept out of `checker --help`
    from checker.language.json_schema import json_schema as of_keys  # noqa: PLC0415 - as above
    from checker.records.json_schema import json_schema  # noqa: PLC0415 - as above
    from checker.reports.json_v1 import written  # noqa: PLC0415 - as above

    model = api.MODELS["probation-case"] if rulebook is None else book(rulebook).model
    return written(of_keys(table, json_schema(model)))
