"""The command ``explain``: everything that a rule says about itself."""

from typing import Annotated

import typer

from checker.cli.options import RulebookFolder, book
from checker.cli.output import show


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.")],
    *,
    rulebook: RulebookFolder = None,
) -> None:
    """Show what a rule rests on, checks, and does not see."""
    from checker.reports.explain import explain_lines  # noqa: PLC0415 - kept out of `checker --help`

    loaded = book(rulebook)
    show(explain_lines(loaded.rulebook, loaded.plan(rule)))
