"""Matrix: which rule rests on which prompt and question, and how much of each data can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.model.rule import Weight
from checker.model.rulebook import Coverage
from checker.reports.differences import difference_lines, rulebook_json
from checker.reports.lines import BLANK, Line, Style, count, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.rule import Rule
    from checker.model.rulebook import Prompt, Question, Rulebook

FORMAT = "checker-matrix-v1"
MARKS = {Weight.ESSENTIAL: "E", Weight.SUPPORTING: "s"}
NONE = "·"
LOOKS = {
    Coverage.COVERED: Style.GOOD,
    Coverage.PARTLY: Style.UNSURE,
    Coverage.NOT_CHECKABLE: Style.FINDING,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A prompt or a question: its group, its short name there, and the rules that rest on it."""

    group: str
    short: str
    part: Prompt | Question
    rules: tuple[Rule, ...]


def columns(rulebook: Rulebook, rules: tuple[Rule, ...]) -> tuple[Column, ...]:
    """Give the prompts by standard, then the questions."""
    prompts = tuple(
        Column(
            standard.id,
            prompt.id.removeprefix(f"{standard.id}."),
            prompt,
            tuple(rule for rule in rules if prompt.id in rule.basis.prompts),
        )
        for standard in rulebook.standards
        for prompt in standard.prompts
    )
    questions = tuple(
        Column("", each.id, each, tuple(rule for rule in rules if each.id in rule.basis.questions))
        for each in rulebook.questions
    )
    return (*prompts, *questions)


def matrix_lines(rulebook: Rulebook, rules: tuple[Rule, ...]) -> Iterator[Line]:
    """Write the rules against the prompts and questions, then each of these with its coverage."""
    found = columns(rulebook, rules)
    yield from _table(found, rules)
    yield BLANK
    yield Line(f"E essential, s supporting, {NONE} not; {count(len(rules), 'rule')}", Style.MUTED)
    yield BLANK
    for column in found:
        yield from _column(column)
    if rulebook.extends:
        yield BLANK
        yield from difference_lines(rulebook)


def _table(found: tuple[Column, ...], rules: tuple[Rule, ...]) -> Iterator[Line]:
    width = max((len(rule.id) for rule in rules), default=0)
    yield Line(f"{'':{width}}  {_groups(found)}", Style.HEADING)
    yield Line(f"{'rule':{width}}  {_row(found, [each.short for each in found])}", Style.HEADING)
    for rule in rules:
        marks = [MARKS[rule.weight] if rule in column.rules else NONE for column in found]
        yield Line(f"{rule.id:{width}}  {_row(found, marks)}")


def _groups(found: tuple[Column, ...]) -> str:
    """Write the standards above the first of their prompts; each is as wide as its prompts."""
    cells, before = "", None
    for column in found:
        space = " " if before not in (None, column.group) else ""
        at = len(_row(found[: found.index(column)], [each.short for each in found]))
        if column.group != before:
            cells = f"{cells:{at}}{' ' if at else ''}{space}{column.group}"
        before = column.group
    return cells


def _row(found: tuple[Column, ...], cells: list[str]) -> str:
    """Set cells under their columns, with a wider gap between two standards."""
    row, before = "", None
    for column, cell in zip(found, cells, strict=False):
        gap = "" if before is None else "  " if before != column.group else " "
        row += f"{gap}{cell:{len(column.short)}}"
        before = column.group
    return row


def _column(column: Column) -> Iterator[Line]:
    part = column.part
    number = count(len(column.rules), "rule")
    look = LOOKS[part.coverage] if column.rules else Style.FINDING
    yield Line(f"{part.id}  {part.coverage}, {number}: {folded(part.text)}", look)
    if part.because:
        yield Line(f"because: {folded(part.because)}", depth=1)


def as_json(rulebook: Rulebook, rules: tuple[Rule, ...]) -> dict[str, Any]:
    """Give the matrix as plain data, ready to be written as JSON."""
    found = columns(rulebook, rules)
    questions = {each.id for each in rulebook.questions}
    return {
        "format": FORMAT,
        "rulebook": rulebook_json(rulebook),
        "prompts": [_json(each) for each in found if each.part.id not in questions],
        "questions": [_json(each) for each in found if each.part.id in questions],
    }


def _json(column: Column) -> dict[str, Any]:
    part = column.part
    return {
        "id": part.id,
        "text": folded(part.text),
        "coverage": str(part.coverage),
        "because": folded(part.because),
        "rules": [{"id": each.id, "weight": str(each.weight)} for each in column.rules],
    }
