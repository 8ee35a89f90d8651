"""JSON Schema: the keys of a rule file or a rulebook as a schema, by which editors complete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from checker.language.keys import KEYS, Kind
from checker.language.shape import KEBAB, NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.language.keys import Key

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = 1
DATE = {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
RECORD = "record"
# A condition such as `true` or a bare number is no text for YAML.
CONDITION = {"type": ["string", "boolean", "number"]}
FIGURE = {
    "anyOf": [
        {"type": ["number", "boolean", "string"]},
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
    ]
}
# The keys of which exactly one set stands in a part.
ONE_OF = {
    "parameter": [{"required": ["value"]}, {"required": ["values", "at"]}],
    "grouping": [{"required": ["levels"]}, {"required": ["value"]}],
    "property": [
        {"required": ["adding", "never"]},
        {"required": ["later", "never"]},
        {"required": ["at_least_as_strict_as"], "properties": {"never": False}},
    ],
}


def json_schema(table: str, case: Mapping[str, Any]) -> dict[str, Any]:
    """Give the schema of a file with the keys of a table; ``case`` is the schema of a record.

    The record of an example holds only what it needs, so nothing is required at its top.
    """
    definitions = {name: _part(name) for name in KEYS}
    record = {key: value for key, value in case.items() if key not in ("$schema", "$id", "$defs")}
    record.pop("required", None)
    return {
        "$schema": DIALECT,
        "$id": f"urn:checker:{table}:{VERSION}",
        "$ref": f"#/$defs/{table}",
        "$defs": {**case.get("$defs", {}), **definitions, RECORD: record},
    }


def _part(table: str) -> dict[str, Any]:
    keys = KEYS[table]
    made: dict[str, Any] = {
        "type": "object",
        "properties": {name: _key(table, name, key) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.required],
        "additionalProperties": False,
    }
    if table in ONE_OF:
        made["oneOf"] = ONE_OF[table]
    return made


def _key(table: str, name: str, key: Key) -> dict[str, Any]:
    if (table, name) == ("example", "case"):
        return {"description": key.meaning, "$ref": f"#/$defs/{RECORD}"}
    if (table, name) == ("rule", "id"):
        return {"description": key.meaning, "type": "string", "pattern": f"^{KEBAB.pattern}$"}
    return {"description": key.meaning, **_value(key)}


def _value(key: Key) -> dict[str, Any]:
    text = {"type": "string"}
    match key.kind:
        case Kind.TEXT:
            return {"type": "string", "minLength": 1}
        case Kind.SENTENCE:
            return text
        case Kind.CONDITION:
            return CONDITION
        case Kind.CHOICE:
            return {"enum": list(key.allowed)}
        case Kind.DATE:
            return DATE
        case Kind.TRUTH:
            return {"type": "boolean"}
        case Kind.VALUE:
            return FIGURE
        case Kind.DATA:
            return {"type": "object"}
        case Kind.TEXTS:
            return {"type": "array", "items": text}
        case Kind.PART:
            return {"$ref": f"#/$defs/{key.part}"}
        case Kind.PARTS:
            return {"type": "array", "items": {"$ref": f"#/$defs/{key.part}"}}
        case Kind.NAMED_PARTS:
            return _named({"$ref": f"#/$defs/{key.part}"})
        case Kind.NAMED_CONDITIONS:
            return {**_named(CONDITION), "propertyNames": {"pattern": f"^{NAME.pattern}$"}}
        case Kind.NAMED_TYPES | Kind.NAMED_TEXTS:
            return _named(text)
        case Kind.COUNTS:
            return _named({"type": "integer", "minimum": 0})
        case Kind.DATED_VALUES:
            return {**_named(FIGURE), "propertyNames": DATE, "minProperties": 1}
        case _ as never:
            assert_never(never)


def _named(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value}
