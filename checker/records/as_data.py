"""As data: a validated model becomes the plain data that every engine reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from checker.model.types import EnumType, ListType, RecordType

if TYPE_CHECKING:
    from checker.model.types import Type


def as_data(section: BaseModel, kind: RecordType) -> dict[str, object]:
    """Give a model's fields as plain data; a flag left open whose date is given came true.

    That date is definite: it says when, and so it says that.
    """
    data = {name: _plain(getattr(section, name), field.type) for name, field in kind.fields.items()}
    for name, field in kind.fields.items():
        if field.dated_by is not None and data[name] is None and data.get(field.dated_by):
            data[name] = True
    return data


def _plain(value: object, kind: Type) -> object:
    if isinstance(kind, RecordType) and isinstance(value, BaseModel):
        return as_data(value, kind)
    if isinstance(kind, ListType) and isinstance(value, list | tuple):
        return tuple(_plain(item, kind.element) for item in value)
    if isinstance(kind, EnumType) and isinstance(value, str):
        # A vocabulary's member is itself a text; engines and printers are given the bare one.
        return str(getattr(value, "value", value))
    return value
