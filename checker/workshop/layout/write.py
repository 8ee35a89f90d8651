"""Write: the nodes of a rule file become its lines, in the layout of the shipped rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.language.keys import Kind
from checker.language.nodes import Mapping, Scalar, Sequence
from checker.workshop.layout.brackets import broken, flat, on_one_line
from checker.workshop.layout.comments import members, start_of
from checker.workshop.layout.kinds import READ_STRIPPED, SET_OUT, after_key, of_item, order, whole
from checker.workshop.layout.scalars import WIDTH, folded, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.language.keys import Key
    from checker.language.nodes import Node
    from checker.workshop.layout.comments import Comments, Place

STEP = 2
LINES = {">", "|"}  # the marks of a text that stands on lines of its own


def written(root: Mapping, table: str, comments: Comments) -> str:
    """Write a file whose keys are those of a table, with its comments."""
    writer = Writer(comments)
    lines = [*comments.head, *writer.mapping(root, 0, whole(table)), *comments.tail]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Writer:
    """Lays nodes out; every comment is written once, with the entry that it belongs to."""

    comments: Comments

    def mapping(self, node: Mapping, depth: int, kind: Key) -> Iterator[str]:
        """Write the keys of a mapping, in the order of their table if they have one."""
        known = order(kind)
        entries = sorted(
            node.entries,
            # What is in no table stands behind, in the author's order.
            key=lambda entry: known.index(entry[0].text) if entry[0].text in known else len(known),
        )
        for place, (key, value) in enumerate(entries):
            start = start_of(node, key)
            lines = self._entry(key, value, depth, after_key(kind, key.text), start)
            yield from self._around(start, depth, lines, place)

    def _items(self, node: Sequence, depth: int, kind: Key) -> Iterator[str]:
        for place, item in enumerate(node.items):
            start = start_of(node, item)
            lines = self._item(item, depth, of_item(kind), start)
            yield from self._around(start, depth, lines, place)

    def _around(self, start: Place, depth: int, lines: Iterator[str], place: int) -> Iterator[str]:
        """Put the comments of an entry around its lines, and the free line that was over it."""
        pad = " " * depth
        if place and start in self.comments.blank:
            yield ""
        yield from (f"{pad}{each}" for each in self.comments.over.pop(start, []))
        yield from lines
        yield from (f"{pad}{each}" for each in self.comments.under.pop(start, []))

    def _entry(
        self, key: Scalar, value: Node, depth: int, kind: Key, start: Place
    ) -> Iterator[str]:
        head = " " * depth + one_line(key, flow=False, key=True) + ":"
        beside = self._beside(start)
        if isinstance(value, Scalar):
            yield from _scalar(head, value, beside, kind.kind)
            return
        lines = self._in_brackets(value, len(head) + 1, kind)
        if lines is not None:
            first, *more = lines
            yield from _with(f"{head} {first}", more, beside)
            return
        yield head + beside
        yield from self._set_out(value, depth + STEP, kind)

    def _item(self, item: Node, depth: int, kind: Key, start: Place) -> Iterator[str]:
        dash = " " * depth + "- "
        if isinstance(item, Scalar):
            yield dash + one_line(item, flow=False) + self._beside(start)
            return
        lines = self._in_brackets(item, len(dash), kind)
        if lines is not None:
            first, *more = lines
            yield from _with(dash + first, more, self._beside(start))
            return
        # The first line stands behind the dash; a comment over it has to go before the dash.
        inner = list(self._set_out(item, depth + STEP, kind))
        at = next(at for at, line in enumerate(inner) if not line.lstrip().startswith("#"))
        yield from (" " * depth + line.lstrip() for line in inner[:at])
        yield dash + inner[at][len(dash) :]
        yield from inner[at + 1 :]

    def _set_out(self, value: Node, depth: int, kind: Key) -> Iterator[str]:
        if isinstance(value, Sequence):
            yield from self._items(value, depth, kind)
        elif isinstance(value, Mapping):
            yield from self.mapping(value, depth, kind)

    def _in_brackets(self, node: Node, column: int, kind: Key) -> list[str] | None:
        """Write a list or mapping in brackets, if it is to stand so."""
        if not isinstance(node, Sequence | Mapping):
            return None
        if not list(members(node)):
            return [flat(node)]
        if kind.kind in SET_OUT or self.comments.within(node):
            return None
        if kind.kind is Kind.DATA:  # a record, or evidence: as its author has it
            text = flat(node)
            return [text] if node.flow and column + len(text) <= WIDTH else None
        line = on_one_line(node, column)
        if line is not None:
            return [line]
        chosen = node.flow and (isinstance(node, Mapping) or node.span.line < node.span.end_line)
        return broken(node, column) if chosen else None

    def _beside(self, start: Place) -> str:
        found = self.comments.beside.pop(start, [])
        return f"  {' '.join(found)}" if found else ""


def _with(first: str, more: list[str], beside: str) -> Iterator[str]:
    """Put a comment behind the last of some lines."""
    *before, last = [first, *more]
    yield from before
    yield last + beside


def _scalar(head: str, value: Scalar, beside: str, kind: Kind) -> Iterator[str]:
    """Write a value after its key; a text that is too long for the line is folded."""
    text = value.value
    stripped = isinstance(text, str) and kind in READ_STRIPPED and bool(text.strip())
    own = value.style in LINES
    if not isinstance(text, str) or not stripped or (text != text.strip() and not own):
        yield f"{head} {one_line(value, flow=False)}{beside}"
        return
    text = text.strip()
    pad = " " * (len(head) - len(head.lstrip()) + STEP)
    if "\n" in text:
        if any(line != line.rstrip() for line in text.split("\n")):
            yield f"{head} {one_line(value, flow=False)}{beside}"
            return
        yield f"{head} |-{beside}"
        yield from ((pad + each).rstrip() for each in text.split("\n"))
        return
    short = one_line(Scalar(text, text, value.span), flow=False)
    if not own and len(head) + 1 + len(short) <= WIDTH:
        yield f"{head} {short}{beside}"
        return
    yield f"{head} >-{beside}"
    lines = folded(value, WIDTH - len(pad), keep=kind is Kind.CONDITION)
    yield from (pad + line for line in lines)
