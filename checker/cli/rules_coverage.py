"""The command ``rules coverage``: which conditions of a rule its examples show, each way."""

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.exits import Exit
from checker.cli.options import RulebookFolder, Threads, Verbose, book
from checker.cli.output import say, show


def coverage(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RULE", help="Rules, standards, prompts or questions; all when left out."
        ),
    ] = None,
    *,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as a page over the rules' text.")
    ] = None,
    verbose: Verbose = False,
    rulebook: RulebookFolder = None,
    threads: Threads = 2,
) -> None:
    """Show which conditions the examples show true, false and not known, and which decide.

    Exit code: 0 each decides both ways, 1 one does not, 2 wrong use or broken rule.
    """
    from checker.workshop.coverage.cover import ready  # noqa: PLC0415 - kept out of `checker --help`
    from checker.workshop.coverage.lines import coverage_lines, summary_lines  # noqa: PLC0415 - as above
    from checker.workshop.coverage.page import page  # noqa: PLC0415 - as above
    from checker.workshop.side_by_side import each_rule  # noqa: PLC0415 - as above

    loaded = book(rulebook)
    rules = [each.id for each in loaded.selecting(names or (), ()).rules]
    if not rules:
        say("error: no rule rests on any of these")
        raise typer.Exit(Exit.NOTHING_CHECKED)
    found = []
    for each in each_rule(loaded, ready, rules, threads):
        found.append(each)
        show(coverage_lines(each, whole=verbose))
    show(summary_lines(found))
    if html is not None:
        html.write_text(page(found), encoding="utf-8")
        say(f"written: {html}")
    lacking = [each for each in found if each.missing]
    raise typer.Exit(Exit.FINDINGS if lacking else Exit.NOTHING_FOUND)
