"""The command ``rules overlap``: rules that say nothing, or what another one says already."""

from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.exits import Exit
from checker.cli.options import RulebookFolder, book
from checker.cli.output import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.reports.lines import Line
    from checker.workshop.overlap import Overlap, Pair


def overlap(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="RECORDS", help="A caseload; without one, records are made."),
    ] = None,
    *,
    rulebook: RulebookFolder = None,
) -> None:
    """Name rules that never apply, say one thing only, or repeat or contradict another.

    Exit code: 0 none, 1 some, 2 wrong use or broken rule.
    """
    from checker.engines.columns.batch import Batch  # noqa: PLC0415 - kept out of `checker --help`
    from checker.records.columns.read import portions  # noqa: PLC0415 - as above
    from checker.workshop.overlap import made_records  # noqa: PLC0415 - as above
    from checker.workshop.overlap import overlap as compared  # noqa: PLC0415 - as above

    loaded = book(rulebook)
    read = portions(paths, loaded.model) if paths else ()
    given = (Batch(each.records, each.places) for each in read)
    found = compared(loaded.plans, given if paths else made_records(loaded))
    show(_lines(found, "given" if paths else "made near the rules' examples"))
    some = found.never_applied or found.one_outcome or found.repeated or found.contradicted
    raise typer.Exit(Exit.FINDINGS if some else Exit.NOTHING_FOUND)


def _lines(found: "Overlap", origin: str) -> "Iterator[Line]":
    from checker.reports.lines import Line, Style  # noqa: PLC0415 - as above

    yield Line(f"{found.records:,} records, {origin}", Style.HEADING)
    yield from _named("never applied", found.never_applied)
    said = tuple(f"{rule} ({outcome})" for rule, outcome in found.one_outcome)
    yield from _named("had one outcome only", said)
    yield from _named("said the same", tuple(map(_same, found.repeated)))
    yield from _named(
        "said the opposite wherever both were sure", tuple(map(_pair, found.contradicted))
    )
    yield from _named(
        "found nothing that another one did not find", tuple(map(_within, found.within))
    )


def _named(what: str, names: tuple[str, ...]) -> "Iterator[Line]":
    from checker.reports.lines import Line, Style  # noqa: PLC0415 - as above

    yield Line(f"{what}: {len(names)}", Style.FINDING if names else Style.PLAIN)
    for name in names:
        yield Line(name, depth=1)


def _same(pair: "Pair") -> str:
    if pair.both is None:
        return f"{pair.one} and {pair.other}: certain, their conditions are the same"
    return f"{_pair(pair)}; another record may tell them apart"


def _pair(pair: "Pair") -> str:
    return f"{pair.one} and {pair.other}: on {pair.both:,} records on which both were sure"


def _within(pair: "Pair") -> str:
    return f"{pair.one}, where {pair.other} was not met either: on {pair.both:,} records"
