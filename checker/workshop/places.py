"""Places: where something stands in a record, in words, and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.workshop.nearby import Path


def written(path: Path, items: str | None = None) -> str:
    """Write a place of a record: ``changes[0].kind``, or with ``items`` that for each number."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]" if items is None else items
        else:
            text += f".{step}" if text else step
    return text


def at(data: Any, path: Path) -> Any:  # noqa: ANN401 - plain data of any type
    """Give what stands at a place of a record; ``None`` where nothing does."""
    for step in path:
        if isinstance(step, int):
            data = data[step] if data is not None and step < len(data) else None
        else:
            data = None if data is None else data.get(step)
    return data
