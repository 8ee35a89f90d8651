"""Not checked: what was not looked at, or not told, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.workbook.sheet import Heading, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.picture import Picture


def sheet(picture: Picture) -> Sheet:
    """Give a row for everything that was left out."""
    return Sheet(
        "Not checked",
        "What was not checked",
        "Questions and prompts that data cannot show in full, and whatever else was left out.",
        "not_checked",
        (Heading("What", 30), Heading("Which", 44), Heading("Why", 90)),
        _rows(picture),
    )


def _rows(picture: Picture) -> Iterator[tuple[str, str, str]]:
    catalogue = picture.catalogue
    for each in (*catalogue.questions, *catalogue.prompts):
        if each.because:
            yield each.coverage, f"{each.id} {each.text}", each.because
    for name in picture.never_applied:
        title = catalogue.rule(name).title
        yield "rule that never applied", title, "no case had what it is about, or no record says so"
    told = sum(len(each.findings) for each in picture.cases)
    if told < picture.findings:
        which = f"{picture.findings - told:,} of {picture.findings:,} findings"
        yield (
            "findings not told",
            which,
            "more than were asked for; the tables of the run have them",
        )
    for problem in picture.problems:
        where = f", first at {problem.first}" if problem.first else ""
        yield f"problem ({problem.severity})", problem.message, f"{problem.number:,} times{where}"
    for path, number in picture.unknown_fields:
        yield "unknown field", path, f"{number:,} values passed over"
    for own in catalogue.differences:
        change = f"{own.change}: {own.before} -> {own.after}" if own.before else own.change
        yield f"changed by {own.rulebook}", f"{own.kind} {own.name}", f"{change}. {own.because}"
