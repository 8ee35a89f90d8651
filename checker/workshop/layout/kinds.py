"""Kinds: what stands where in a file, by the tables of its keys."""

from __future__ import annotations

from checker.language.keys import KEYS, Key, Kind

SET_OUT = {
    Kind.PART,
    Kind.PARTS,
    Kind.NAMED_PARTS,
    Kind.NAMED_CONDITIONS,
    Kind.NAMED_TEXTS,
    Kind.DATED_VALUES,
}
PROSE = {Kind.TEXT, Kind.SENTENCE}
READ_STRIPPED = {*PROSE, Kind.CONDITION}  # blanks around these mean nothing
DATA = Key(Kind.VALUE, "data, whose keys are not ours to order")
INSIDE = {Kind.NAMED_CONDITIONS: Kind.CONDITION, Kind.NAMED_TEXTS: Kind.TEXT}


def whole(table: str) -> Key:
    """Give the kind of a whole file."""
    return Key(Kind.PART, "the file", part=table)


def order(kind: Key) -> tuple[str, ...]:
    """Give the keys of a part in their order; none where the author chose the keys."""
    return tuple(KEYS[kind.part]) if kind.kind is Kind.PART else ()


def after_key(kind: Key, name: str) -> Key:
    """Give the kind of what stands after a key in a mapping of some kind."""
    match kind.kind:
        case Kind.PART:
            return KEYS[kind.part].get(name, DATA)
        case Kind.NAMED_PARTS:
            return Key(Kind.PART, kind.meaning, part=kind.part)
        case Kind.NAMED_CONDITIONS | Kind.NAMED_TEXTS:
            return Key(INSIDE[kind.kind], kind.meaning)
        case _:
            return DATA


def of_item(kind: Key) -> Key:
    """Give the kind of an item in a list of some kind."""
    part = kind.kind is Kind.PARTS
    return Key(Kind.PART, kind.meaning, part=kind.part) if part else DATA
