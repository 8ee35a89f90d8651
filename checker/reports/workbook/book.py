"""Book: the sheets of the workbook, in their order, with nothing in them that is live."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import xlsxwriter

from checker.reports.workbook import cover, figures, listed, not_checked
from checker.reports.workbook.sheet import Looks, write

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model.picture import Picture

# Text of a record stays text: no formula, no link, no number is made of it.
INERT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "d mmmm yyyy",
}
# The same picture gives the same bytes, so no file says when it was written.
CREATED = datetime(2018, 1, 1, tzinfo=UTC)


def workbook(picture: Picture, path: Path) -> None:
    """Write the workbook of a picture.

    Raises:
        OSError: the file cannot be written.
    """
    sheets = (
        cover.sheet(picture),
        figures.summary(picture),
        listed.cases(picture),
        listed.findings(picture),
        listed.rules(picture),
        figures.groups(picture),
        figures.units(picture),
        not_checked.sheet(picture),
    )
    try:
        with xlsxwriter.Workbook(str(path), INERT) as book:
            book.set_properties({"title": "Self-audit of case records", "created": CREATED})
            looks = Looks.of(book)
            for each in sheets:
                write(book, looks, each)
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(0, "the file was refused") from error
