"""JSON Schema: a record's model as a schema that editors, validators and other systems can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.model.types import EnumType, ListType, RecordType
from checker.records.derive import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from checker.model.types import Member, Type

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = 1
# What the model says about a field beyond JSON Schema's own words; ``x-`` marks it as ours.
OURS = ("source", "unit", "past", "dated_by")


def json_schema(model: type[BaseModel], *, version: int = VERSION) -> dict[str, Any]:
    """Give the JSON Schema of a record; codes carry their labels and MOJ codes in ``x-codes``."""
    made = model.model_json_schema(mode="validation")
    definitions: dict[str, Any] = made.get("$defs", {})
    for part in (made, *definitions.values()):
        for field in part.get("properties", {}).values():
            _mark_ours(field)
    for enumeration in _enumerations(schema(model).case):
        if enumeration.name in definitions:
            definitions[enumeration.name].update(_codes(enumeration))
    urn = f"urn:checker:{_kebab(model.__name__)}:{version}"
    return {"$schema": DIALECT, "$id": urn, **made}


def _mark_ours(field: dict[str, Any]) -> None:
    for word in OURS:
        if word in field:
            field[f"x-{word.replace('_', '-')}"] = field.pop(word)


def _enumerations(kind: Type) -> Iterator[EnumType]:
    if isinstance(kind, EnumType):
        yield kind
    elif isinstance(kind, ListType):
        yield from _enumerations(kind.element)
    elif isinstance(kind, RecordType):
        for field in kind.fields.values():
            yield from _enumerations(field.type)


def _codes(enumeration: EnumType) -> dict[str, Any]:
    lines = "; ".join(f"{member.value}: {_label(member)}" for member in enumeration.members)
    order = "From lowest to highest. " if enumeration.ordered else ""
    return {
        "description": f"{order}{lines}",
        "x-ordered": enumeration.ordered,
        "x-codes": {
            member.value: {"label": member.label, "code": member.code}
            for member in enumeration.members
        },
    }


def _label(member: Member) -> str:
    return f"{member.label} ({member.code})" if member.code else member.label


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
