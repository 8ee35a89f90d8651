"""Record: one case record that fits its schema, as plain data that any engine can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Record:
    """A record to be judged.

    ``data`` nests mappings, tuples and scalars: dates as ``date``, enumerations as their code
    (a plain ``str``), ``None`` (or no key) for *not recorded*,
    an empty tuple for *recorded as none*.
    ``as_of``: the day at whose close the record is judged. ``where``: the file it came from, with
    the line or number of the record where the file holds several.
    """

    case_id: str
    as_of: date
    data: Mapping[str, object]
    where: str = ""
