"""Property file: what a rule declares of itself is read, and is about what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import messages_property as say
from checker.language import shape
from checker.language.shape import Part
from checker.model.rule import Declared, Move, Never
from checker.model.types import DateType, ListType, RecordType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from checker.language.nodes import Node
    from checker.language.shape import Desk
    from checker.model.diagnostic import Diagnostic
    from checker.model.rule import Rule
    from checker.model.types import Schema, Type

NEEDED = {Move.ADDING: (ListType, "a list"), Move.LATER: (DateType, "a date")}


def properties(part: Part) -> tuple[Declared, ...]:
    """Read the properties of a rule."""
    found = (_declared(part.desk, node) for node in part.items("properties"))
    return tuple(each for each in found if each is not None)


def _declared(desk: Desk, node: Node) -> Declared | None:
    part = Part(desk, node, "property")
    moves = [each for each in Move if part.node(each) is not None]
    if len(moves) != 1:
        if not part.misspelt:
            desk.report(shape.start_of(node), say.not_one_move(Move))
        return None
    (move,) = moves
    of, never = part.text(move), part.choice("never", Never)
    if move is Move.AT_LEAST_AS_STRICT_AS and part.node("never") is not None:
        desk.report(part.place("never"), say.needless_never(move))
    elif move is not Move.AT_LEAST_AS_STRICT_AS and part.node("never") is None:
        desk.report(shape.start_of(node), say.without_never(move))
    return Declared(move, of, never, part.place(move)) if of else None


def misplaced(rule: Rule, schema: Schema) -> Iterator[Diagnostic]:
    """Say which properties are about no list, or no date, of the record."""
    for each in rule.properties:
        if each.move in NEEDED:
            kind, needed = NEEDED[each.move]
            message = _at(each.of, schema, kind, needed)
            if message is not None:
                yield say.at(rule.source, each.span, message)


def _at(path: str, schema: Schema, kind: type[Type], needed: str) -> say.Message | None:
    found: Type = schema.case
    for name in path.split("."):
        inside = found.element if isinstance(found, ListType) else found
        fields = inside.fields if isinstance(inside, RecordType) else {}
        if name not in fields:
            return say.no_such_place(path, name, fields)
        found = fields[name].type
    if isinstance(found, ListType) and not isinstance(found.element, RecordType):
        return say.wrong_place(path, found, needed)
    return None if isinstance(found, kind) else say.wrong_place(path, found, needed)


def without_rule(rules: Iterable[Rule], known: Collection[str]) -> tuple[Diagnostic, ...]:
    """Say which rules are compared with one that is not there, or with themselves."""
    return tuple(
        say.at(
            rule.source,
            each.span,
            say.itself(each.of) if each.of == rule.id else say.no_such_rule(each.of, known),
        )
        for rule in rules
        for each in rule.properties
        if each.move is Move.AT_LEAST_AS_STRICT_AS and (each.of == rule.id or each.of not in known)
    )
