"""Scope: which names a condition may use, and what each stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.model import tree
from checker.model.functions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.model.source import Span
    from checker.model.tree import Tree
    from checker.model.types import RecordType, Schema, Type


SEARCHES = frozenset({"any", "all", "count", "latest", "earliest", "date"})


@dataclass(frozen=True, slots=True)
class Known:
    """A name that is not a field: what it is called in messages, and the tree it stands for.

    ``uses_subject`` and ``uses_as_of`` say what its tree reads, however deep. ``takes`` are the
    values that it must be given, for which its tree has variables.
    """

    kind: str
    tree: Tree
    uses_subject: bool = False
    uses_as_of: bool = False
    takes: tuple[tuple[str, Type], ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The names in force at one place of a rule.

    ``place`` is the key of the rule file, for messages; ``depth`` counts the lists that are being
    searched around this place. ``broken`` are names whose own mistake has been noted already.
    """

    schema: Schema
    known: Mapping[str, Known]
    variables: Mapping[str, Type]
    subject: str | None
    place: str
    depth: int = 0
    broken: frozenset[str] = frozenset()

    @property
    def case(self) -> RecordType:
        """The type of the whole record."""
        return self.schema.case

    def names(self) -> Iterator[str]:
        """Every name that can be written here."""
        yield from self.case.fields
        yield from self.known
        yield from self.variables

    def taken(self, name: str) -> str | None:
        """Say what already has a name, if anything."""
        if name in self.case.fields:
            return "a field of the record"
        if name in self.known:
            return f"a {self.known[name].kind}"
        if name in self.variables:
            return "an item"
        if name in FUNCTIONS or name in SEARCHES:
            return "a function of the language"
        return None

    def binding(self, name: str, type_: Type) -> Scope:
        """Give the scope inside a search whose item has this name."""
        return replace(self, variables={**self.variables, name: type_}, depth=self.depth + 1)

    def knowing(self, name: str, known: Known) -> Scope:
        """Give the scope with one more name."""
        return replace(self, known={**self.known, name: known})

    def without(self, name: str) -> Scope:
        """Give the scope with a name whose own mistake has been noted, so that its uses are not."""
        return replace(self, broken=self.broken | {name})

    def at(self, place: str, *, subject: bool) -> Scope:
        """Give the scope of another key of the rule."""
        variables = {} if not subject and self.subject else dict(self.variables)
        return replace(self, place=place, variables=variables)


def uses(root: Tree, holds: Callable[[Tree], bool]) -> bool:
    """Say whether a tree has, at any depth, a node for which the test holds."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if holds(node):
            return True
        waiting.extend(tree.children(node))
    return False


def known(kind: str, name: str, meaning: str, body: Tree, subject: str | None) -> Known:
    """Give a name to a checked condition."""
    named = tree.Named(
        text=name, span=body.span, type=body.type, name=name, meaning=meaning, body=body
    )
    return Known(
        kind=kind,
        tree=named,
        uses_subject=reads_subject(body, subject),
        uses_as_of=reads_as_of(body),
    )


def reads_subject(body: Tree, subject: str | None) -> bool:
    """Say whether a tree reads the rule's subject."""
    return uses(body, lambda node: isinstance(node, tree.Variable) and node.name == subject)


def reads_as_of(body: Tree) -> bool:
    """Say whether a tree reads the day of judging."""
    return uses(body, lambda node: isinstance(node, tree.AsOf))


def until(first: Span, last: Span) -> Span:
    """Give the span from the start of one to the end of the other, whichever comes first."""
    start, end = min(first, last), max(first, last)
    return start._replace(end_line=end.end_line, end_column=end.end_column)
