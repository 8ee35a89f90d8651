"""Comments: what a file says beside its data, each by the key or the item to which it belongs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.language.nodes import Broken, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.language.nodes import Node
    from checker.model.source import Source

Place = tuple[int, int]  # a line and a column, counted from 1
FURTHER = "  "


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its ``#`` on; ``alone`` says that its line holds nothing else."""

    text: str
    place: Place
    alone: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A key or an item; ``end`` is where a value that can stand on one line ends.

    ``column`` is that of the key, or of the dash before the item; what is in brackets has none.
    ``last`` is where all that belongs to it ends; ``simple`` says that this is a single value.
    """

    start: Place
    end: Place
    column: int | None
    last: Place
    simple: bool


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a file: over an entry, beside it, or under all that belongs to it.

    Entries are known by where they start. A comment is taken once, by the entry that is laid out.
    ``blank`` holds the entries over which the author left a line free; ``head`` is what stands
    over the first key, and ``tail`` what stands under everything.
    """

    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    over: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    under: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    blank: set[Place] = field(default_factory=set)

    def within(self, node: Node) -> bool:
        """Say whether a comment belongs to an entry inside a list or a mapping."""
        kinds = (self.over, self.beside, self.under)
        return any(kind.get(each.start) for each in entries(node) for kind in kinds)


def comments(source: Source, root: Node) -> Comments:
    """Find every comment of a file, and the entry to which it belongs."""
    places, found = list(entries(root)), Comments()
    for each in listed(source, root):
        if each.alone:
            _alone(each, places, found)
        else:
            _beside(each, places, found)
    first: dict[int, Place] = {}
    for entry in places:
        first.setdefault(entry.start[0], entry.start)
    for line, start in first.items():
        above, own = line - 1, len(found.over.get(start, []))
        while own and source.line(above).lstrip().startswith("#"):
            above, own = above - 1, own - 1
        if above > 0 and not source.line(above).strip():
            found.blank.add(start)
    if places:
        # What is over the first key is about the file, whichever key comes first then.
        found.blank.discard(places[0].start)
        found.head[:] = _head(source, places[0].start[0])
    return found


def _head(source: Source, first: int) -> list[str]:
    """Give the comments over the first key, with a free line where the author left some."""
    lines = [source.line(number).strip() for number in range(1, first)]
    said = [line if line.startswith("#") else "" for line in lines]
    kept = [line for line, above in zip(said, ["", *said], strict=False) if line or above]
    return kept if any(kept) else []


def listed(source: Source, root: Node) -> Iterator[Comment]:
    """List the comments of a file: all that follows a ``#`` outside every scalar."""
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for scalar in _scalars(root):
        for line, start, end in _stretches(source, scalar):
            inside[line].append((start, end))
    for number in range(1, source.text.count("\n") + 2):
        text = source.line(number)
        column = text.find("#")
        while column >= 0 and any(start <= column < end for start, end in inside[number]):
            column = text.find("#", column + 1)
        if column >= 0:
            alone = not text[:column].strip()
            yield Comment(text[column:].rstrip(), (number, column + 1), alone)


def _stretches(source: Source, scalar: Scalar) -> Iterator[tuple[int, int, int]]:
    """Give each line that a scalar stands on, and the columns that belong to it."""
    span = scalar.span
    for line in range(span.line, span.end_line + 1):
        start = span.column - 1 if line == span.line else 0
        end = span.end_column - 1 if line == span.end_line else len(source.line(line))
        # What follows the mark of a block of text on its line is a comment.
        if scalar.style in {">", "|"} and line == span.line:
            end = start + len(scalar.written.split("\n", 1)[0].split("#", 1)[0])
        yield line, start, end


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence(items=items):
            for item in items:
                yield from _scalars(item)
        case Mapping(entries=pairs):
            for key, value in pairs:
                yield key
                yield from _scalars(value)
        case Broken():
            pass


def entries(node: Node, *, flow: bool = False) -> Iterator[Entry]:
    """List the keys and items of a node, and of all that is inside, as they follow in the file."""
    if not isinstance(node, Sequence | Mapping):
        return
    flow = flow or node.flow
    for first, value in members(node):
        last = (value.span.end_line, value.span.end_column)
        start = start_of(node, first)
        margin = None if flow else start[1]
        yield Entry(start, _end(first, value), margin, last, isinstance(value, Scalar))
        yield from entries(value, flow=flow)


def members(node: Sequence | Mapping) -> Iterator[tuple[Node, Node]]:
    """List the keys of a mapping with their values; of a list, each item as both."""
    if isinstance(node, Mapping):
        yield from node.entries
    else:
        yield from ((item, item) for item in node.items)


def start_of(node: Sequence | Mapping, first: Node) -> Place:
    """Give where a key or an item starts; an item that is set out, at its dash."""
    dash = isinstance(node, Sequence) and not node.flow
    return (first.span.line, node.span.column if dash else first.span.column)


def _end(first: Node, value: Node) -> Place:
    """Give where a value ends; of one that is set out over lines, where its key does."""
    span = value.span
    lines = isinstance(value, Scalar) and value.style in {">", "|"}
    if lines or (isinstance(value, Sequence | Mapping) and not value.flow):
        span = first.span
        return (span.line, span.column if first is value else span.end_column)
    return (span.end_line, span.end_column)


def _beside(comment: Comment, places: list[Entry], found: Comments) -> None:
    line = comment.place[0]
    ended = [each for each in places if each.end[0] == line and each.end <= comment.place]
    begun = [each for each in places if each.start[0] == line and each.start < comment.place]
    if ended:
        last = max(each.end for each in ended)
        owner = min(each.start for each in ended if each.end == last)
        found.beside[owner].append(comment.text)
    elif begun:
        found.beside[max(each.start for each in begun)].append(comment.text)
    else:
        _over_next(comment, places, found)


def _alone(comment: Comment, places: list[Entry], found: Comments) -> None:
    """Give a comment to what follows, unless it is set in further: then to what it is under."""
    following = next((each for each in places if each.start > comment.place), None)
    column = comment.place[1]
    next_column = following.column if following else 1
    above = [
        each
        for each in places
        if each.start < comment.place and each.column is not None and each.column <= column
    ]
    owner = above[-1] if above and next_column and column > next_column else None
    if owner is None or (following and following.start < owner.last):
        _over_next(comment, places, found)
    elif owner.column == column:
        found.under[owner.start].append(comment.text)
    elif owner.simple:  # set in further, it could be read as a part of a folded text
        _over_next(comment, places, found)
    else:
        found.under[owner.start].append(FURTHER + comment.text)


def _over_next(comment: Comment, places: list[Entry], found: Comments) -> None:
    following = next((each for each in places if each.start > comment.place), None)
    if following is None:
        found.tail.append(comment.text)
    elif following is not places[0]:
        found.over[following.start].append(comment.text)
