"""The command ``rules fmt``: rule files in one layout."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.exits import Exit
from checker.cli.output import result, say
from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from checker.model.diagnostic import Diagnostic
    from checker.model.source import Source


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Rulebook folders, or rule files; hmip-2018 when left out."
        ),
    ] = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; leave with 1 if a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change.")
    ] = False,
) -> None:
    """Lay rule files out as the shipped ones are: order of keys, indents, width; comments stay.

    Exit code: 0 done or nothing to do, 1 a file would change, 2 a file was left as it is.
    """
    from checker import api  # noqa: PLC0415 - kept out of `checker --help`

    files = [file for path in paths or [api.rulebook_folder()] for file in _files(path)]
    changed, left = 0, 0
    for file in dict.fromkeys(files):
        done = _one(file, write=not (check or diff), show_diff=diff)
        changed, left = changed + (done is True), left + (done is None)
    verb = "would change" if check or diff else "changed"
    say(f"{changed} of {len(files)} files {verb}{f', {left} left as they are' if left else ''}")
    if left:
        raise typer.Exit(Exit.NOT_DONE)
    raise typer.Exit(Exit.FINDINGS if changed and (check or diff) else Exit.NOTHING_FOUND)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob("*.yaml"))
    if not path.is_file():
        message = f"there is no file or folder {path}"
        raise WrongUseError(message)
    return [path]


def _one(file: Path, *, write: bool, show_diff: bool) -> bool | None:
    """Lay out one file; say whether that changes it, ``None`` where it is left as it is."""
    from checker.language.read import read_source  # noqa: PLC0415 - as above
    from checker.model.diagnostic import Diagnostic  # noqa: PLC0415 - as above
    from checker.workshop.layout.lay_out import lay_out  # noqa: PLC0415 - as above

    source = read_source(file)
    if isinstance(source, Diagnostic):
        _tell((source,))
        return None
    made = lay_out(source)
    if made.problems or made.refused:
        _tell(made.problems)
        say(f"left as it is: {file}{f': {made.refused}' if made.refused else ''}")
        return None
    if made.text == _written(file):
        return False
    if write:
        _save(file, made.text)
    verb = "changed" if write else "would change"
    result(_difference(source, made.text) if show_diff else f"{verb}: {file}\n")
    return True


def _tell(problems: "tuple[Diagnostic, ...]") -> None:
    from checker.reports import diagnostics  # noqa: PLC0415 - as above

    for each in problems:
        result(f"{diagnostics.render(each)}\n")


def _save(file: Path, text: str) -> None:
    from checker.workshop.layout.save import save  # noqa: PLC0415 - as above

    try:
        save(file, text)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror or 'unknown reason'}"
        raise WrongUseError(message) from error


def _written(file: Path) -> str:
    """Give a file as it is, with its line ends and its byte order mark if it has one."""
    return file.read_bytes().decode("utf-8")


def _difference(source: "Source", after: str) -> str:
    from difflib import unified_diff  # noqa: PLC0415 - as above

    lines = unified_diff(
        source.text.splitlines(keepends=True),
        after.splitlines(keepends=True),
        source.name,
        f"{source.name} (laid out)",
        n=1,
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
