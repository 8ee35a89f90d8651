"""Table: rows of a section as columns of few distinct values, each written out once.

Whatever a record holds, a code, a flag, a date or a short list, is one of a known set of values. A
column is the place of each row's value in that set, so that a row's text and its place in Arrow's
memory are both looked up, never made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

EPOCH = date(1970, 1, 1)
# Days that a record can name, counted from its day of judging.
EARLIEST, LATEST = -6000, 3000


@dataclass(eq=False, slots=True)
class Values:
    """A set of distinct values; ``None`` stands for what is not recorded."""

    each: tuple[object, ...]
    _json: pa.Array = None
    _texts: dict[str, pa.Array] = field(default_factory=dict)
    _arrays: dict[pa.DataType, pa.Array] = field(default_factory=dict)

    def texts(self, key: str) -> pa.Array:
        """Give each value as it stands in JSON after its key; nothing where it is not recorded."""
        if self._json is None:
            made = [None if value is None else as_json(value) for value in self.each]
            self._json = pa.array(made, pa.large_string())
        if key not in self._texts:
            texts = pc.binary_join_element_wise(_text(f',"{key}":'), self._json, _text(""))
            self._texts[key] = texts.fill_null("")
        return self._texts[key]

    @property
    def kind(self) -> pa.DataType:
        """The type that holds all the values."""
        return pa.array(self.each).type

    def array(self, kind: pa.DataType) -> pa.Array:
        """Give each value in the memory of Arrow."""
        if kind not in self._arrays:
            self._arrays[kind] = pa.array(self.each, kind)
        return self._arrays[kind]


def _text(text: str) -> pa.Scalar:
    return pa.scalar(text, pa.large_string())


@dataclass(frozen=True, eq=False, slots=True)
class Column:
    """The value of each row; without places, the first value of the set in every row."""

    values: Values
    places: Ints | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Texts:
    """A text of its own in each row, with nothing in it that JSON would escape."""

    array: pa.Array


@dataclass(frozen=True, eq=False, slots=True)
class Many:
    """A list in each row: row ``i`` holds the items from ``bounds[i]`` to ``bounds[i + 1]``."""

    bounds: Ints
    items: Table


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """Rows of one section, or of those rows that have it.

    The first column is recorded in every row.
    """

    rows: int
    columns: Mapping[str, Column | Texts | Many | Table]
    there: Bools | None = None


def as_json(value: object) -> str:
    """Write a value as compact JSON; a date as year-month-day."""
    return json.dumps(value, separators=(",", ":"), default=date.isoformat)


def always(value: str | list[str]) -> Column:
    """Hold one value in every row."""
    return _always(as_json(value))


@cache
def _always(text: str) -> Column:
    return Column(Values((json.loads(text),)))


YES, NO = _always("true"), _always("false")
FLAGS = Values((False, True))
THREE = Values((None, False, True))


def flag(truth: Bools) -> Column:
    """Hold true or false in every row."""
    return Column(FLAGS, truth.astype(np.int64))


def flag_where(known: Bools, truth: Bools) -> Column:
    """Hold true or false where it is known."""
    return Column(THREE, np.where(known, truth.astype(np.int64) + 1, 0))


@cache
def codes(*values: object) -> Values:
    """Make a set of codes or numbers, once."""
    return Values(values)


def chosen(values: Values, places: Ints) -> Column:
    """Hold the value at each place of a set."""
    return Column(values, places)


def where(known: Bools, value: str | list[str]) -> Column:
    """Hold one value where it is known, and nothing elsewhere."""
    return Column(_maybe(as_json(value)), known.astype(np.int64))


def yes_where(known: Bools) -> Column:
    """Hold true where it is known, and nothing elsewhere."""
    return Column(_maybe("true"), known.astype(np.int64))


def no_where(known: Bools) -> Column:
    """Hold false where it is known, and nothing elsewhere."""
    return Column(_maybe("false"), known.astype(np.int64))


@cache
def _maybe(text: str) -> Values:
    return Values((None, json.loads(text)))


@cache
def numbers(most: int) -> Values:
    """Make the set of the numbers from nought to the most."""
    return Values(tuple(range(most + 1)))


@cache
def _calendar(as_of: int) -> Values:
    first = EPOCH + timedelta(days=as_of + EARLIEST)
    return Values((None, *(first + timedelta(days=day) for day in range(LATEST - EARLIEST + 1))))


def days(as_of: int, on: Ints, known: Bools | None = None) -> Column:
    """Hold a day, counted from 1970-01-01, where it is known."""
    places = on - (as_of + EARLIEST) + 1
    return Column(_calendar(as_of), places if known is None else np.where(known, places, 0))


def listed(parents: int, owners: Ints, columns: Mapping[str, Column | Many | Table]) -> Many:
    """Make a list in each row out of items that are sorted by the row that owns them."""
    counts = np.bincount(owners, minlength=parents)
    return Many(np.concatenate(([0], np.cumsum(counts))), Table(len(owners), columns))


def picked(column: Column, rows: Ints) -> Column:
    """Take some rows of a column, in the order given."""
    return column if column.places is None else Column(column.values, column.places[rows])


def stacked(parents: int, parts: Sequence[tuple[Bools, Mapping[str, Column]]]) -> Many:
    """Make a list in each row out of items of which each row has one or none, in this order.

    A field that a part does not name is not recorded in its items. The first field is in all.
    """
    owners = np.concatenate([np.flatnonzero(there) for there, _ in parts])
    order = np.argsort(owners, kind="stable")
    names = dict.fromkeys(name for _, columns in parts for name in columns)
    columns = {name: _stack(name, parts, order) for name in names}
    return listed(parents, owners[order], columns)


def _stack(name: str, parts: Sequence[tuple[Bools, Mapping[str, Column]]], order: Ints) -> Column:
    rows = [(np.flatnonzero(there), columns.get(name)) for there, columns in parts]
    sets = dict.fromkeys(each.values for _, each in rows if each is not None)
    lacking = any(each is None for _, each in rows)
    values, starts = _union(tuple(sets), lacking)
    places = []
    for at, column in rows:
        if column is None:
            places.append(np.zeros(len(at), dtype=np.int64))
        elif column.places is None:
            places.append(np.full(len(at), starts[column.values], dtype=np.int64))
        else:
            places.append(column.places[at] + starts[column.values])
    return Column(values, np.concatenate(places)[order])


@cache
def _union(sets: tuple[Values, ...], lacking: bool) -> tuple[Values, dict[Values, int]]:  # noqa: FBT001 - a key of the cache
    if len(sets) == 1 and (not lacking or sets[0].each[0] is None):
        return sets[0], {sets[0]: 0}
    starts: dict[Values, int] = {}
    each: list[object] = [None]
    for values in sets:
        starts[values] = len(each)
        each.extend(values.each)
    return Values(tuple(each)), starts
