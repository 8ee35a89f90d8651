"""The command ``rules new``: a rule to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.output import say
from checker.cli.rulebook_folder import rulebook_around


def new(
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of the new rule.")],
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A rulebook's folder, or a folder in it.")
    ],
    *,
    prompt: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A prompt that it rests on; may be repeated."),
    ] = None,
    question: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A question that it rests on; may be repeated."),
    ] = None,
) -> None:
    """Write a rule that can be run at once, to be changed into the one that is meant."""
    from checker import api  # noqa: PLC0415 - kept out of `checker --help`
    from checker.workshop.new import Begun, new_rule  # noqa: PLC0415 - as above

    place = rulebook_around(folder)
    begun = Begun(name, tuple(prompt or ()), tuple(question or ()))
    for each in new_rule(api.load_rulebook(place), place, folder, begun):
        say(f"written: {_near(each)}")
    say(f"next: checker rules test {name} --rulebook {_near(place)}")


def _near(path: Path) -> Path:
    """Give a path as it is from here, where that is shorter."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
