"""In words, names: definitions and named parts by their meaning, with the values they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import tree
from checker.model.types import DateType, IntegerType, NumberType, RecordType
from checker.model.wording import shown
from checker.reports.in_words.fields import spelt
from checker.reports.in_words.points import lowered
from checker.reports.lines import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model.types import Type
    from checker.reports.in_words.scope import Scope, Speech

DUE, DUE_DATE = "due", "the due date"
SEARCHES = (tree.Some, tree.Every, tree.Count, tree.Extreme)


def inserted(speech: Speech, node: tree.Tree, scope: Scope) -> str:
    """Name a value that a finding puts into its sentence, without where it is from."""
    match node:
        case tree.Setting(values=((_, figure),)):
            return shown(figure)
        case tree.Named(meaning="", name=name):
            speech.explain(node, scope)
            return spelt(name, scope.acronyms)
        case tree.Named(name=name, meaning=meaning) if name != DUE:
            speech.explain(node, scope)
            return lowered(folded(meaning))
        case _:
            return speech.value(node, scope)


def named(speech: Speech, node: tree.Named, scope: Scope) -> str:
    """Say a name by its meaning, and note that it is to be explained."""
    if node.name == DUE:
        return DUE_DATE
    speech.explain(node, scope)
    if node.meaning:
        return f"{lowered(folded(node.meaning))} ({reference(speech, node, scope)})"
    return f"the {_kind(node.type, scope)} called {called(node, scope)}"


def _kind(type_: Type, scope: Scope) -> str:
    match type_:
        case RecordType(name=name):
            return spelt(name, scope.acronyms)
        case DateType():
            return "day"
        case IntegerType() | NumberType():
            return "figure"
        case _:
            return "value"


def reference(speech: Speech, node: tree.Named, scope: Scope) -> str:
    """Write the name of a definition, with the values that it is given."""
    said = given(speech, node, scope)
    if not said:
        return node.name
    return f"{node.name}; {'; '.join(f'{name}: {words}' for name, words in said.items())}"


def called(node: tree.Named, scope: Scope) -> str:
    """Write the name of a named part of the rule."""
    return f'"{spelt(node.name, scope.acronyms)}"'


def title(speech: Speech, node: tree.Named, scope: Scope) -> str:
    """Write what stands before the explanation of a name."""
    if not node.meaning:
        return f"{called(node, scope)}:"
    name, _, values = reference(speech, node, scope).partition("; ")
    head = f"{name} ({values})" if values else name
    return f"{head}: {lowered(folded(node.meaning))}; that is,"


def put_in(speech: Speech, node: tree.Named, scope: Scope) -> Mapping[str, str]:
    """Give the words for the values of a definition, by the names that its text has for them."""
    names = scope.takes.get(node.name, ())
    return dict(zip(names, given(speech, node, scope).values(), strict=False))


def given(speech: Speech, node: tree.Named, scope: Scope) -> dict[str, str]:
    """Say the values that a definition is given, by the names that it gives them."""
    texts = list(_arguments(node.text))
    names = scope.takes.get(node.name, ())
    if len(names) != len(texts):
        names = tuple(f"value {number}" for number, _ in enumerate(texts, 1))
    return {
        spelt(name, scope.acronyms): _argument(speech, node, text, scope)
        for name, text in zip(names, texts, strict=True)
    }


def _argument(speech: Speech, node: tree.Named, text: str, scope: Scope) -> str:
    """Say a value that was put into a definition: it stands there with the text it was given as."""
    if text in scope.given:
        return scope.given[text]
    for each in _within(node.body):
        if folded(each.text) == text and _reaches(each, scope):
            alone = isinstance(each, tree.Variable)
            return speech.value(each, scope.afar() if alone else scope)
    return text


def _arguments(text: str) -> Iterator[str]:
    """Cut the text of a use of a definition at the commas between its values."""
    _, opening, inside = text.partition("(")
    depth, start = 0, 0
    for place, letter in enumerate(inside if opening else ""):
        depth += (letter in "([") - (letter in ")]")
        if depth < 0 or (letter == "," and depth == 0):
            yield folded(inside[start:place])
            start = place + 1
        if depth < 0:
            return


def _within(body: tree.Tree) -> Iterator[tree.Tree]:
    yield body
    for child in tree.children(body):
        yield from _within(child)


def _reaches(node: tree.Tree, scope: Scope) -> bool:
    """Say whether all items that a tree names are bound here, so that it means the same."""
    own = {each.variable for each in _within(node) if isinstance(each, SEARCHES)}
    used = {each.name for each in _within(node) if isinstance(each, tree.Variable)}
    return used - own <= scope.nouns.keys()
