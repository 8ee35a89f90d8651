"""Places: the path of a value in a record, as text and as the type that the schema has there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.types import ListType, RecordType
from checker.records.messages import shown_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model.types import Type

Step = int | str


def path_text(steps: Sequence[Step]) -> str:
    """Write a path as ``reviews[0].completed_on``; the record itself is the empty path."""
    text = ""
    for step in steps:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{shown_key(step)}" if text else shown_key(step)
    return text


def type_at(kind: Type, steps: Sequence[Step]) -> Type | None:
    """Give the type at a path; ``None`` where the schema knows nothing."""
    found: Type | None = kind
    for step in steps:
        if isinstance(found, ListType) and isinstance(step, int):
            found = found.element
        elif isinstance(found, RecordType) and step in found.fields:
            found = found.fields[str(step)].type
        else:
            return None
    return found
