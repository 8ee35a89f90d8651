"""In words, conditions: what must hold, or must not, as points that can be set in as bullets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from checker.model import tree
from checker.model.types import BooleanType
from checker.reports.in_words.comparisons import among, chained, compared, including, one_list
from checker.reports.in_words.fields import clause, negated
from checker.reports.in_words.names import called, named, put_in, title
from checker.reports.in_words.points import Group, Point, article, flat, led, such, that
from checker.reports.in_words.values import bound, explained, field_of, owner, value

if TYPE_CHECKING:
    from checker.model.tree import Tree
    from checker.reports.in_words.scope import Scope


@dataclass(slots=True)
class Speaker:
    """Puts conditions into words, and gathers the names that need explaining, in their order."""

    terms: dict[str, Point] = field(default_factory=dict)

    def condition(self, node: Tree, scope: Scope, *, holds: bool = True) -> Point:
        """Say that a condition holds, or that it does not."""
        match node:
            case tree.And():
                return self._all(node, scope, holds=holds)
            case tree.Or() if (over := one_list(node)) is not None:
                items = [each.item for each in node.operands if isinstance(each, tree.Within)]
                return Point(including(self, over, items, scope, holds=holds))
            case tree.Or():
                points = self._parts(node, scope, Group.ANY)
                return Point("", Group.ANY if holds else Group.NEITHER, points)
            case tree.Not(operand=operand):
                return self.condition(operand, scope, holds=not holds)
            case tree.If():
                return self._cases(node, scope, holds=holds)
            case tree.Some():
                return self._some(node, scope, holds=holds)
            case tree.Every():
                return self._every(node, scope, holds=holds)
            case tree.Named():
                return self._named(node, scope, holds=holds)
            case tree.Compare():
                return Point(compared(self, node, scope, holds=holds))
            case tree.Among():
                return Point(among(self, node, scope, holds=holds))
            case tree.Within(item=item, over=over):
                return Point(including(self, over, [item], scope, holds=holds))
            case tree.Read():
                belongs = owner(self, node.of, scope)
                return Point(clause(field_of(node, scope), belongs, holds=holds))
            case tree.Fixed(value=constant):
                return Point("this always holds" if bool(constant) is holds else "this never holds")
            case tree.Setting() | tree.Variable() | tree.AsOf():
                answer = "yes" if holds else "no"
                return Point(f'{value(self, node, scope)} is "{answer}"')
            case tree.Call():
                said = value(self, node, scope)
                return Point(said if holds else f"it is not the case that {said}")
            case tree.Add() | tree.Count() | tree.Extreme():
                return Point(value(self, node, scope))  # never true or false by itself
            case _ as never:
                assert_never(never)

    def value(self, node: Tree, scope: Scope) -> str:
        """Say a value as a noun phrase."""
        return value(self, node, scope)

    def explain(self, node: tree.Named, scope: Scope) -> None:
        """Note a name, to be explained below; what explains it may need explaining itself."""
        afar = scope.afar()
        head = title(self, node, afar)
        if head in self.terms:
            return
        self.terms[head] = Point(head)  # its place, before what its own explanation needs
        inside = replace(afar, given=put_in(self, node, afar))
        means = explained(self, node.body, inside)
        stated = isinstance(node.type, BooleanType)
        self.terms[head] = such(head, means) if stated else led(head, means)

    def _all(self, node: tree.And, scope: Scope, *, holds: bool) -> Point:
        between = chained(self, node, scope) if holds else None
        group = Group.ALL if holds else Group.ANY
        return between or Point("", group, self._parts(node, scope, group, holds=holds))

    def _parts(
        self, node: tree.And | tree.Or, scope: Scope, group: Group, *, holds: bool = True
    ) -> tuple[Point, ...]:
        """Say the operands; the points of one that hang together alike stand beside the others."""
        points: list[Point] = []
        for each in node.operands:
            said = self.condition(each, scope, holds=holds)
            points.extend(said.points if not said.lead and said.group is group else [said])
        return tuple(points)

    def _cases(self, node: tree.If, scope: Scope, *, holds: bool) -> Point:
        test = flat(self.condition(node.condition, scope))
        points = [such(f"if {test}, then", self.condition(node.then, scope, holds=holds))]
        otherwise = self.condition(node.otherwise, scope, holds=holds)
        if isinstance(node.otherwise, tree.If):
            first, *rest = otherwise.points
            points += [led("otherwise,", first), *rest]
        else:
            points.append(such("otherwise", otherwise))
        return Point("", Group.CASES, tuple(points))

    def _some(self, node: tree.Some, scope: Scope, *, holds: bool) -> Point:
        match node.body:
            case tree.Among(item=tree.Variable(name=node.variable), options=options):
                return Point(including(self, node.over, [*options], scope, holds=holds))
        inside, found = bound(node, scope)
        noun = inside.nouns[node.variable].word
        one = article(noun) if holds else f"no {noun}"
        if found.whole is not None:
            lead = f"among {value(self, found.whole, scope)} there is {'one' if holds else 'none'}"
        elif found.of is not None:
            lead = f"{value(self, found.of, scope.afar())} has {one}"
        else:
            lead = f"there is {one}"
        return that(lead, self.condition(node.body, inside), found.which)

    def _every(self, node: tree.Every, scope: Scope, *, holds: bool) -> Point:
        if not holds:  # not all of them: there is one for which it does not hold
            some = tree.Some(
                node.text, node.span, node.type, node.variable, node.over, opposite(node.body)
            )
            return self._some(some, scope, holds=True)
        inside, found = bound(node, scope)
        noun = inside.nouns[node.variable].word
        if found.whole is not None:
            lead = f"for each one of {value(self, found.whole, scope)}"
        elif found.of is not None:
            lead = f"for each {noun} of {value(self, found.of, scope.afar())}"
        else:
            lead = f"for each {noun}"
        body = node.body
        match body:
            case tree.Or(operands=(tree.Not(operand=test), wanted)):
                lead = flat(that(lead, self.condition(test, inside), found.which))
                body = wanted
        return led(f"{lead}, if there is any,", self.condition(body, inside))

    def _named(self, node: tree.Named, scope: Scope, *, holds: bool) -> Point:
        if node.meaning:
            said = named(self, node, scope)
            return Point(said if holds else negated(said))
        self.explain(node, scope)
        verb = "holds" if holds else "does not hold"
        return Point(f"what is called {called(node, scope)} {verb}")


def opposite(body: Tree) -> Tree:
    """Give the opposite of what holds for all: a filter stays as it is."""
    match body:
        case tree.Or(text=text, span=span, type=type_, operands=(tree.Not(operand=test), wanted)):
            return tree.And(text, span, type_, (test, tree.Not(text, span, type_, wanted)))
        case _:
            return tree.Not(body.text, body.span, body.type, body)
