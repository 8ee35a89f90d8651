"""Parts: reading a field of a part of the record, also where it is not known which part it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.engines.sql import build
from checker.engines.sql.leaves import Field, Lone, Made, Rows, leaf, place, witness
from checker.engines.sql.level import Inside
from checker.engines.sql.values import (
    Bounds,
    Either,
    Flag,
    One,
    Several,
    Word,
    join,
    recorded,
)
from checker.model.types import (
    BooleanType,
    DateType,
    IntegerType,
    ListType,
    NumberType,
    RecordType,
)

if TYPE_CHECKING:
    from checker.engines.sql.build import Sql
    from checker.engines.sql.leaves import Pieces
    from checker.engines.sql.level import Level
    from checker.engines.sql.values import Value
    from checker.model.types import Type


def read(level: Level | Inside, part: Value, type_: Type, name: str) -> Value:
    """Read a field of a part of the record."""
    match part:
        case One(leaves=leaves):
            return recorded(type_, Field(leaves, name))
        case Several(rows=rows, chosen=chosen, path=path):
            return _agreed(level, Several(rows, chosen, (*path, name)), type_)
        case Either(test=test, then=then, otherwise=otherwise):
            left, right = (read(level, each, type_, name) for each in (then, otherwise))
            return join(level, test, left, right)
        case _:
            message = f"only a part of the record has fields: {part}"
            raise TypeError(message)


def _agreed(level: Level | Inside, part: Several, type_: Type) -> Value:
    """Give what is known of a field of a part that could be in each of several items."""
    match type_:
        case RecordType():
            return part
        case ListType(element=element):
            return _agreed_list(level, part, element)
        case _:
            return _agreed_value(level, part, type_)


def _agreed_value(level: Level | Inside, part: Several, type_: Type) -> Value:
    each = Inside(level, part.rows, "part")
    field, chosen = leaf(each.leaves, ".".join(part.path)), build.nth(part.chosen, each.place)
    found = level.share(each.each(build.case((chosen, field))), part.path[-1])
    gaps = each.each(build.all_of([chosen, build.is_null(field)]))
    whole = level.share(build.negated(build.coalesce(build.largest(gaps), build.FALSE)), "whole")
    low = level.share(build.smallest(found), "least")
    high = level.share(build.largest(found), "most")
    if isinstance(type_, IntegerType | NumberType | DateType):
        return Bounds(build.case((whole, low)), build.case((whole, high)))
    one = build.case((build.all_of([whole, build.equal(low, high)]), low))
    return Flag(one) if isinstance(type_, BooleanType) else Word(one)


def _agreed_list(level: Level | Inside, part: Several, element: Type) -> Rows:
    """Give a list that several parts share: that of one part alone, or nothing in any of them."""
    chosen = level.share(part.chosen, "chosen")
    path = ".".join(part.path)

    def below(name: str) -> Sql:
        whole = leaf(part.rows.leaves, f"{path}.{name}" if name else path)
        return level.share(build.picked(whole, chosen), "lists")

    sizes = below(witness(element))
    item = build.item(f"list_{level.depth + 1}")
    some_in = build.coalesce(build.below(build.ZERO, build.size(item)), build.TRUE)
    filled = build.largest(build.mapped(sizes, item, some_in))
    empty = build.negated(build.coalesce(filled, build.FALSE))
    some = build.below(build.ZERO, build.size(sizes))
    alone = build.equal(build.size(sizes), build.ONE)
    agreed = level.share(build.all_of([some, build.any_of([alone, empty])]), "agreed")

    def made(name: str) -> Sql:
        return level.share(build.case((agreed, build.first(below(name)))), "list")

    def stands() -> Pieces:
        alone_at = build.PlaceOf(this=build.TRUE, expression=chosen)
        at = build.cast(alone_at, "text")
        return (*place(part.rows.leaves), "[", at, "].", ".".join(part.path))

    return Rows(Made(made, Lone(part.rows.leaves, chosen, part.path), stands), element)
