"""Derive: a pydantic model becomes the schema that the language and the engines are given."""

from __future__ import annotations

import types
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel

from checker.model.types import (
    BOOLEAN,
    DATE,
    INTEGER,
    NUMBER,
    TEXT,
    EnumType,
    Field,
    ListType,
    Member,
    RecordType,
    Schema,
    Type,
)

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

SCALARS: dict[object, Type] = {bool: BOOLEAN, int: INTEGER, float: NUMBER, date: DATE, str: TEXT}
RECORDED = "recorded_on"


@cache
def schema(model: type[BaseModel]) -> Schema:
    """Derive the schema of a record's model: scalars, enumerations, dates, nested models and lists.

    Raises:
        TypeError: a field has a type that the language has no word for.
    """
    return Schema(
        name=model.__name__, case=record_type(model), timeline=getattr(model, "timeline", ())
    )


@cache
def record_type(model: type[BaseModel]) -> RecordType:
    """Derive the type of one model; its fields keep their declared order."""
    fields = {name: _field(name, info) for name, info in model.model_fields.items()}
    return RecordType(
        name=model.__name__,
        fields=fields,
        description=(model.__doc__ or "").strip(),
        anchor=getattr(model, "anchor", None),
        recorded=RECORDED if RECORDED in fields else None,
        sequences=getattr(model, "sequences", ()),
    )


def _field(name: str, info: FieldInfo) -> Field:
    extra: dict[str, Any] = (
        info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    )
    annotation, nullable = _split_none(info.annotation)
    return Field(
        name=name,
        type=_type(annotation, name),
        nullable=nullable,
        description=info.description or "",
        unit=extra.get("unit"),
        source=extra.get("source"),
        past=bool(extra.get("past")),
        dated_by=extra.get("dated_by"),
    )


def _split_none(annotation: object) -> tuple[object, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [part for part in get_args(annotation) if part is not type(None)]
        if len(rest) == 1:
            return rest[0], True
    return annotation, False


def _type(annotation: object, name: str) -> Type:
    if annotation in SCALARS:
        return SCALARS[annotation]
    if get_origin(annotation) in (list, tuple):
        return ListType(_type(get_args(annotation)[0], name))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _enum_type(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return record_type(annotation)
    message = f"field {name}: the rule language has no type for {annotation}"
    raise TypeError(message)


def _enum_type(enumeration: type[Enum]) -> EnumType:
    members = tuple(
        Member(
            value=str(member.value),
            label=getattr(member, "label", str(member.value)),
            code=getattr(member, "code", None),
        )
        for member in enumeration
    )
    ordered = any(base.__name__ == "OrderedVocabulary" for base in enumeration.__mro__)
    return EnumType(name=enumeration.__name__, members=members, ordered=ordered)
