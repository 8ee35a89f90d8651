"""The command ``rules mutate``: which mistakes in a rule its examples would not notice."""

from typing import Annotated

import typer

from checker.cli.exits import Exit
from checker.cli.options import RulebookFolder, Threads, book
from checker.cli.output import say, show


def mutate(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RULE", help="Rules, standards, prompts or questions; all when left out."
        ),
    ] = None,
    *,
    min_score: Annotated[
        float,
        typer.Option(min=0, max=100, metavar="PERCENT", help="Leave with 1 below this score."),
    ] = 100,
    rulebook: RulebookFolder = None,
    threads: Threads = 2,
) -> None:
    """Put each small mistake into a rule, and see whether an example notices.

    Exit code: 0 each rule reaches the score, 1 one does not, 2 wrong use or broken rule.
    """
    from checker.workshop.mutants.lines import summary_lines, trial_lines  # noqa: PLC0415 - kept out of `checker --help`
    from checker.workshop.mutants.trial import ready  # noqa: PLC0415 - as above
    from checker.workshop.side_by_side import each_rule  # noqa: PLC0415 - as above

    loaded = book(rulebook)
    rules = [each.id for each in loaded.selecting(names or (), ()).rules]
    if not rules:
        say("error: no rule rests on any of these")
        raise typer.Exit(Exit.NOTHING_CHECKED)
    trials = []
    for trial in each_rule(loaded, ready, rules, threads):
        trials.append(trial)
        show(trial_lines(trial))
    show(summary_lines(trials))
    below = [each for each in trials if each.score < min_score]
    if below:
        say(f"{len(below)} of {len(trials)} rules are below {min_score:g} %")
    raise typer.Exit(Exit.FINDINGS if below else Exit.NOTHING_FOUND)
