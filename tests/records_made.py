"""Records made from records: something hidden, filled in, shuffled or taken away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from checker.model.types import (
    BooleanType,
    DateType,
    EnumType,
    IntegerType,
    ListType,
    NumberType,
    RecordType,
    TextType,
)

if TYPE_CHECKING:
    import random

    from checker.model.types import Schema, Type


def hidden(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Hide fields at random, at every depth: what is hidden is not recorded."""
    return {  # the rate differs from record to record, so that one field alone is often hidden
        name: _hidden(value, chance, rate)
        for rate in [chance.choice([0.05, 0.2, 0.6])]
        for name, value in data.items()
    }


def _hidden(value: Any, chance: random.Random, rate: float) -> Any:  # noqa: ANN401 - any data
    if chance.random() < rate:
        return None
    if isinstance(value, dict):
        return {name: _hidden(each, chance, rate) for name, each in value.items()}
    if isinstance(value, tuple):
        inner = [_hidden(each, chance, rate) if isinstance(each, dict) else each for each in value]
        return tuple({} if each is None else each for each in inner)
    return value


def completed(data: dict[str, Any], schema: Schema, chance: random.Random) -> dict[str, Any]:
    """Fill in everything that is missing, at random."""
    filled = _completed(schema.case, data, chance)
    assert isinstance(filled, dict)
    return filled


def _completed(type_: Type, value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - one return a type
    match type_:
        case RecordType():
            found = value or {}
            return {
                name: _completed(field.type, found.get(name), chance)
                for name, field in type_.fields.items()
            }
        case ListType():
            items = [None] * chance.randint(0, 2) if value is None else value
            return tuple(_completed(type_.element, each, chance) for each in items)
        case _ if value is not None:
            return value
        case BooleanType():
            return chance.random() < 0.5
        case IntegerType():
            return chance.randint(-3, 5)
        case NumberType():
            return chance.choice([0.0, 1.5, 3.0])
        case DateType():
            return date(2018, 4, 26) + timedelta(days=chance.randint(-40, 40))
        case TextType():
            return chance.choice(["", "x", "y"])
        case EnumType():
            return chance.choice(type_.values)


def shuffled(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - any data
    """Shuffle every list, at every depth."""
    if isinstance(value, dict):
        return {name: shuffled(each, chance) for name, each in value.items()}
    if isinstance(value, tuple):
        items = [shuffled(each, chance) for each in value]
        chance.shuffle(items)
        return tuple(items)
    return value


def without(data: dict[str, Any], reads: tuple[str, ...]) -> dict[str, Any]:
    """Take away every field whose schema path is not read, leaving the items that hold them."""
    kept = _without(data, "", reads)
    assert isinstance(kept, dict)
    return kept


def _without(value: Any, path: str, reads: tuple[str, ...]) -> Any:  # noqa: ANN401 - any data
    if isinstance(value, dict):
        return {
            name: _without(each, f"{path}.{name}" if path else name, reads)
            for name, each in value.items()
        }
    if isinstance(value, tuple) and path in reads:
        return tuple(_without(each, f"{path}[]", reads) for each in value)
    return value if path in reads or path.endswith("[]") else None
