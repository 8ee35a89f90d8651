"""Dated: what every dated item of a record has in common."""

from datetime import date

from checker.records.declare import Section, fact


class DatedItem(Section):
    """An item of a list that happened, or became known, on a day."""

    recorded_on: date | None = fact(
        "The day on which this item was entered in the record; empty if the system does not say.",
        source="project",
        past=True,
    )
