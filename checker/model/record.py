"""Record: one case record that fits its schema, as plain data that any engine can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import Self


class Seen(tuple[object, ...]):  # noqa: SLOT001 - a tuple cannot have slots beside its items
    """The items of a list that were there on the day of judging; equal to a tuple of them.

    ``places``: where each stands in the list that was given, in which later items stand too.
    """

    places: tuple[int, ...]

    @classmethod
    def of(cls, placed: Iterable[tuple[int, object]]) -> Self:
        """Keep items with their places."""
        pairs = tuple(placed)
        seen = cls(item for _, item in pairs)
        seen.places = tuple(place for place, _ in pairs)
        return seen


def places(items: Sequence[object]) -> Sequence[int]:
    """Give where each item of a list stands in the list that was given."""
    return items.places if isinstance(items, Seen) else range(len(items))


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
