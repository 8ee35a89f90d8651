"""Matrix: which rule rests on which prompt and question, and how much of each data can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.model.rule import Weight
from checker.model.rulebook import Coverage
from checker.reports.differences import difference_lines, rulebook_json
from checker.reports.lines import BLANK, Line, Style, count, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.model.rule import Rule
    from checker.model.rulebook import Prompt, Question, Rulebook

FORMAT = "checker-matrix-v1"
MARKS = {Weight.ESSENTIAL: "E", Weight.SUPPORTING: "s"}
NONE = "·"
NOT_COVERED = "not covered"
LOOKS = {
    Coverage.COVERED: Style.GOOD,
    Coverage.PARTLY: Style.UNSURE,
    Coverage.NOT_CHECKABLE: Style.FINDING,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A prompt or a question: its short name in its group, and the rules that rest on it."""

    short: str
    part: Prompt | Question
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The prompts of a standard, or the questions: columns that stand close together."""

    name: str
    columns: tuple[Column, ...]


def groups(rulebook: Rulebook, rules: tuple[Rule, ...]) -> tuple[Group, ...]:
    """Give the prompts by standard, then the questions."""
    standards = (
        _group(
            standard.id,
            standard.prompts,
            f"{standard.id}.",
            lambda rule: rule.basis.prompts,
            rules,
        )
        for standard in rulebook.standards
    )
    letters = {each.id[:1] for each in rulebook.questions}  # Q, where they are called Q1 to Q7
    prefix = letters.pop() if len(letters) == 1 else ""
    questions = _group(prefix, rulebook.questions, prefix, lambda rule: rule.basis.questions, rules)
    return (*standards, questions)


def _group(
    name: str,
    parts: Sequence[Prompt | Question],
    prefix: str,
    basis: Callable[[Rule], tuple[str, ...]],
    rules: tuple[Rule, ...],
) -> Group:
    columns = (
        Column(
            part.id.removeprefix(prefix),
            part,
            tuple(rule for rule in rules if part.id in basis(rule)),
        )
        for part in parts
    )
    return Group(name, tuple(columns))


def matrix_lines(rulebook: Rulebook, rules: tuple[Rule, ...]) -> Iterator[Line]:
    """Write the rules against the prompts and questions, then each of these with its coverage."""
    found = groups(rulebook, rules)
    yield from _table(found, rules)
    yield BLANK
    yield Line(f"E essential, s supporting, {NONE} not; {count(len(rules), 'rule')}", Style.MUTED)
    yield BLANK
    for group in found:
        for column in group.columns:
            yield from _column(column)
    if rulebook.extends:
        yield BLANK
        yield from difference_lines(rulebook)


def _table(found: tuple[Group, ...], rules: tuple[Rule, ...]) -> Iterator[Line]:
    width = max((len(rule.id) for rule in rules), default=0)
    names = [[group.name] for group in found]
    shorts = [[column.short for column in group.columns] for group in found]
    yield Line(f"{'':{width}}  {_row(found, names)}", Style.HEADING)
    yield Line(f"{'rule':{width}}  {_row(found, shorts)}", Style.HEADING)
    for rule in rules:
        marks = [[_mark(rule, column) for column in group.columns] for group in found]
        yield Line(f"{rule.id:{width}}  {_row(found, marks)}")


def _mark(rule: Rule, column: Column) -> str:
    mark = MARKS[rule.weight] if rule in column.rules else NONE
    return mark.ljust(len(column.short))


def _row(found: tuple[Group, ...], cells: list[list[str]]) -> str:
    """Set the cells of each group under its name; short ones close together, to fit a screen."""
    row = [
        _gap(group).join(each).ljust(_width(group))
        for group, each in zip(found, cells, strict=True)
    ]
    return "  ".join(row)


def _gap(group: Group) -> str:
    return "" if all(len(column.short) == 1 for column in group.columns) else " "


def _width(group: Group) -> int:
    return max(len(group.name), len(_gap(group).join(column.short for column in group.columns)))


def _column(column: Column) -> Iterator[Line]:
    part = column.part
    number = count(len(column.rules), "rule")
    look = LOOKS[part.coverage] if column.rules else Style.FINDING
    yield Line(f"{part.id}  {_coverage(column)}, {number}: {folded(part.text)}", look)
    if part.because:
        yield Line(f"because: {folded(part.because)}", depth=1)


def _coverage(column: Column) -> str:
    """Say how much of a column data can show; where every rule is disabled, none looks at it."""
    return str(column.part.coverage) if column.rules else NOT_COVERED


def as_json(rulebook: Rulebook, rules: tuple[Rule, ...]) -> dict[str, Any]:
    """Give the matrix as plain data, ready to be written as JSON."""
    *standards, questions = groups(rulebook, rules)
    return {
        "format": FORMAT,
        "rulebook": rulebook_json(rulebook),
        "prompts": [_json(each) for group in standards for each in group.columns],
        "questions": [_json(each) for each in questions.columns],
    }


def _json(column: Column) -> dict[str, Any]:
    part = column.part
    return {
        "id": part.id,
        "text": folded(part.text),
        "coverage": _coverage(column),
        "because": folded(part.because),
        "rules": [{"id": each.id, "weight": str(each.weight)} for each in column.rules],
    }
