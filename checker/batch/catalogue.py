"""Catalogue: a rulebook is put into words, and read back from where they were saved."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from checker.model.catalogue import (
    Asked,
    Band,
    Catalogue,
    Changed,
    Groups,
    RuleEntry,
)
from checker.model.roll_up import figure
from checker.reports.in_words import in_words, rows

if TYPE_CHECKING:
    from checker.api import Book
    from checker.model.group import PlannedGrouping
    from checker.model.plan import Plan
    from checker.model.rule import Parameter
    from checker.model.rulebook import Question, Rulebook, Standard


def catalogue(book: Book) -> Catalogue:
    """Put a rulebook into words."""
    rulebook = book.rulebook
    bands = () if rulebook.roll_up is None else rulebook.roll_up.bands
    return Catalogue(
        id=rulebook.id,
        title=rulebook.title,
        version=rulebook.version,
        record=rulebook.record,
        source=rulebook.source,
        questions=tuple(_question(each) for each in rulebook.questions),
        prompts=tuple(prompt for each in rulebook.standards for prompt in _prompts(each)),
        standards=tuple(
            Asked(each.id, each.title, each.text, "", "", "") for each in rulebook.standards
        ),
        groups=tuple(_groups(each) for each in book.groups),
        bands=tuple(_band(each) for each in bands),
        rules=tuple(_rule(rulebook, plan) for plan in book.plans),
        differences=tuple(Changed(**_texts(asdict(each))) for each in rulebook.differences),
    )


def read_catalogue(data: object) -> Catalogue:
    """Read a catalogue from plain data.

    Raises:
        ValidationError: it is none.
    """
    return TypeAdapter(Catalogue).validate_python(data)


def _question(each: Question) -> Asked:
    return Asked(each.id, "", each.text, each.standard or "", str(each.coverage), each.because)


def _prompts(standard: Standard) -> tuple[Asked, ...]:
    return tuple(
        Asked(each.id, "", each.text, standard.id, str(each.coverage), each.because)
        for each in standard.prompts
    )


def _groups(each: PlannedGrouping) -> Groups:
    grouping = each.grouping
    names = each.names if each.value is None else ()
    return Groups(
        name=grouping.name,
        title=grouping.title,
        use=str(grouping.use),
        personal=grouping.personal,
        part=str(grouping.part or ""),
        source=grouping.source,
        names=names,
    )


def _band(each: Parameter) -> Band:
    return Band(each.name, figure(each), each.source, str(each.certainty or ""))


def _rule(rulebook: Rulebook, plan: Plan) -> RuleEntry:
    rule = plan.rule
    sentences = (row for each in in_words(plan, rulebook) for row in rows(each))
    return RuleEntry(
        id=rule.id,
        title=rule.title,
        status=str(rule.status),
        weight=str(rule.weight),
        prompts=rule.basis.prompts,
        questions=rule.basis.questions,
        source=rule.basis.source,
        why=rule.why,
        checks=tuple(f"{'  ' * depth}{text}" for depth, text in sentences),
        put_right=rule.put_right,
        does_not_see=rule.does_not_see,
        tends_to=str(rule.tends_to),
    )


def _texts(data: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in data.items()}
