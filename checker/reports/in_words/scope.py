"""In words, scope: what each name stands for at one place of a rule, and how it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from checker.model import tree
from checker.model.types import ListType, RecordType
from checker.reports.in_words.fields import acronyms, spelt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.plan import Plan
    from checker.model.rulebook import Rulebook
    from checker.model.tree import Tree
    from checker.reports.in_words.points import Point

STEM = 3
PEOPLE = re.compile(r"Who they are|True if they ")
ORDINALS = ("", "other ", "third ", "fourth ", "fifth ", "sixth ")


@dataclass(frozen=True, slots=True)
class Noun:
    """What an item is called: the noun that it has first, and the one that it has here."""

    base: str
    word: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The names in force at one place.

    ``near`` is the item that was spoken of last, and so is "it". ``given`` has the words for the
    values that the definition around this place was given.
    """

    case: RecordType
    subject: str | None
    units: Mapping[str, str | None]
    takes: Mapping[str, tuple[str, ...]]
    acronyms: Mapping[str, str]
    nouns: Mapping[str, Noun] = field(default_factory=dict)
    near: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)

    def binding(self, variable: str, base: str) -> Scope:
        """Give the scope inside a search, whose item is what is spoken of."""
        taken = sum(each.base == base for each in self.nouns.values())
        word = f"{ORDINALS[min(taken, len(ORDINALS) - 1)]}{base}"
        return replace(self, nouns={**self.nouns, variable: Noun(base, word)}, near=variable)

    def afar(self) -> Scope:
        """Give the scope of a place where no item has been spoken of."""
        return replace(self, near=None)

    def called(self, variable: str) -> str:
        """Call an item by its noun."""
        noun = self.nouns.get(variable)
        word = noun.word if noun else spelt(variable, self.acronyms)
        return f"{'this' if variable == self.subject else 'the'} {word}"

    def alone(self, variable: str) -> bool:
        """Say whether no other item has the noun of this one."""
        noun = self.nouns.get(variable)
        return noun is not None and sum(n.base == noun.base for n in self.nouns.values()) == 1

    def base(self, variable: str) -> str:
        """Give the noun that an item has where it stands alone."""
        noun = self.nouns.get(variable)
        return noun.base if noun else ""


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list: what one is called, what many are, and what they belong to, if named.

    ``whole`` is the list itself where its items have no noun of their own.
    """

    one: str
    many: str
    of: Tree | None
    whole: Tree | None
    which: str = "for which"


class Speech(Protocol):
    """What can put any tree into words, and gathers the names to explain below."""

    def value(self, node: Tree, scope: Scope) -> str:
        """Say a value as a noun phrase."""

    def condition(self, node: Tree, scope: Scope, *, holds: bool = True) -> Point:
        """Say that a condition holds, or that it does not."""

    def explain(self, node: tree.Named, scope: Scope) -> None:
        """Note a name, to be explained below."""


def outermost(plan: Plan, rulebook: Rulebook | None) -> Scope:
    """Give the scope of a rule, before anything is bound."""
    shared = () if rulebook is None else rulebook.parameters
    definitions = () if rulebook is None else rulebook.definitions
    return Scope(
        case=plan.schema.case,
        subject=plan.subjects.variable if plan.subjects else None,
        units={each.name: each.unit for each in (*shared, *plan.rule.parameters)},
        takes={each.name: tuple(name for name, _ in each.takes) for each in definitions},
        acronyms=acronyms(plan.schema.case),
    )


def items(over: Tree, variable: str, scope: Scope) -> Items:
    """Say how the items of a list are called."""
    source = over.body if isinstance(over, tree.Named) else over
    element = source.type.element if isinstance(source.type, ListType) else source.type
    if not isinstance(element, RecordType):
        return Items(spelt(variable, scope.acronyms), "", None, over)
    one, which = spelt(element.name, scope.acronyms), _which(element)
    if not isinstance(source, tree.Read):
        return Items(one, "", None, over, which)
    many = spelt(source.name, scope.acronyms)
    of = source.of if _in_a_list(source.of) else None
    last, noun = many.split()[-1], one.split()[-1]
    if last == noun:  # a noun without a plural, such as liaison
        return Items(f"entry under {many}", f"entries under {many}", of, None)
    plural = last[:STEM] == noun[:STEM]  # children and child, enquiries and enquiry
    return Items(one, many if plural else f"entries under {many}", of, None, which)


def _which(record: RecordType) -> str:
    """Speak of people as people: of those whose fields say what they are and do."""
    people = any(PEOPLE.match(field.description) for field in record.fields.values())
    return "for whom" if people else "for which"


def _in_a_list(of: Tree | None) -> bool:
    """Say whether a part of the record is one of several, so that it must be said of which."""
    while isinstance(of, tree.Read):
        of = of.of
    return of is not None
