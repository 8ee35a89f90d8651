"""Written: values of columns as texts, for the sentence of a finding and for its workings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.engines.columns.batch import NO_CODE
from checker.engines.columns.calendar import EPOCH
from checker.engines.columns.values import Bounds, Truth, Word
from checker.model.types import DateType, EnumType, IntegerType, NumberType, TextType
from checker.model.wording import ABSENT, mid_sentence, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from checker.engines.columns.batch import Batch
    from checker.engines.columns.demand import Demand
    from checker.engines.columns.reason import At
    from checker.model.types import Type

    Column = NDArray[Any]
    Write = Callable[[Any], str]

# What Python takes for white space among the characters of ASCII.
SPACE = "[\t\n\x0b\x0c\r\x1c-\x1f ]+"


def sentences(demand: Demand, pieces: Sequence[str | tuple[Type, At]]) -> pa.Array:
    """Write the finding of each demand; a value that is not known says so."""
    if not len(demand):
        return pa.array([], pa.string())
    texts = [
        pa.scalar(piece) if isinstance(piece, str) else in_words(demand, *piece) for piece in pieces
    ]
    joined = pc.binary_join_element_wise(*texts, "")
    if isinstance(joined, pa.Scalar):
        joined = pa.array([joined.as_py()] * len(demand))
    if not any(isinstance(piece, tuple) and isinstance(piece[0], TextType) for piece in pieces):
        return joined
    # A text of the record may hold white space of any kind.
    tidy = pc.utf8_trim(pc.replace_substring_regex(joined, SPACE, " "), " ")
    return tidy if pc.all(pc.string_is_ascii(tidy)).as_py() is not False else _tidy(tidy)


def _tidy(texts: pa.Array) -> pa.Array:
    return pa.array([" ".join(text.split()) for text in texts.to_pylist()], pa.string())


def in_words(demand: Demand, type_: Type, at: At) -> pa.Array:
    """Write values as people read them: 14 January 2018, a code's label, yes or no."""
    labels: dict[str, str] = {}
    if isinstance(type_, EnumType):
        labels = {each.value: mid_sentence(each.label) for each in type_.members}
    texts = as_text(demand, type_, at, lambda value: labels.get(value) or shown(value))
    return texts.fill_null(ABSENT)


def as_text(demand: Demand, type_: Type, at: At, write: Write) -> pa.Array:
    """Write values of a type; null where one is not known exactly, or is no single value."""
    match at.value:
        case Truth(yes=yes, no=no):
            true, false = demand.at(yes, at.home), demand.at(no, at.home)
            return _texts(np.where(true, 1, 0), true | false, lambda code: write(bool(code)))
        case Bounds(low=low, high=high):
            values = demand.at(low, at.home)
            known = np.equal(values, demand.at(high, at.home))
            return _texts(values, known, lambda number: write(_number(type_, number)))
        case Word(code=code):
            codes = demand.at(code, at.home)
            names = _names(demand.results.batch, type_)
            return _texts(codes, codes != NO_CODE, lambda number: write(names[number]))
        case _:
            return pa.nulls(len(demand), pa.string())


def days(demand: Demand, at: At | None) -> pa.Array:
    """Give dates where they are known exactly."""
    if at is None or not isinstance(at.value, Bounds):
        return pa.nulls(len(demand), pa.date32())
    low = demand.at(at.value.low, at.home)
    known = np.equal(low, demand.at(at.value.high, at.home))
    return pa.array(np.where(known, low, 0).astype(np.int32), mask=~known).cast(pa.date32())


def _number(type_: Type, number: Any) -> object:  # noqa: ANN401 - a scalar of numpy
    match type_:
        case DateType():
            return date.fromordinal(int(number) + EPOCH)
        case NumberType():
            return float(number)
        case IntegerType():
            return int(number)
        case _:
            message = f"a {type_} is no date and no number"
            raise TypeError(message)


def _names(batch: Batch, type_: Type) -> Sequence[str]:
    """List the texts that the numbers of a type stand for."""
    match type_:
        case EnumType(values=values):
            return values
        case TextType():
            return list(batch.texts)
        case _:
            message = f"a {type_} is no code and no text"
            raise TypeError(message)


def _texts(codes: Column, known: Column, write: Write) -> pa.Array:
    """Write each different value once."""
    values, places = np.unique(codes, return_inverse=True)
    sure = set(np.unique(codes[known]).tolist())
    table = pa.array([write(each) if each in sure else "" for each in values.tolist()], pa.string())
    return table.take(pa.array(places.astype(np.int32), mask=~known))
