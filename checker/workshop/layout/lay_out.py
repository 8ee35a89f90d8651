"""Lay out: a file's text in the layout of the shipped rules, or why it is left as it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, assert_never

from checker.language import compose, load
from checker.language.keys import KEYS
from checker.language.nodes import Broken, Mapping, Scalar, Sequence
from checker.model.rule import Expression
from checker.model.source import Source, Span
from checker.workshop.layout.comments import comments, listed
from checker.workshop.layout.kinds import READ_STRIPPED, after_key, of_item, order, whole
from checker.workshop.layout.write import written

if TYPE_CHECKING:
    from collections.abc import Hashable

    from checker.language.keys import Key
    from checker.language.nodes import Node
    from checker.model.diagnostic import Diagnostic

CHANGED = "its layout cannot be changed without changing what it says; please report it"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A file's text in the layout; where it is left alone, its own text and why.

    ``problems`` say why it is no YAML that could be a rule; ``refused`` that the text as laid out
    would not say the same.
    """

    text: str
    problems: tuple[Diagnostic, ...] = ()
    refused: str = ""


def lay_out(source: Source) -> LaidOut:
    """Lay a rule or a rulebook out; it says the same before and after, or is left as it is."""
    root, problems = compose.node(source)
    if problems or not isinstance(root, Mapping):
        return LaidOut(source.text, problems, "" if problems else "it is no mapping of keys")
    made = written(root, table(root), comments(source, root))
    if made != source.text and not same(source, replace(source, text=made)):
        return LaidOut(source.text, refused=CHANGED)
    return LaidOut(made)


def table(root: Mapping) -> str:
    """Name the table whose keys a file has: a rulebook, one that extends another, or a rule."""
    keys = {key.text for key, _ in root.entries}
    if "extends" in keys:
        return "extension"
    return (
        "rule" if "expect" in keys or not keys & (KEYS["rulebook"].keys() - {"id"}) else "rulebook"
    )


def same(before: Source, after: Source) -> bool:
    """Say whether two texts are the same data, with the same comments, and make the same rule."""
    first, problems = compose.node(before)
    second, more = compose.node(after)
    if problems or more or not isinstance(first, Mapping) or not isinstance(second, Mapping):
        return False
    kind = whole(table(first))
    if _data(first, kind) != _data(second, kind) or _said(before, first) != _said(after, second):
        return False
    if table(first) != "rule":
        return True
    return bare(load.rule(before)[0]) == bare(load.rule(after)[0])


def bare(value: object) -> Hashable:
    """Give a rule, or a part of one, without the places at which it is written."""
    if isinstance(value, Source | Span):
        return None
    if isinstance(value, Expression):
        return value.text
    if is_dataclass(value):
        names = (each.name for each in fields(value) if each.name != "spans")
        return (type(value).__name__, *(bare(getattr(value, name)) for name in names))
    if isinstance(value, dict):
        return tuple((key, bare(each)) for key, each in value.items())
    if isinstance(value, tuple | list):
        return tuple(map(bare, value))
    return (
        type(value).__name__,
        value if value is None or isinstance(value, str | int | float) else str(value),
    )


def _said(source: Source, root: Node) -> Counter[str]:
    return Counter(each.text for each in listed(source, root))


def _data(node: Node, kind: Key) -> Hashable:
    """Give the data of a node; the order of keys counts where no table gives them one."""
    match node:
        case Scalar(value=str() as text):
            return text.strip() if kind.kind in READ_STRIPPED else text
        case Scalar(value=value):
            return (type(value).__name__, value)
        case Sequence(items=items):
            return ("list", *(_data(item, of_item(kind)) for item in items))
        case Mapping(entries=entries):
            rows = [(key.text, _data(value, after_key(kind, key.text))) for key, value in entries]
            return ("mapping", frozenset(rows) if order(kind) else tuple(rows))
        case Broken():
            return None
        case _ as never:
            assert_never(never)
