"""Plain: checks on plain data that no model states, for every notation alike."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from checker.model.types import DateType, ListType, RecordType
from checker.records import messages
from checker.records.parse_json import DEPTH_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.types import Type
    from checker.records.messages import Wording
    from checker.records.places import Step

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SMALLEST, LARGEST = -(2**63), 2**63 - 1


def unholdable(data: object) -> list[tuple[tuple[Step, ...], Wording]]:
    """Find what could not be handed on: nesting without end, endless numbers, broken text.

    Too deep ends the search: it is walked with a list of what is still to be seen, not by
    recursion, and nothing below the limit is looked at.
    """
    found: list[tuple[tuple[Step, ...], Wording]] = []
    waiting: list[tuple[tuple[Step, ...], object]] = [((), data)]
    while waiting:
        steps, value = waiting.pop()
        if isinstance(value, dict | list):
            if len(steps) >= DEPTH_LIMIT:
                return [((), messages.too_deep(DEPTH_LIMIT))]
            waiting.extend(((*steps, step), part) for step, part in _parts(value))
        wording = _wrong(value)
        if wording is not None:
            found.append((steps, wording))
    return found[::-1]  # the last part was looked at first


def timestamps(
    data: object, kind: Type, steps: tuple[Step, ...] = ()
) -> Iterator[tuple[Step, ...]]:
    """Find texts that stand for dates without being written as one.

    pydantic reads a text of digits as seconds since 1970, even when it is strict.
    """
    if isinstance(kind, RecordType) and isinstance(data, dict):
        for name, field in kind.fields.items():
            if name in data:
                yield from timestamps(data[name], field.type, (*steps, name))
    elif isinstance(kind, ListType) and isinstance(data, list):
        for number, part in enumerate(data):
            yield from timestamps(part, kind.element, (*steps, number))
    elif isinstance(kind, DateType) and isinstance(data, str) and not ISO_DATE.fullmatch(data):
        yield steps


def without(data: object, paths: set[tuple[Step, ...]], steps: tuple[Step, ...] = ()) -> object:
    """Copy the data without what stands at the given paths."""
    if isinstance(data, dict):
        return {
            key: without(part, paths, (*steps, key))
            for key, part in data.items()
            if (*steps, key) not in paths
        }
    if isinstance(data, list):
        return [without(part, paths, (*steps, number)) for number, part in enumerate(data)]
    return data


def _parts(value: dict[str, object] | list[object]) -> Iterator[tuple[Step, object]]:
    yield from value.items() if isinstance(value, dict) else enumerate(value)


def _wrong(value: object) -> Wording | None:
    if isinstance(value, str):
        return None if _is_unicode(value) else messages.not_unicode()
    if isinstance(value, dict):
        return None if all(_is_unicode(key) for key in value) else messages.not_unicode()
    if isinstance(value, float):
        return None if math.isfinite(value) else messages.number_out_of_range()
    if isinstance(value, int):
        return None if SMALLEST <= value <= LARGEST else messages.number_out_of_range()
    return None


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)
