"""Sheet: one sheet of the workbook is written from plain rows, as a table that can be filtered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from checker.reports.workbook.texts import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = str | int | float | date | None
MOST_ROWS = 1_048_576 - 4  # rows of a sheet, less those above a table
FIRST = 3  # the row of a table's headings, counted from 0
LINE, MOST_LINES = 13.5, 14  # the height of a line in points, and the tallest row
NARROWER = 1.1  # wrapped lines break at words, so they hold less than the column is wide


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column: its text, its width in characters, and how its cells look.

    ``kind``: ``text``, ``number``, ``share`` (a percentage), ``day``, or ``answer`` where people
    write. ``choices``: the answers of a drop-down.
    """

    text: str
    width: int
    kind: str = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """A sheet: its name, what stands above its table, the headings and the rows."""

    name: str
    title: str
    about: str
    table: str
    headings: tuple[Heading, ...]
    rows: Iterable[Sequence[Value]]


@dataclass(frozen=True, eq=False, slots=True)
class Looks:
    """The looks of cells."""

    title: Any
    about: Any
    heading: Any
    by_kind: dict[str, Any]

    @classmethod
    def of(cls, book: Any) -> Looks:  # noqa: ANN401 - the library ships no types
        """Make the looks of a workbook."""
        plain = {"valign": "top", "font_name": "Arial", "font_size": 10}
        wrapped = {**plain, "text_wrap": True}
        return cls(
            title=book.add_format({**plain, "bold": True, "font_size": 14}),
            about=book.add_format(plain),
            heading=book.add_format(
                {**wrapped, "bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF"}
            ),
            by_kind={
                "text": book.add_format({**wrapped, "num_format": "@"}),
                "number": book.add_format({**plain, "num_format": "#,##0"}),
                "share": book.add_format({**plain, "num_format": '0.0"%"'}),
                "day": book.add_format({**plain, "num_format": "d mmmm yyyy", "align": "left"}),
                "answer": book.add_format(
                    {**wrapped, "bg_color": "#FFF6D6", "border": 1, "border_color": "#B1B4B6"}
                ),
            },
        )


def write(book: Any, looks: Looks, sheet: Sheet) -> None:  # noqa: ANN401 - the library ships no types
    """Write a sheet: its title, what it holds, then its table with filters and a fixed head."""
    page = book.add_worksheet(sheet.name)
    rows = list(sheet.rows)
    kept = rows[:MOST_ROWS]
    page.write_string(0, 0, sheet.title, looks.title)
    page.write_string(1, 0, _about(sheet, len(kept), len(rows)), looks.about)
    for column, heading in enumerate(sheet.headings):
        page.set_column(column, column, heading.width)
    for at, row in enumerate(kept, FIRST + 1):
        for column, (heading, value) in enumerate(zip(sheet.headings, row, strict=True)):
            _cell(page, at, column, value, looks.by_kind[heading.kind])
        page.set_row(at, _height(sheet.headings, row))
    page.set_row(FIRST, _height(sheet.headings, [each.text for each in sheet.headings]) + 2)
    _table(page, looks, sheet, max(len(kept), 1))
    page.freeze_panes(FIRST + 1, 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(FIRST)


def _height(headings: Sequence[Heading], row: Sequence[Value]) -> float:
    """Give the height of a row that shows its texts; not every program works that out."""
    lines = [
        sum(int(len(line) * NARROWER // heading.width) + 1 for line in value.split("\n"))
        for heading, value in zip(headings, row, strict=True)
        if isinstance(value, str)
    ]
    return LINE * min(max(lines, default=1), MOST_LINES) + 2


def _about(sheet: Sheet, kept: int, whole: int) -> str:
    if not whole:
        return f"{sheet.about} No rows."
    if kept < whole:
        return f"{sheet.about} The first {kept:,} of {whole:,} rows; a sheet holds no more."
    return sheet.about


def _table(page: Any, looks: Looks, sheet: Sheet, rows: int) -> None:  # noqa: ANN401 - as above
    last = FIRST + rows
    columns = [
        {"header": each.text, "header_format": looks.heading, "format": looks.by_kind[each.kind]}
        for each in sheet.headings
    ]
    page.add_table(
        FIRST,
        0,
        last,
        len(columns) - 1,
        {"name": sheet.table, "columns": columns, "style": "Table Style Light 1"},
    )
    for column, heading in enumerate(sheet.headings):
        if heading.choices:
            page.data_validation(
                FIRST + 1,
                column,
                last,
                column,
                {
                    "validate": "list",
                    "source": list(heading.choices),
                    "error_title": "Not one of the answers",
                    "error_message": f"Choose one of: {', '.join(heading.choices)}",
                },
            )


def _cell(page: Any, row: int, column: int, value: Value, look: Any) -> None:  # noqa: ANN401 - as above
    match value:
        case None | "":
            page.write_blank(row, column, None, look)
        case str():
            page.write_string(row, column, cell_text(tuple(value.split("\n"))), look)
        case date():
            page.write_datetime(row, column, value, look)
        case _:
            page.write_number(row, column, value, look)
