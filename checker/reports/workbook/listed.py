"""Listed: the sheets of cases, of findings with room for people's answers, and of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.verdict import REASON, VERDICT, VERDICTS
from checker.reports.workbook.sheet import Heading, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.picture import Picture
    from checker.reports.workbook.sheet import Value


def cases(picture: Picture) -> Sheet:
    """Give a row for each case that is told, the most pressing first."""
    groups = picture.catalogue.groups

    def rows() -> Iterator[Sequence[Value]]:
        for each in picture.cases:
            yield (
                each.case_id,
                each.as_of,
                len(each.findings),
                each.essential,
                ", ".join(each.questions),
                *(each.groups.get(group.name, "") for group in groups),
                each.where,
            )

    return Sheet(
        "Cases",
        "Cases to work on",
        f"{_told(picture)} The most pressing first.",
        "cases",
        (
            Heading("Case", 14),
            Heading("Judged as of", 16, "day"),
            Heading("Findings", 10, "number"),
            Heading("Essential rules not met", 12, "number"),
            Heading("Likely insufficient on", 24),
            *(Heading(group.title, 16) for group in groups),
            Heading("Where the record stood", 30),
        ),
        rows(),
    )


def _told(picture: Picture) -> str:
    told, whole = len(picture.cases), picture.with_findings
    if told == whole:
        return f"All {whole:,} cases with findings."
    return f"{told:,} of {whole:,} cases with findings; all are in the tables of the run."


def findings(picture: Picture) -> Sheet:
    """Give a row for each finding, with a drop-down for what a person says of it."""
    rules = {each.id: each for each in picture.catalogue.rules}

    def rows() -> Iterator[Sequence[Value]]:
        for case in picture.cases:
            for each in case.findings:
                rule = rules[each.rule]
                yield (
                    each.id,
                    case.case_id,
                    each.rule,
                    rule.title,
                    rule.weight,
                    ", ".join(rule.questions),
                    each.subject,
                    each.sentence,
                    each.due,
                    rule.put_right,
                    "\n".join(each.evidence),
                    None,
                    None,
                )

    told = sum(len(each.findings) for each in picture.cases)
    return Sheet(
        "Findings",
        "Findings",
        (
            f"{told:,} of {picture.findings:,} findings. Choose a verdict for those that you have "
            "looked at; rows may be sorted, filtered and deleted, the ids may not be changed."
        ),
        "findings",
        (
            Heading("Finding", 15),
            Heading("Case", 14),
            Heading("Rule", 26),
            Heading("Title", 36),
            Heading("Weight", 11),
            Heading("Questions", 11),
            Heading("About", 16),
            Heading("What the record does not show", 60),
            Heading("Due", 18, "day"),
            Heading("To put right", 44),
            Heading("Evidence", 60),
            Heading(VERDICT, 13, "answer", VERDICTS),
            Heading(REASON, 34, "answer"),
        ),
        rows(),
    )


def rules(picture: Picture) -> Sheet:
    """Give a row for each rule: how often it had which outcome, and what it says."""
    counts = {each.rule: each for each in picture.rules}

    def rows() -> Iterator[Sequence[Value]]:
        for each in picture.catalogue.rules:
            number = counts[each.id]
            yield (
                each.id,
                each.title,
                each.status,
                each.weight,
                ", ".join(each.questions),
                ", ".join(each.prompts),
                number.not_met,
                number.met,
                number.not_yet_due,
                number.cannot_tell,
                number.not_applicable,
                number.subjects,
                each.why,
                "\n".join(each.checks),
                each.does_not_see,
                each.tends_to,
                each.put_right,
                each.source,
            )

    return Sheet(
        "Rules",
        "Rules",
        "A row for each rule, with how many cases had which outcome.",
        "rules",
        (
            Heading("Rule", 30),
            Heading("Title", 44),
            Heading("Status", 10),
            Heading("Weight", 11),
            Heading("Questions", 11),
            Heading("Prompts", 16),
            Heading("Not met", 10, "number"),
            Heading("Met", 10, "number"),
            Heading("Not yet due", 10, "number"),
            Heading("Cannot tell", 10, "number"),
            Heading("Not applicable", 12, "number"),
            Heading("Findings", 10, "number"),
            Heading("Why", 44),
            Heading("What it checks", 60),
            Heading("Does not see", 44),
            Heading("Errs towards", 13),
            Heading("To put right", 44),
            Heading("Rests on", 40),
        ),
        rows(),
    )
