"""The command ``rules prove``: whether a record speaks against what should be so of every rule."""

from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.exits import Exit
from checker.cli.options import RulebookFolder, Threads, book
from checker.cli.output import say, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.api import Book
    from checker.reports.lines import Line
    from checker.workshop.prove.search import Against, Proof


def prove(  # noqa: PLR0913 - each is an option of the command
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RULE", help="Rules, standards, prompts or questions; all when left out."
        ),
    ] = None,
    *,
    cases: Annotated[
        int, typer.Option(min=1, metavar="N", help="Draw so many records for each rule.")
    ] = 30,
    seed: Annotated[int, typer.Option(help="Draw the records by this number.")] = 0,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Append each record that was found to the rule's examples."),
    ] = False,
    duckdb: Annotated[
        bool, typer.Option("--duckdb", help="Ask DuckDB too; slower to begin.")
    ] = False,
    rulebook: RulebookFolder = None,
    threads: Threads = 2,
) -> None:
    """Look for a record on which a property does not hold: of every rule, or declared by one.

    Exit code: 0 each property holds, 1 one does not, 2 wrong use or broken rule.
    """
    from checker.workshop.strategies.installed import need  # noqa: PLC0415 - kept out of `checker --help`

    need()
    from checker.workshop.prove.lines import proof_line, summary_lines  # noqa: PLC0415 - as above
    from checker.workshop.prove.search import Sought, ready  # noqa: PLC0415 - as above
    from checker.workshop.side_by_side import each_rule  # noqa: PLC0415 - as above

    loaded = book(rulebook)
    rules = [each.id for each in loaded.selecting(names or (), ()).rules]
    if not rules:
        say("error: no rule rests on any of these")
        raise typer.Exit(Exit.NOTHING_CHECKED)
    began, proofs = monotonic(), []
    sought = Sought(cases, seed, duckdb)
    for proof in each_rule(loaded, ready(sought), rules, threads):
        proofs.append(proof)
        show([proof_line(proof)])
        for against in proof.against:
            show(_against(loaded, proof, against))
            if keep:
                _keep(loaded, proof, against)
    show(summary_lines(proofs, monotonic() - began))
    broken = any(each.against for each in proofs)
    raise typer.Exit(Exit.FINDINGS if broken else Exit.NOTHING_FOUND)


def _against(book: "Book", proof: "Proof", against: "Against") -> "Iterator[Line]":
    """Show what speaks against a property, and the value of every part of the rule on it."""
    from dataclasses import replace  # noqa: PLC0415 - as above

    from checker import api  # noqa: PLC0415 - as above
    from checker.cli.why_tree import why_lines  # noqa: PLC0415 - as above
    from checker.workshop.prove.lines import against_lines  # noqa: PLC0415 - as above

    plan = book.plan(proof.rule)
    yield from against_lines(plan.rule, against)
    if against.record is not None:
        judged = api.judge_case(replace(book, plans=(plan,)), against.record)
        for line in why_lines(plan.rule, judged, api.why(book, against.record, proof.rule)):
            yield replace(line, depth=line.depth + 1)


def _keep(book: "Book", proof: "Proof", against: "Against") -> None:
    from checker.workshop.append import append  # noqa: PLC0415 - as above
    from checker.workshop.prove.lines import example  # noqa: PLC0415 - as above

    text, rule = example(against), book.plan(proof.rule).rule
    if text:
        append(rule, text)
        say(f"written: {rule.source.name}, one more example")
