"""Wording: how a value is shown, and which known name is near one, the same everywhere."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Written out, because the month names of the standard library follow the machine's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


ABSENT = "(not recorded)"


def shown(value: object) -> str:
    """Write a value: dates as 14 January 2018, truth as yes or no, lists with commas."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
        case tuple() | list():
            return ", ".join(shown(each) for each in value) if value else "none"
        case _:
            return str(value)


def percent(share: float, decimals: int = 1) -> str:
    """Write a share, given in percent; a half is rounded up, as people and spreadsheets do."""
    step = Decimal(1).scaleb(-decimals)
    return f"{Decimal(repr(share)).quantize(step, ROUND_HALF_UP)}%"


def mid_sentence(label: str) -> str:
    """Write a label as it stands inside a sentence: an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def near(name: str, names: Iterable[str], alike: float = 0.6) -> str | None:
    """Give the known name most like a name; ``alike``, from 0 to 1, is how like at least."""
    close = get_close_matches(name, sorted(set(names)), n=1, cutoff=alike)
    return close[0] if close else None
