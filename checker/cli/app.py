"""App: the commands, put together. Nothing heavy is imported before a command runs."""

from typing import Annotated

import typer

from checker.cli.agree import agree
from checker.cli.audit import audit
from checker.cli.check import check
from checker.cli.compare import compare
from checker.cli.exits import Exit
from checker.cli.explain import explain
from checker.cli.generate import generate
from checker.cli.output import result, say
from checker.cli.report import report
from checker.cli.rules import rules
from checker.cli.sample import sample
from checker.cli.schema import schema
from checker.cli.why import why

app = typer.Typer(
    name="checker",
    help="Show where a case record has no evidence of what the inspection standards ask for.",
    rich_markup_mode=None,  # plain help: rich would double the time that it takes
    pretty_exceptions_enable=False,  # their tracebacks could show values of a record
    pretty_exceptions_show_locals=False,
)
app.command()(check)
app.command()(explain)
app.command()(why)
app.command()(audit)
app.command()(report)
app.command()(sample)
app.command()(compare)
app.command()(agree)
app.command()(generate)
app.add_typer(rules, name="rules")
app.add_typer(schema, name="schema")


def _version(*, asked: bool) -> None:
    if asked:
        from checker.reports.version import version  # noqa: PLC0415 - kept out of `checker --help`

        result(f"checker {version()}\n")
        raise typer.Exit(Exit.NOTHING_FOUND)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Print the version, or show the help when no command is named."""
    _version(asked=version)
    if context.invoked_subcommand is None:
        for line in context.get_help().splitlines():
            say(line)
        raise typer.Exit(Exit.NOT_DONE)
