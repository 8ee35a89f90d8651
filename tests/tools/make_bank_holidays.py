"""Writes the table of England and Wales bank holidays from the `holidays` package."""

from __future__ import annotations

from pathlib import Path

import holidays

TABLE = Path(__file__).parents[2] / "checker" / "engines" / "bank_holidays.csv"
FIRST_YEAR, LAST_YEAR = 1995, 2028


def rows(nation: str = "ENG") -> list[tuple[str, str]]:
    """List the bank holidays of the table's years, first and last inclusive, with their names."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    found = holidays.country_holidays("GB", subdiv=nation, years=years)
    return [(day.isoformat(), name) for day, name in sorted(found.items())]


def text() -> str:
    """Write the table as it stands in the repository."""
    lines = (f'{day},"{name}"' for day, name in rows())
    return "date,name\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
