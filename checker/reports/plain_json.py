"""Plain JSON: a result of frozen data becomes JSON, with the format that it has."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def written(name: str, result: DataclassInstance) -> str:
    """Write a result as one line of JSON; ``name`` is the format, with its version."""
    data = {"format": name, **_fields(result)}
    return f"{json.dumps(data, ensure_ascii=True, separators=(',', ':'), default=str)}\n"


def _fields(value: DataclassInstance) -> dict[str, Any]:
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def _plain(value: object) -> object:
    """Give a value as JSON has it; a key of several texts is written with a bar between them."""
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, dict):
        return {_key(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        return [_plain(each) for each in value]
    return value


def _key(key: object) -> str:
    return " | ".join(map(str, key)) if isinstance(key, tuple) else str(key)
