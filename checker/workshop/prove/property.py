"""Property: what is so of a rule whatever the record, in words and as a look at one record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.model.record import Record
    from checker.workshop.prove.stand import Stand


def always(_stand: Stand) -> bool:
    """Say that a property is one of every rule."""
    return True


@dataclass(frozen=True, slots=True)
class Property:
    """A property of rules.

    ``look`` gives what speaks against it on one record, in words, or nothing; the same every time.
    ``concerns`` says of which rules it is promised.
    """

    name: str
    text: str
    look: Callable[[Stand, Record], str | None]
    concerns: Callable[[Stand], bool] = always
