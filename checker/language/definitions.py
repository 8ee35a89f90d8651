"""Definitions: the names that all rules of a rulebook share, checked in the order of writing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language import messages_types as say
from checker.language.bench import Workbench
from checker.language.expand import MOST_DEEP, MOST_PARTS, depth, size
from checker.language.scope import Scope, known
from checker.model.types import BOOLEAN, DATE, INTEGER, NUMBER, ListType, RecordType

if TYPE_CHECKING:
    from checker.model.diagnostic import Diagnostic
    from checker.model.rule import Expression
    from checker.model.rulebook import Definition, Rulebook
    from checker.model.types import Schema, Type


def definitions(rulebook: Rulebook, schema: Schema) -> tuple[Scope, tuple[Diagnostic, ...]]:
    """Check the parameters and definitions that all rules of a rulebook share, in their order."""
    bench = Workbench(Scope(schema, {}, {}, None, "definitions"), [])
    bench.parameters(rulebook.parameters)
    named = types(schema)
    for definition in rulebook.definitions:
        _define(bench, definition, named)
    return bench.scope, tuple(bench.diagnostics)


def types(schema: Schema) -> dict[str, Type]:
    """List the types that a definition can take, by name: the plain ones and the record's own."""
    found: dict[str, Type] = {str(each): each for each in (BOOLEAN, DATE, INTEGER, NUMBER)}
    waiting: list[Type] = [schema.case]
    while waiting:
        each = waiting.pop()
        if isinstance(each, ListType):
            waiting.append(each.element)
        elif str(each) not in found:
            found[str(each)] = each
            fields = each.fields.values() if isinstance(each, RecordType) else ()
            waiting.extend(field.type for field in fields)
    return found


def _define(bench: Workbench, definition: Definition, named: dict[str, Type]) -> None:
    place, outside = f"definitions.{definition.name}", bench.scope
    takes = _takes(bench, definition, named)
    bench.scope = replace(outside, variables=takes)
    whole = len(takes) == len(definition.takes)
    expression = definition.expression if whole else None
    body = bench.condition(expression, place, None, subject=True)
    bench.scope = outside
    if body is not None and (size(body) > MOST_PARTS or depth(body) > MOST_DEEP):
        _note(bench, definition.expression, say.too_large_definition(MOST_PARTS, MOST_DEEP))
        body = None
    if body is None:
        bench.scope = bench.scope.without(definition.name)
        return
    entry = known("definition", definition.name, definition.meaning, body, None)
    entry = replace(entry, takes=tuple(takes.items()))
    bench.add(definition.name, entry, definition.expression)


def _takes(bench: Workbench, definition: Definition, named: dict[str, Type]) -> dict[str, Type]:
    """Give the values that a definition takes; a name or type that will not do is noted."""
    takes: dict[str, Type] = {}
    for name, written in definition.takes:
        taken = bench.scope.taken(name)
        if taken is not None:
            _note(bench, written, say.name_taken(name, taken))
        elif written.text not in named:
            _note(bench, written, say.unknown_type(written.text, named))
        else:
            takes[name] = named[written.text]
    return takes


def _note(bench: Workbench, written: Expression, message: say.Message) -> None:
    span = written.places.span(0, len(written.text))
    bench.diagnostics.append(say.at(written.source, span, message))
