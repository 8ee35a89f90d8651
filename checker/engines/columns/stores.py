"""Stores: reading the values of items, wherever in the record they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

import numpy as np

from checker.engines.columns import batch, frames
from checker.engines.columns.program import BATCH, Slot
from checker.engines.columns.values import Bounds, Part, Rows, Store, Truth, Value, Word
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
    from collections.abc import Callable

    from numpy.typing import NDArray

    from checker.engines.columns.batch import Batch, Spans
    from checker.engines.columns.program import Program
    from checker.engines.columns.values import Operand
    from checker.model.types import Type

    Column = NDArray[Any]
    Section = str | tuple[str, ...]

# An address is the number of a section, times this, and the place of the item in the section.
STEP = 2**40


def read(program: Program, part: Part, type_: Type, *names: str) -> Value:
    """Read a field of a part, or with no name the part itself."""
    path = (*part.path, *names)
    match type_:
        case BooleanType():
            return Truth(
                _leaf(program, part, path, batch.true), _leaf(program, part, path, batch.false)
            )
        case IntegerType() | NumberType() | DateType():
            return Bounds(
                _leaf(program, part, path, batch.low), _leaf(program, part, path, batch.high)
            )
        case EnumType():
            return Word(_leaf(program, part, path, batch.code, type_.values))
        case TextType():
            return Word(_leaf(program, part, path, batch.code))
        case RecordType():
            return Part(part.store, part.items, path)
        case ListType(element=element):
            return _list(program, part, path, element)
        case _ as never:
            assert_never(never)


def _leaf(
    program: Program,
    part: Part,
    path: tuple[str, ...],
    kernel: Callable[..., Column],
    *more: object,
) -> Slot:
    columns = tuple(
        program.emit(kernel, BATCH, _joined(section, path), *more)
        for section in part.store.sections
    )
    return _gathered(program, part, columns)


def _gathered(program: Program, part: Part, columns: tuple[Slot, ...]) -> Slot:
    if not part.store.alone:
        numbers = tuple(program.section(each) for each in part.store.sections)
        return program.emit(gathered, part.items, numbers, *columns)
    return columns[0] if part.items is None else program.emit(frames.take, columns[0], part.items)


def _list(program: Program, part: Part, path: tuple[str, ...], element: Type) -> Rows:
    store = Store(tuple(_joined(section, path) for section in part.store.sections))
    spans = [program.emit(batch.spans, BATCH, section) for section in store.sections]
    starts = [
        program.emit(begin, each, 0 if store.alone else program.section(section) * STEP)
        for each, section in zip(spans, store.sections, strict=True)
    ]
    return Rows(
        store,
        _gathered(program, part, tuple(starts)),
        _gathered(program, part, tuple(program.emit(sizes, each) for each in spans)),
        _gathered(program, part, tuple(program.emit(recorded, each) for each in spans)),
        element,
    )


def begin(spans: Spans, address: int) -> Column:
    """Give where each list begins, at the address of its section."""
    return spans.starts + address


def sizes(spans: Spans) -> Column:
    """Give how many items each list has."""
    return spans.sizes


def recorded(spans: Spans) -> Column:
    """Say which lists are recorded."""
    return spans.known


def _joined(section: Section, path: tuple[str, ...]) -> Section:
    if isinstance(section, tuple) or not path:
        return section
    return ".".join((section, *path)) if section else ".".join(path)


def gathered(addresses: Column, numbers: tuple[int, ...], *columns: Column) -> Column:
    """Give the value at each address, from the columns of several sections."""
    section, place = np.divmod(addresses, STEP)
    kind = np.result_type(*columns)
    found = np.zeros(len(addresses), dtype=kind)
    for number, column in zip(numbers, columns, strict=True):
        here = section == number
        found[here] = column[place[here]]
    return found


def total(of: Batch, section: Section) -> int:
    """Count the items of a section over all records."""
    return len(section) if isinstance(section, tuple) else len(of.items(section))


def addressed(program: Program, rows: Rows) -> Operand:
    """Give where lists begin, as addresses."""
    if not rows.store.alone:
        return rows.starts
    return program.emit(np.add, rows.starts, program.section(rows.store.sections[0]) * STEP)
