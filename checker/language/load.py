"""Load: files become a rulebook and its rules, with everything that is wrong in any of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from checker.language import (
    compose,
    extension_file,
    property_file,
    rule_file,
    rulebook_file,
    shape,
)
from checker.language import messages as say
from checker.language import messages_rulebook as tell
from checker.language.differences import added
from checker.language.nodes import Mapping, Scalar
from checker.language.read import read_source
from checker.language.shape import Desk
from checker.model.diagnostic import Diagnostic, Severity
from checker.model.difference import Change
from checker.model.rulebook import RULEBOOK_FILE
from checker.model.source import START, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from checker.language.nodes import Node
    from checker.language.rule_file import Known
    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook


Diagnostics = tuple[Diagnostic, ...]
Finder: TypeAlias = "Callable[[str, Path], Path | None]"


def _nowhere(_name: str, _beside: Path) -> None:
    """Find no rulebook to extend."""


def rulebook(folder: Path, find: Finder = _nowhere) -> tuple[Rulebook | None, Diagnostics]:
    """Load a folder: its ``rulebook.yaml``, and every other ``.yaml`` file in it as a rule.

    ``find`` gives the folder of a rulebook that another one extends. ``None`` where the rulebook
    itself, or one that it extends, is broken. A broken rule is given as far as it can be read, so
    that all that is wrong with it is said at once.
    """
    return _rulebook(folder, find, ())


def _rulebook(
    folder: Path, find: Finder, above: tuple[Path, ...]
) -> tuple[Rulebook | None, Diagnostics]:
    book, problems = _read_rulebook(folder, find, above)
    known = None if book is None else rulebook_file.known(book)
    paths = (path for path in folder.rglob("*.yaml") if path != folder / RULEBOOK_FILE)
    found, more = rules(sorted(paths), known)
    strays = tuple(
        say.at(Source(str(path), ""), START, say.wrong_suffix())
        for path in sorted(folder.rglob("*.yml"))
    )
    if book is None:
        return None, (*problems, *more, *strays)
    base = {rule.id: rule for rule in book.rules}
    off = {each.name for each in book.differences if each.change is Change.DISABLED}
    twice = tuple(_twice(rule, base[rule.id]) for rule in found if rule.id in base)
    again = tuple(_disabled(rule) for rule in found if rule.id in off)
    own = tuple(rule for rule in found if rule.id not in base)
    whole = tuple(sorted((*book.rules, *own), key=lambda rule: rule.id)) if base else own
    differences = (*book.differences, *(added(book.id, own) if book.extends else ()))
    made = replace(book, rules=whole, differences=differences)
    lost = property_file.without_rule(own, {*off, *(rule.id for rule in whole)})
    return made, (*problems, *more, *twice, *again, *lost, *strays)


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


def _read_rulebook(
    folder: Path, find: Finder, above: tuple[Path, ...]
) -> tuple[Rulebook | None, Diagnostics]:
    source = read_source(folder / RULEBOOK_FILE)
    if isinstance(source, Diagnostic):
        return None, (source,)
    node, problems = compose.node(source)
    if node is None:
        return None, problems
    desk = Desk(source, list(problems))
    named = _extends(node)
    if named is None:
        made = rulebook_file.rulebook(desk, node)
        return made, _by_place(desk)
    base, more = _base(desk, named, folder, find, above)
    made = None if base is None else extension_file.extended(desk, node, base)
    return made, (*more, *_by_place(desk))


def _extends(node: Node) -> Scalar | None:
    """Find the name of the rulebook that this one extends, if it names one."""
    entries = node.entries if isinstance(node, Mapping) else ()
    found = (value for key, value in entries if key.text == "extends")
    return next((each for each in found if isinstance(each, Scalar)), None)


def _base(
    desk: Desk, named: Scalar, folder: Path, find: Finder, above: tuple[Path, ...]
) -> tuple[Rulebook | None, Diagnostics]:
    """Load the rulebook under this one; what is wrong there is told beside what is wrong here."""
    here = folder.resolve()
    place = find(named.text, here) if shape.KEBAB.fullmatch(named.text) else None
    if place is None:
        desk.report(named.span, tell.unknown_rulebook(named.text))
        return None, ()
    if place.resolve() in (here, *above):
        names = (*(each.name for each in above), here.name, place.name)
        desk.report(named.span, tell.extends_itself(names))
        return None, ()
    base, problems = _rulebook(place, find, (*above, here))
    errors = sum(each.severity is Severity.ERROR for each in problems)
    if errors:
        desk.report(named.span, tell.broken_base(named.text, errors))
    return base if not errors else None, problems


def _by_place(desk: Desk) -> Diagnostics:
    return tuple(sorted(desk.diagnostics, key=lambda each: each.span))


def _twice(rule: Rule, first: Rule) -> Diagnostic:
    where = f"in {first.source.name}:{first.span.line}:{first.span.column}"
    return say.at(rule.source, rule.span, say.duplicate_id("the rule", rule.id, where))


def _disabled(rule: Rule) -> Diagnostic:
    where = "in the rulebook that this one extends, and is disabled here"
    return say.at(rule.source, rule.span, say.duplicate_id("the rule", rule.id, where))
