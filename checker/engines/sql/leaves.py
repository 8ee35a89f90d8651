"""Leaves: where the single values of a part or a list of the record are found in a flat table.

A record stands in one row. Each path that holds single values, such as ``reviews.completed_on``,
is a column; below a list it is a column of lists, one item in it for each item of the section.
So a query touches what it reads and nothing beside, and no struct is ever copied into a lambda.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from checker.engines.sql import build
from checker.model.types import ListType, RecordType

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.engines.sql.build import Sql
    from checker.model.types import Type


AS_WRITTEN = " as written"
"""After the path of a code, names the leaf that has its text in place of its number."""


@dataclass(frozen=True, slots=True)
class Case:
    """The record itself."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a part."""

    of: Leaves
    name: str


@dataclass(frozen=True, slots=True)
class Element:
    """The item of a list at a place that a lambda was given."""

    of: Leaves
    place: Sql


@dataclass(frozen=True, slots=True)
class Lone:
    """Where a list was found: below the one item of a list that is chosen, if it is but one."""

    of: Leaves
    chosen: Sql
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A part or a list that is worked out leaf by leaf.

    ``place`` writes where it stands in the record; what a rule states stands nowhere.
    """

    leaf: Callable[[str], Sql]
    found: Lone | None = None
    place: Callable[[], Pieces] = tuple


Leaves = Case | Field | Element | Made
# A text in pieces: what stands in it as it is, and what is worked out.
Pieces = tuple["str | Sql", ...]


def leaf(of: Leaves, path: str = "") -> Sql:
    """Give the SQL of the value at a path below a part or a list; of itself where it is single."""
    match of:
        case Case():
            return build.column(path)
        case Field(of=outer, name=name):
            return leaf(outer, f"{name}.{path}" if path else name)
        case Element(of=over, place=place):
            return build.nth(leaf(over, path), place)
        case Made(leaf=made):
            return made(path)
        case _ as never:
            assert_never(never)


def place(of: Leaves) -> Pieces:
    """Write where something stands in its record, as people write it: ``changes[2].kind``."""
    match of:
        case Case():
            return ()
        case Field(of=outer, name=name):
            around = place(outer)
            return (*around, f".{name}" if around else name)
        case Element(of=over, place=number):
            return (*place(over), "[", build.number_of(number), "]")
        case Made(place=made):
            return made()
        case _ as never:
            assert_never(never)


def same(left: Leaves, right: Leaves) -> Sql | None:
    """Tell when two stand at one place of the record; ``None`` where they never do."""
    match left, right:
        case Case(), Case():
            return build.TRUE
        case Field(of=one_of, name=name), Field(of=other_of, name=other) if name == other:
            return same(one_of, other_of)
        case Element(), Element():
            around = same(left.of, right.of)
            if around is None or left.place == right.place:
                return around
            return build.all_of([around, build.equal(left.place, right.place)])
        case Made(found=Lone() as one), Made(found=Lone() as two) if one.path == two.path:
            return _same_lone(one, two.of, build.equal(one.chosen, two.chosen))
        case Made(found=Lone() as one), Field() as part:
            return _same_part(one, part)
        case Field() as part, Made(found=Lone() as one):
            return _same_part(one, part)
        case _:
            return build.TRUE if left is right else None


def _same_part(one: Lone, part: Field, path: tuple[str, ...] = ()) -> Sql | None:
    """Tell when what was found below a lone item is what stands below an item at its place."""
    below = (part.name, *path)
    match part.of:
        case Field() as outer:
            return _same_part(one, outer, below)
        case Element(of=of, place=place) if below == one.path:
            return _same_lone(one, of, build.nth(one.chosen, place))
        case _:
            return None


def _same_lone(one: Lone, of: Leaves, same_item: Sql) -> Sql | None:
    around = same(one.of, of)
    if around is None:
        return None
    alone = build.equal(build.holding(one.chosen), build.ONE)
    return build.all_of([around, same_item, alone])


def witness(type_: Type) -> str:
    """Choose the path below an item that is always there when the item is: its date, if any."""
    match type_:
        case RecordType(fields=fields, anchor=anchor):
            simple = (n for n, f in fields.items() if not isinstance(f.type, RecordType | ListType))
            name = anchor or next(simple, None) or next(iter(fields))
            below = witness(fields[name].type)
            return f"{name}.{below}" if below else name
        case ListType(element=element):
            return witness(element)
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list: where its leaves are, each NULL where the list is not recorded."""

    leaves: Leaves
    element: Type

    @property
    def over(self) -> Sql:
        """A list as long as this one; NULL where this one is not recorded."""
        return leaf(self.leaves, witness(self.element))
