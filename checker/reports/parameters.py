"""Parameters: every figure of a rulebook, with its unit, its source and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.model.wording import shown
from checker.reports.differences import difference_lines, rulebook_json
from checker.reports.lines import BLANK, Line, Style, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.rule import Parameter, Rule
    from checker.model.rulebook import Rulebook

FORMAT = "checker-parameters-v1"

Owned = tuple[str, "Parameter"]


def owned(rulebook: Rulebook, rules: tuple[Rule, ...]) -> Iterator[Owned]:
    """Give each figure with its owner: the roll-up, all rules, or one of them."""
    if rulebook.roll_up is not None:
        yield from (("roll-up", each) for each in rulebook.roll_up.limits)
        yield from (("rating", each) for each in rulebook.roll_up.bands)
    yield from (("all rules", each) for each in rulebook.parameters)
    yield from ((rule.id, each) for rule in rules for each in rule.parameters)


def parameter_lines(rulebook: Rulebook, rules: tuple[Rule, ...]) -> Iterator[Line]:
    """Write every figure under its owner."""
    before = ""
    for owner, parameter in owned(rulebook, rules):
        if owner != before:
            yield from [BLANK] if before else []
            yield Line(owner, Style.HEADING)
        before = owner
        yield Line(parameter_text(parameter), depth=1)
    if rulebook.extends:
        yield BLANK
        yield from difference_lines(rulebook)


def parameter_text(parameter: Parameter) -> str:
    """Write a figure: its value or dated values, its unit, its source and how sure it is."""
    unit = f" {parameter.unit}" if parameter.unit else ""
    dated = ", ".join(f"{shown(value)} from {shown(since)}" for since, value in parameter.values)
    value = shown(parameter.value) if parameter.value is not None else dated
    at = f", by {folded(parameter.at.text)}" if parameter.at else ""
    sure = f"; certainty: {parameter.certainty}" if parameter.certainty else ""
    return f"{parameter.name}: {value}{unit}{at}; source: {folded(parameter.source)}{sure}"


def as_json(rulebook: Rulebook, rules: tuple[Rule, ...]) -> dict[str, Any]:
    """Give the figures as plain data, ready to be written as JSON."""
    return {
        "format": FORMAT,
        "rulebook": rulebook_json(rulebook),
        "parameters": [_json(owner, each) for owner, each in owned(rulebook, rules)],
    }


def _json(owner: str, parameter: Parameter) -> dict[str, Any]:
    return {
        "of": owner,
        "name": parameter.name,
        "value": _plain(parameter.value),
        "values": [{"from": str(since), "value": _plain(v)} for since, v in parameter.values],
        "by": None if parameter.at is None else folded(parameter.at.text),
        "unit": parameter.unit,
        "source": folded(parameter.source),
        "certainty": None if parameter.certainty is None else str(parameter.certainty),
    }


def _plain(value: object) -> object:
    match value:
        case tuple():
            return list(value)
        case bool() | int() | float() | None:
            return value
        case _:
            return str(value)
