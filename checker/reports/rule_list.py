"""Rule list: the rules of a rulebook, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.reports.differences import difference_lines, rulebook_json
from checker.reports.json_v1 import rule_json
from checker.reports.lines import BLANK, Line, Style, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook

FORMAT = "checker-rules-v1"
HEADINGS = ("rule", "weight", "prompts", "questions", "title")


def lines(rulebook: Rulebook, rules: tuple[Rule, ...]) -> Iterator[Line]:
    """Write the rules in columns as wide as their content, never cut."""
    rows = [HEADINGS, *(_row(rule) for rule in rules)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS) - 1)]
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)]
        yield Line("  ".join((*cells, row[-1])), Style.PLAIN if number else Style.HEADING)
    if rulebook.extends:
        yield BLANK
        yield from difference_lines(rulebook)


def _row(rule: Rule) -> tuple[str, ...]:
    prompts, questions = ", ".join(rule.basis.prompts), ", ".join(rule.basis.questions)
    return (rule.id, rule.weight, prompts, questions, folded(rule.title))


def as_json(rulebook: Rulebook, rules: tuple[Rule, ...]) -> dict[str, Any]:
    """Give the rules as plain data, ready to be written as JSON."""
    return {
        "format": FORMAT,
        "rulebook": rulebook_json(rulebook),
        "rules": [rule_json(rule) for rule in rules],
    }
