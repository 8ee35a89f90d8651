"""The command ``schema``: the JSON Schemas of a record and of a result."""

import typer

from checker.cli.options import RulebookFolder, book
from checker.cli.output import result

schema = typer.Typer(
    help="Print the JSON Schema of a case record, or of a result.",
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
