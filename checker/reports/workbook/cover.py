"""Cover: what the workbook is, what made it, how to answer in it, and what limits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.wording import shown
from checker.reports.workbook.sheet import Heading, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.picture import Picture

HOW = (
    (
        "How to read it",
        (
            "Likely insufficient means that the record holds no evidence of what the standard asks "
            "for; it may be elsewhere. Cases that cannot be told from the record count neither way."
        ),
    ),
    (
        "How to answer",
        (
            "On the sheet Findings choose Agree, Disagree or Not sure in the column Verdict, and "
            "say why in the column Reason. Rows may be sorted, filtered and deleted. The command "
            "`checker agree` reads the answers back by the ids in the column Finding."
        ),
    ),
)


def sheet(picture: Picture) -> Sheet:
    """Give what stands before everything else."""
    return Sheet(
        "Cover",
        "Self-audit of case records",
        picture.catalogue.title,
        "cover",
        (Heading("What", 28), Heading("Says", 110)),
        _rows(picture),
    )


def _rows(picture: Picture) -> Iterator[tuple[str, str]]:
    records = picture.records
    first, last = records.first_day, records.last_day
    if first is not None and last is not None:
        yield "Judged as of", shown(first) if first == last else f"{shown(first)} to {shown(last)}"
    yield (
        "Records",
        f"{records.read:,} read, {records.judged:,} judged, {records.set_aside:,} set aside",
    )
    yield "Cases with findings", f"{picture.with_findings:,}, with {picture.findings:,} findings"
    if picture.population is not None:
        yield "Sample", f"The cases are a sample of a caseload of {picture.population:,}."
    yield from HOW
    for note in picture.notes:
        yield "What limits this", note
    yield from picture.made_by
    yield "Source", picture.catalogue.source
