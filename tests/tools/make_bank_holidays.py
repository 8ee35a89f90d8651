"""Writes the table of England and Wales bank holidays from the `holidays` package."""

from __future__ import annotations

from pathlib import Path

import holidays

TABLE = Path(__file__).parents[2] / "checker" / "engines" / "bank_holidays.csv"
FIRST_YEAR, LAST_YEAR = 1995, 2028


def rows(first: int, last: int) -> list[tuple[str, str]]:
    """List the bank holidays of some years, first and last inclusive, with their names."""
    found = holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1))
    return [(day.isoformat(), name) for day, name in sorted(found.items())]


def text() -> str:
    """Write the table as it stands in the repository."""
    lines = (f'{day},"{name}"' for day, name in rows(FIRST_YEAR, LAST_YEAR))
    return "date,name\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
