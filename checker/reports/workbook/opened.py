"""Opened: a workbook that came back is opened with care, and the rows of one sheet are given."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from checker.model.errors import CheckerError
from checker.reports.lines import inert

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LARGEST = 100_000_000  # bytes of a file; that of 10,000 findings has about 4 million
LARGEST_UNPACKED = 1_000_000_000  # a small file can unpack to more than a machine holds
# A single cell far out makes a sheet as large as all that lies before it.
MOST_CELLS = 30_000_000
OF_CELLS = "cells from the first to the last of a sheet, most of them empty"
PAGES = "xl/worksheets/"
CELL = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
LONGEST_PLACE = 16  # bytes, of one that stands across two pieces
PIECE = 1 << 20
SHOWN = 12


class NoWorkbookError(CheckerError):
    """A file that is no workbook, or not one that verdicts can be read from."""


def rows_of(path: Path, sheet: str) -> list[list[Any]]:
    """Give the rows of a sheet, from its first row on; each as a list of values.

    Raises:
        NoWorkbookError: the file is not there, too large, encrypted or no workbook, or it has no
            such sheet.
    """
    import python_calamine as calamine  # noqa: PLC0415 - not needed to write a workbook

    _not_too_large(path)
    try:
        with calamine.CalamineWorkbook.from_path(path) as book:
            name = _named(path, sheet, book.sheet_names)
            return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except calamine.PasswordError:
        message = f"{path} is encrypted; save it without a password"
        raise NoWorkbookError(message) from None
    except (calamine.CalamineError, OSError, ValueError):
        message = f"{path} is no workbook that can be read; save it as .xlsx or .ods"
        raise NoWorkbookError(message) from None


def _not_too_large(path: Path) -> None:
    """Refuse what would take more memory than a machine has; a reader of tables would just die."""
    try:
        measured = [
            (path.stat().st_size, LARGEST, "bytes"),
            *_unpacked(path),
        ]
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise NoWorkbookError(message) from None
    for size, most, what in measured:
        if size > most:
            message = f"{path} has {size:,} {what}; at most {most:,} are read"
            raise NoWorkbookError(message)


def _unpacked(path: Path) -> Iterator[tuple[int, int, str]]:
    """Measure what is packed in a file; nothing where it is no archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            size = sum(each.file_size for each in parts)
            yield size, LARGEST_UNPACKED, "bytes when it is unpacked"
            if size > LARGEST_UNPACKED:
                return
            for each in parts:
                if each.filename.startswith(PAGES):
                    yield _area(archive, each), MOST_CELLS, OF_CELLS
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        return  # what is wrong with it is said when it is opened


def _area(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Count the cells from the first one of a sheet to the last, the empty ones among them."""
    rows, columns, before = 0, 0, b""
    with archive.open(part) as page:
        while piece := page.read(PIECE):
            for letters, number in CELL.findall(before + piece):
                rows = max(rows, int(number))
                columns = max(columns, _column(letters))
            before = piece[-LONGEST_PLACE:]
    return rows * columns


def _column(letters: bytes) -> int:
    """Give the number of a column: A is 1, Z is 26, AA is 27."""
    number = 0
    for each in letters:
        number = 26 * number + each - ord("A") + 1
    return number


def _named(path: Path, sheet: str, names: Sequence[str]) -> str:
    """Find a sheet by its name, whatever its capitals and the space around it."""
    for name in names:
        if name.strip().casefold() == sheet.casefold():
            return name
    listed = ", ".join(inert(each) for each in names[:SHOWN])
    message = f"{path} has no sheet {sheet}; its sheets are: {listed or 'none'}"
    raise NoWorkbookError(message)
