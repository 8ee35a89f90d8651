"""Level: where a value is worked out once and used by name: for the case, or inside a lambda."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlglot import exp

from checker.engines.sql import build
from checker.engines.sql.leaves import Element

if TYPE_CHECKING:
    from checker.engines.sql.build import Sql
    from checker.engines.sql.leaves import Leaves, Rows


@dataclass(eq=False, slots=True)
class Level:
    """The values that are worked out beside a case, in layers that rest only on those before.

    A layer is a step of the query, and its values are columns. Equal values are worked out once:
    names depend on nothing but what stands beside them, so that equal conditions are equal SQL.
    """

    layers: list[dict[str, Sql]] = field(default_factory=list)
    known: dict[Sql, Sql] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """How many lambdas stand around what is worked out here."""
        return 0

    def share(self, value: Sql, stem: str = "value") -> Sql:
        """Give a name to a value that is used more than once; what is short stays as it is."""
        if short(value):
            return value
        if value not in self.known:
            self.known[value] = self._kept(value, stem)
        return self.known[value]

    def _kept(self, value: Sql, stem: str) -> Sql:
        used = {each.name for each in value.find_all(exp.Identifier)}
        layer = next(
            (n for n in range(len(self.layers), 0, -1) if used & self.layers[n - 1].keys()), 0
        )
        if layer == len(self.layers):
            self.layers.append({})
        name = f"{stem}_{len(self.known) + 1}"
        self.layers[layer][name] = value
        return build.column(name)


@dataclass(frozen=True, eq=False, slots=True)
class Inside:
    """The values that are worked out beside each item of a list.

    Such a value is one of a list as long as the items, worked out at the level further out; the
    item's place in the one is its place in the other. So no lambda stands inside another for the
    sake of a name alone.
    """

    outer: Level | Inside
    rows: Rows
    stem: str

    @property
    def depth(self) -> int:
        """How many lambdas stand around what is worked out here."""
        return self.outer.depth + 1

    @property
    def place(self) -> Sql:
        """The place of the item in its list; named as no column is, whose names end in a number."""
        return build.item(f"{self.stem}_{self.depth}_at")

    @property
    def leaves(self) -> Leaves:
        """Where the leaves of the item are."""
        return Element(self.rows.leaves, self.place)

    def share(self, value: Sql, stem: str = "value") -> Sql:
        """Give a name to a value that is used more than once; what is short stays as it is."""
        if short(value):
            return value
        return build.nth(self.outer.share(self.each(value), stem), self.place)

    def each(self, value: Sql) -> Sql:
        """Work out a value for each item, as a list.

        The lambda goes over a list of which the value uses the items, so that they need not be
        looked up by their place.
        """
        place, name = self.place, build.item(f"{self.stem}_{self.depth}_item")
        if isinstance(value, build.Nth) and value.expression == place:
            over: Sql = value.this
            return over
        used = [each for each in value.find_all(build.Nth) if each.expression == place]
        outer = [each.this for each in used if not _names(each.this, place)]
        if not outer:
            return build.mapped(self.rows.over, name, value, place)
        over = outer[0]

        def direct(node: Sql) -> Sql:
            here = isinstance(node, build.Nth) and node.expression == place and node.this == over
            return name if here else node

        return build.mapped(over, name, value.transform(direct), place)


def _names(value: Sql, place: Sql) -> bool:
    return any(each.name == place.name for each in value.find_all(exp.Identifier))


def short(value: Sql) -> bool:
    """Tell whether a value costs nothing to repeat: a name, a field of one, or a constant."""
    match value:
        case exp.Column() | exp.Identifier() | exp.Literal() | exp.Boolean() | exp.Null():
            return True
        case exp.Dot(this=of) | exp.Cast(this=of) | exp.Neg(this=of) | exp.Paren(this=of):
            return short(of)
        case build.Nth(this=of):
            return short(of)
        case _:
            return False
