"""Load: files become a rulebook and its rules, with everything that is wrong in any of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language import compose, rule_file, rulebook_file
from checker.language import messages as say
from checker.language.read import read_source
from checker.language.shape import Desk
from checker.model.diagnostic import Diagnostic
from checker.model.source import START, Source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from checker.language.rule_file import Known
    from checker.model.rule import Rule, Rulebook

RULEBOOK = "rulebook.yaml"

Diagnostics = tuple[Diagnostic, ...]


def rulebook(folder: Path) -> tuple[Rulebook | None, Diagnostics]:
    """Load a folder: its ``rulebook.yaml``, and every other ``.yaml`` file in it as a rule.

    ``None`` where the rulebook itself is broken. A broken rule is given as far as it can be read,
    so that all that is wrong with it is said at once.
    """
    book, problems = _read_rulebook(folder / RULEBOOK)
    known = None if book is None else rulebook_file.known(book)
    paths = (path for path in folder.rglob("*.yaml") if path != folder / RULEBOOK)
    found, more = rules(sorted(paths), known)
    strays = tuple(
        say.at(Source(str(path), ""), START, say.wrong_suffix())
        for path in sorted(folder.rglob("*.yml"))
    )
    made = None if book is None else replace(book, rules=found)
    return made, (*problems, *more, *strays)


def rules(
    paths: Iterable[Path], known: Known | None = None
) -> tuple[tuple[Rule, ...], Diagnostics]:
    """Load single files; with ``known``, prompts and questions must be those of the rulebook."""
    found: dict[str, Rule] = {}
    diagnostics: list[Diagnostic] = []
    for path in paths:
        source = read_source(path)
        made, problems = (
            (None, (source,)) if isinstance(source, Diagnostic) else rule(source, known)
        )
        diagnostics.extend(problems)
        if made is not None and made.id in found:
            diagnostics.append(_twice(made, found[made.id]))
        elif made is not None:
            found[made.id or str(path)] = made  # a rule whose id cannot be read has none
    return tuple(found.values()), tuple(diagnostics)


def rule(source: Source, known: Known | None = None) -> tuple[Rule | None, Diagnostics]:
    """Load the text of one rule, as far as it can be read; ``None`` only with a diagnostic."""
    node, problems = compose.node(source)
    if node is None:
        return None, problems
    desk = Desk(source, list(problems))
    made = rule_file.rule(desk, node, known)
    return made, _by_place(desk)


def _read_rulebook(path: Path) -> tuple[Rulebook | None, Diagnostics]:
    source = read_source(path)
    if isinstance(source, Diagnostic):
        return None, (source,)
    node, problems = compose.node(source)
    if node is None:
        return None, problems
    desk = Desk(source, list(problems))
    made = rulebook_file.rulebook(desk, node)
    return made, _by_place(desk)


def _by_place(desk: Desk) -> Diagnostics:
    return tuple(sorted(desk.diagnostics, key=lambda each: each.span))


def _twice(rule: Rule, first: Rule) -> Diagnostic:
    where = f"in {first.source.name}:{first.span.line}:{first.span.column}"
    return say.at(rule.source, rule.span, say.duplicate_id("the rule", rule.id, where))
