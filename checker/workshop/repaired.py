"""Repaired: the first cases of a picture are told with what would have met the rules not met."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.workshop.repair import repair
from checker.workshop.repair_lines import addition_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.api import Book
    from checker.model.picture import CaseEntry, Finding, Picture
    from checker.model.record import Record


def with_repairs(picture: Picture, book: Book, records: Mapping[str, Record], most: int) -> Picture:
    """Add to the first cases, so many, what would have met each rule that is not met.

    It is looked for by judging a record over and over, which takes a second or more a case.
    """
    first = (_case(each, book, records.get(each.case_id)) for each in picture.cases[:most])
    return replace(picture, cases=(*first, *picture.cases[most:]))


def _case(entry: CaseEntry, book: Book, record: Record | None) -> CaseEntry:
    if record is None:
        return entry
    rules = {each.rule.id for each in book.plans}
    told: set[str] = set()
    findings: list[Finding] = []
    for each in entry.findings:
        found = None
        if each.rule in rules and each.rule not in told:
            # One repair puts every subject of the rule right, so it is told with the first.
            found = repair(book, book.plan(each.rule), record)
            told.add(each.rule)
        said = () if found is None else tuple(map(addition_text, found.additions))
        findings.append(replace(each, would_have_met=said))
    return replace(entry, findings=tuple(findings))
