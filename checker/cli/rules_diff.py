"""The command ``rules diff``: what an edit to a rulebook does to outcomes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.exits import Exit
from checker.cli.options import AsOf, book, day
from checker.cli.output import show
from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from checker.api import Book
    from checker.workshop.diff.changes import Changes


def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="A rulebook's folder.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="The folder of its other form.")],
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="RECORDS", help="A caseload; without one, records are looked for."),
    ] = None,
    *,
    by: Annotated[
        str | None,
        typer.Option(metavar="FIELD", help="Count by a field of the case, as in provider.kind."),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Say which outcomes change when rulebook A becomes rulebook B.

    Exit code: 0 none was found, 1 some, 2 wrong use or broken rule.
    """
    from checker.workshop.diff.changes import changes  # noqa: PLC0415 - kept out of `checker --help`
    from checker.workshop.diff.lines import change_lines  # noqa: PLC0415 - as above

    old, new = book(before), book(after)
    if old.model is not new.model:
        message = "the two rulebooks are about different kinds of record"
        raise WrongUseError(message)
    found = changes(old, new)
    show(change_lines(found))
    if not found.edited:
        raise typer.Exit(Exit.FINDINGS if found.added or found.removed else Exit.NOTHING_FOUND)
    differ = _counted(old, found, paths, (by, as_of)) if paths else _searched(old, new, found)
    more = bool(found.added or found.removed)
    raise typer.Exit(Exit.FINDINGS if differ or more else Exit.NOTHING_FOUND)


def _searched(old: "Book", new: "Book", found: "Changes") -> bool:
    from checker.workshop.diff.lines import told_lines  # noqa: PLC0415 - as above
    from checker.workshop.mutants.telling import Teller  # noqa: PLC0415 - as above
    from checker.workshop.mutants.trial import proofs_of  # noqa: PLC0415 - as above

    told = {}
    for each in found.edited:
        pairs = ((old, each.before.rule), (new, each.after.rule))
        near = [proof.record for book_, rule in pairs for proof in proofs_of(book_, rule)]
        told[each.rule] = Teller(old, each.before).tell([each.after], near)[0]
    show(told_lines(found.edited, told))
    return any(each is not None for each in told.values())


def _counted(
    old: "Book", found: "Changes", paths: list[str], asked: tuple[str | None, str | None]
) -> bool:
    from checker.records.columns.read import portions  # noqa: PLC0415 - as above
    from checker.workshop.diff.caseload import counted  # noqa: PLC0415 - as above
    from checker.workshop.diff.lines import counted_lines  # noqa: PLC0415 - as above

    by, as_of = asked
    try:
        result = counted(found.edited, portions(paths, old.model, as_of=day(as_of)), by)
    except LookupError as error:
        message = f"--by {by}: the record has no such single field"
        raise WrongUseError(message) from error
    show(counted_lines(result))
    return bool(result.turned)
