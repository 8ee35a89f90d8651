"""Verdicts: what people chose in the drop-downs of the workbook is read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.verdict import REASON, VERDICT, VERDICTS, Said, Verdict
from checker.reports.workbook.opened import NoWorkbookError, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SHEET = "Findings"
FINDING, CASE, RULE = "Finding", "Case", "Rule"
NEEDED = (FINDING, CASE, RULE, VERDICT, REASON)


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """Something in a row of the sheet that is not as it should be; rows are counted from 1."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The verdicts of a workbook, what was wrong in its rows, and how many had no verdict."""

    verdicts: tuple[Verdict, ...]
    problems: tuple[SheetProblem, ...]
    open: int


def read_verdicts(path: Path) -> Answers:
    """Read the verdicts of a workbook; rows may have been sorted, filtered out or deleted.

    Raises:
        NoWorkbookError: it is no workbook, or has no sheet of findings with its columns.
    """
    head, rows = _table(path)
    verdicts: list[Verdict] = []
    problems: list[SheetProblem] = []
    unanswered = 0
    for number, row in rows:
        text = {name: _text(row[place]) if place < len(row) else "" for name, place in head.items()}
        if not text[FINDING]:
            if text[VERDICT]:
                problems.append(SheetProblem(number, "a verdict stands in a row without a finding"))
            continue
        said = _said(text[VERDICT])
        if said is not None:
            verdicts.append(
                Verdict(text[FINDING], text[CASE], text[RULE], said, text[REASON], number)
            )
            continue
        unanswered += not text[VERDICT]
        problems.extend(_row_problems(number, text[VERDICT], text[REASON]))
    return Answers(tuple(verdicts), tuple(problems), unanswered)


def _row_problems(number: int, verdict: str, reason: str) -> Iterator[SheetProblem]:
    allowed = ", ".join(VERDICTS)
    if verdict:
        yield SheetProblem(number, f"the verdict is none of {allowed}")
    elif reason:
        yield SheetProblem(number, f"a reason stands there without a verdict: {allowed}")


def _said(text: str) -> Said | None:
    plain = " ".join(text.split()).casefold()
    return next((each for each in Said if str(each).casefold() == plain), None)


def _table(path: Path) -> tuple[dict[str, int], list[tuple[int, Sequence[object]]]]:
    """Find the table of findings: where each column is, and the rows below its head."""
    rows = rows_of(path, SHEET)
    wanted = {each.casefold(): each for each in NEEDED}
    for at, row in enumerate(rows):
        found = {_text(each).casefold(): place for place, each in enumerate(row)}
        if wanted.keys() <= found.keys():
            head = {name: found[plain] for plain, name in wanted.items()}
            return head, list(enumerate(rows[at + 1 :], at + 2))
    message = f"{path}: no row of the sheet {SHEET} has the headings {', '.join(NEEDED)}"
    raise NoWorkbookError(message)


def _text(value: object) -> str:
    """Give a cell as text; a program may have made a number of an id that looks like one."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
