"""Wording: how a value of a record is shown to people, the same in every report."""

from __future__ import annotations

from datetime import date

# Written out, because the month names of the standard library follow the machine's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


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
