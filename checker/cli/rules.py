"""The commands under ``rules``: what there is, what it rests on, and what is wrong with it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli.exits import Exit
from checker.cli.options import Format, OutputFormat, RulebookFolder, SqlDialect, book
from checker.cli.output import result, say, show
from checker.cli.rulebook_folder import rulebook_of
from checker.cli.rules_coverage import coverage
from checker.cli.rules_diff import diff
from checker.cli.rules_fmt import fmt
from checker.cli.rules_mutate import mutate
from checker.cli.rules_new import new
from checker.cli.rules_overlap import overlap
from checker.cli.rules_prove import prove
from checker.cli.rules_test import run_tests
from checker.model.rulebook import RULEBOOK_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.model.diagnostic import Diagnostic
    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook
    from checker.reports.lines import Line

rules = typer.Typer(
    help="List the rules and their figures, or look for what is wrong with them.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
)


rules.command()(new)
rules.command()(fmt)
rules.command("test")(run_tests)
rules.command()(coverage)
rules.command()(mutate)
rules.command()(prove)
rules.command()(diff)
rules.command()(overlap)


@rules.command("list")
def list_rules(
    *, rulebook: RulebookFolder = None, output_format: Format = OutputFormat.TEXT
) -> None:
    """List the rules with their weight, prompts and questions."""
    from checker.reports import rule_list  # noqa: PLC0415 - kept out of `checker --help`

    report(rule_list.lines, rule_list.as_json, rulebook, output_format)


@rules.command()
def matrix(*, rulebook: RulebookFolder = None, output_format: Format = OutputFormat.TEXT) -> None:
    """Show which rules rest on which prompt and question, and what data cannot show."""
    from checker.reports import matrix as pages  # noqa: PLC0415 - as above

    report(pages.matrix_lines, pages.as_json, rulebook, output_format)


@rules.command()
def parameters(
    *, rulebook: RulebookFolder = None, output_format: Format = OutputFormat.TEXT
) -> None:
    """List every figure with its unit, its source and how sure it is."""
    from checker.reports import parameters as pages  # noqa: PLC0415 - as above

    report(pages.parameter_lines, pages.as_json, rulebook, output_format)


@rules.command()
def sql(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.")],
    *,
    dialect: Annotated[SqlDialect, typer.Option(help="Whose SQL is written.")] = SqlDialect.DUCKDB,
    evidence: Annotated[
        bool,
        typer.Option("--evidence", help="List each subject with its finding and its evidence."),
    ] = False,
    rulebook: RulebookFolder = None,
) -> None:
    """Print a rule as a query that can be run where the records are held."""
    from checker.engines.sql.printed import printed  # noqa: PLC0415 - kept out of `checker --help`
    from checker.reports.query_head import head  # noqa: PLC0415 - as above

    loaded = book(rulebook)
    plan = loaded.plan(rule)
    query = printed(plan, dialect.value, evidence=evidence)
    above = head(loaded.rulebook, plan.rule, query.needs, evidence=evidence)
    result(f"{above}{query.text};\n")


def report(
    lines: "Callable[[Rulebook, tuple[Rule, ...]], Iterator[Line]]",
    as_json: "Callable[[Rulebook, tuple[Rule, ...]], dict[str, Any]]",
    rulebook: Path | None,
    output_format: OutputFormat,
) -> None:
    """Load a rulebook, and write what is to be said of it in the format asked for."""
    from checker.reports.json_v1 import written  # noqa: PLC0415 - as above

    loaded = book(rulebook)
    if output_format is OutputFormat.JSON:
        result(written(as_json(loaded.rulebook, loaded.rules)))
    else:
        show(lines(loaded.rulebook, loaded.rules))


@rules.command()
def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Rulebook folders, or rule files; hmip-2018 when left out."
        ),
    ] = None,
) -> None:
    """Say what is wrong in rule files, each with its line. Exit code: 0 nothing, 2 something."""
    from checker import api  # noqa: PLC0415 - kept out of `checker --help`
    from checker.model.diagnostic import Severity  # noqa: PLC0415 - as above
    from checker.reports import diagnostics  # noqa: PLC0415 - as above

    found = [each for path in paths or [api.rulebook_folder()] for each in examined(path)]
    for each in diagnostics.sorted_by_place(dict.fromkeys(found)):
        result(f"{diagnostics.render(each)}\n")
    errors = sum(each.severity is Severity.ERROR for each in found)
    say(f"{errors} errors and {len(found) - errors} warnings")
    raise typer.Exit(Exit.NOT_DONE if errors else Exit.NOTHING_FOUND)


def examined(path: Path) -> "tuple[Diagnostic, ...]":
    """Examine a rulebook; of a single file, its own diagnostics, read within its rulebook.

    Raises:
        WrongUseError: nothing is there, or the file belongs to no rulebook.
    """
    from checker import api  # noqa: PLC0415 - as above

    if path.is_dir():
        return api.examine_rulebook(path, examples=True)[1]
    folder = rulebook_of(path)
    loaded, found = api.examine_rulebook(folder, examples=True)
    # Where the rulebook itself is broken, its rules were not looked at in full, so it is told too.
    asked = {path.resolve(), *([folder / RULEBOOK_FILE] if loaded is None else [])}
    own = tuple(each for each in found if Path(each.source.name).resolve() in asked)
    if len(own) < len(found):
        say(f"note: {len(found) - len(own)} more in other files of the same rulebook")
    return own
