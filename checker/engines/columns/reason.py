"""Reason: what a value rests on, worked out when a rule is compiled and followed when it is run.

The counterpart of the interpreter's evidence: a reason mirrors a condition, and each value that
decides which way to go is named by its place in the program.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from checker.engines.columns.condition import compiled
from checker.engines.columns.program import Slot
from checker.engines.columns.values import RECORD, Bounds, Either, Part, Rows, Several, Truth, Word
from checker.model import tree

if TYPE_CHECKING:
    from checker.engines.columns import search
    from checker.engines.columns.scope import Bound, Scope
    from checker.engines.columns.values import Operand, Value
    from checker.model.tree import Tree
    from checker.model.types import Type

    Home = tuple[Bound, ...]


@dataclass(frozen=True, eq=False, slots=True)
class At:
    """A value, and the items that are in view where it was worked out."""

    value: Value
    home: Home


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """A field that was read, of a part, and what the part itself rests on."""

    of: At
    name: str
    type: Type
    further: Reason | None


@dataclass(frozen=True, eq=False, slots=True)
class All:
    """Everything below."""

    parts: tuple[Reason, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Decided:
    """A connective: the first operand that decides; else all that are as little known as it is."""

    whole: At
    deciding: bool
    operands: tuple[tuple[At, Reason], ...]


@dataclass(frozen=True, eq=False, slots=True)
class Branch:
    """A choice: the condition, and the side that it chose."""

    test: At
    condition: Reason
    then: Reason
    otherwise: Reason


@dataclass(frozen=True, eq=False, slots=True)
class Searching:
    """A search through a list: the list, and what was asked of its items.

    ``test`` is what decides of an item, if anything; ``whole`` is there where one item can settle
    the search, and ``deciding`` is how. ``looked_for`` is the rule's own text.
    """

    over: Reason
    item: Home
    looked_for: str
    test: At | None
    asked: Reason
    whole: At | None
    deciding: bool
    counted: Counted


@dataclass(frozen=True, eq=False, slots=True)
class Counted:
    """Whether the items that match are told, and whether none is told of an empty list."""

    told: bool
    of_none: bool


Reason = Reading | All | Decided | Branch | Searching
NOTHING = All(())


@dataclass(frozen=True, slots=True)
class Reasons:
    """Makes reasons, and keeps a list of the results that following them needs."""

    needed: dict[Slot, None] = field(default_factory=dict)
    frames: dict[Home, Slot] = field(default_factory=dict)

    def of(self, node: Tree, scope: Scope) -> Reason:
        """Give what a condition rests on, in a scope in which its items are in view."""
        match node:
            case tree.Fixed() | tree.AsOf() | tree.Variable():
                return NOTHING
            case tree.Read(of=of, name=name, type=type_):
                part = At(Part(RECORD, None), ()) if of is None else self.at(of, scope)
                further = None if of is None else self.of(of, scope)
                return Reading(part, name, type_, further)
            case tree.And(operands=operands):
                return self._decided(node, operands, scope, deciding=False)
            case tree.Or(operands=operands):
                return self._decided(node, operands, scope, deciding=True)
            case tree.If(condition=condition, then=then, otherwise=otherwise):
                parts = (self.of(each, scope) for each in (condition, then, otherwise))
                return Branch(self.at(condition, scope), *parts)
            case tree.Some() | tree.Every() | tree.Count() | tree.Extreme():
                return self._search(node, scope)
            case _:
                return _all(tuple(self.of(each, scope) for each in tree.children(node)))

    def at(self, node: Tree, scope: Scope) -> At:
        """Ask for the value of a condition where it was worked out."""
        home = scope.home(node)
        return self.valued(compiled(node, home), home)

    def valued(self, value: Value, scope: Scope) -> At:
        """Ask for a value that stands in a scope."""
        self._value(value)
        self.viewed(scope)
        return At(value, scope.bound)

    def viewed(self, scope: Scope) -> Home:
        """Ask for the frames of a scope and of those around it."""
        around = scope
        while around.bound and around.bound not in self.frames:
            self.frames[around.bound] = around.frame
            self.needed[around.frame] = None
            around = around.outer
        return scope.bound

    def _decided(
        self, node: Tree, operands: tuple[Tree, ...], scope: Scope, *, deciding: bool
    ) -> Reason:
        parts = tuple((self.at(each, scope), self.of(each, scope)) for each in operands)
        return Decided(self.at(node, scope), deciding, parts)

    def _search(self, node: search.Search, scope: Scope) -> Reason:
        inside = scope.inside(node.variable, node.over)
        over = self.of(node.over, scope)
        item = self.viewed(inside.of(frozenset([node.variable])))
        match node:
            case tree.Some(body=body) | tree.Every(body=body):
                deciding = isinstance(node, tree.Some)
                told = Counted(told=True, of_none=True)
                test, asked = self.at(body, inside), self.of(body, inside)
                whole = self.at(node, scope)
                return Searching(over, item, body.text, test, asked, whole, deciding, told)
            case tree.Count(filter=test) | tree.Extreme(filter=test):
                told = Counted(told=isinstance(node, tree.Count), of_none=False)
                tested = [] if test is None else [test]
                dated = [node.by] if isinstance(node, tree.Extreme) else []
                asked = _all(tuple(self.of(each, inside) for each in (*tested, *dated)))
                passing = None if test is None else self.at(test, inside)
                text = "" if test is None else test.text
                return Searching(over, item, text, passing, asked, None, False, told)  # noqa: FBT003 - no item settles a count

    def _value(self, value: Value) -> None:
        match value:
            case Truth(yes=one, no=other) | Bounds(low=one, high=other):
                self._operands(one, other)
            case Word(code=code):
                self._operands(code)
            case Rows(starts=starts, sizes=sizes, known=known):
                self._operands(starts, sizes, known)
            case Part(items=items):
                self._operands(items)
            case Several(part=part, frame=frame, chosen=chosen, known=known):
                self._value(part)
                self._operands(frame, chosen, known)
            case Either(test=test, then=then, otherwise=otherwise):
                for each in (test, then, otherwise):
                    self._value(each)
            case _ as never:
                assert_never(never)

    def _operands(self, *operands: Operand | None) -> None:
        self.needed.update((each, None) for each in operands if isinstance(each, Slot))


def _all(parts: tuple[Reason, ...]) -> Reason:
    """Join reasons; those without any fact fall away."""
    kept = tuple(each for each in parts if not (isinstance(each, All) and not each.parts))
    return kept[0] if len(kept) == 1 else All(kept)
