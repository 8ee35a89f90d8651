"""Audited: a saved run becomes the picture of a caseload."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from checker.audit.notes import notes
from checker.audit.ratings import rated
from checker.audit.tables import Shown, asked_of, tables, units
from checker.audit.tally import Tally
from checker.batch.saved import NoRunError, coded
from checker.batch.worklist import ranked
from checker.model.errors import UnknownNameError
from checker.model.group import NOT_RECORDED, OTHER, Use
from checker.model.outcome import Outcome
from checker.model.picture import Picture, Problem, RuleCounts, Set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.batch.saved import Saved
    from checker.model.catalogue import Groups

MADE_BY = (
    ("rulebook", "Rulebook"),
    ("rulebook_version", "Version of the rulebook"),
    ("rulebook_digest", "Digest of the rulebook"),
    ("parameters_digest", "Digest of its figures"),
    ("checker_version", "Version of the checker"),
    ("engine", "Engine"),
    ("engine_digest", "Digest of the program"),
)


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of an audit.

    ``beside``: the grouping whose groups stand side by side; by default the first that is for it.
    ``most``: how many findings are told in full at most. ``rounded``: to which multiple counts are.
    """

    beside: str | None = None
    population: int | None = None
    least: int | None = None
    most: int = 10_000
    rounded: int | None = None


def picture(saved: Saved, ask: Ask) -> Picture:
    """Draw the picture of a run.

    Raises:
        UnknownNameError: there is no grouping of that name to stand side by side.
    """
    catalogue = saved.catalogue
    tally, days = _tallied(saved, side_of(saved, ask.beside))
    sides = sides_of(saved, ask.beside, tally)
    shown = Shown(sides, ask.population, ask.least, ask.rounded)
    work = ranked(saved, ask.most)
    made = tables(catalogue, tally, shown)
    records = saved.run["records"]
    return Picture(
        catalogue=catalogue,
        made_by=tuple((words, str(saved.run[name])) for name, words in MADE_BY),
        records=Set(records["read"], records["judged"], records["set_aside"], *days),
        tables=made,
        ratings=rated(catalogue, made, ask.population),
        units=units(catalogue, tally, work.by_unit, shown),
        rules=tuple(_rule_counts(saved, work.by_rule)),
        with_findings=work.with_findings,
        findings=work.findings,
        cases=work.entries,
        never_applied=tuple(saved.run["never_applied"]),
        unknown_fields=tuple(saved.run["unknown_fields"].items()),
        problems=_problems(saved),
        population=ask.population,
        least_shown=ask.least,
        notes=notes(
            made, saved.run["disagreements"], ask.population, records["judged"], ask.rounded
        ),
    )


def tallied(saved: Saved, beside: str | None) -> Tally:
    """Count the answers of all cases of a run.

    Raises:
        UnknownNameError: there is no grouping of that name to stand side by side.
    """
    return _tallied(saved, side_of(saved, beside))[0]


def sides_of(saved: Saved, beside: str | None, tally: Tally) -> tuple[str, ...]:
    """List the sets of cases that stand side by side; one alone is all cases again."""
    side = side_of(saved, beside)
    if side is None:
        return ()
    came_up = tally.sizes(side.name)
    names = side.names or sorted(came_up)
    found = tuple(each for each in names if each in came_up and each not in (OTHER, NOT_RECORDED))
    return found if len(found) > 1 else ()


def side_of(saved: Saved, beside: str | None) -> Groups | None:
    """Give the grouping whose groups stand side by side.

    Raises:
        UnknownNameError: there is none of that name.
    """
    groups = saved.catalogue.groups
    if beside is None:
        return next((each for each in groups if each.use == Use.SIDE), None)
    for each in groups:
        if each.name == beside:
            return each
    raise UnknownNameError("grouping", beside, [each.name for each in groups])


def _tallied(saved: Saved, side: Groups | None) -> tuple[Tally, tuple[Any, Any]]:
    """Count the answers of all cases, and find the first and the last day of judging."""
    answered = set(saved.columns("judgements"))
    asked = tuple(
        f"{level} {each.id}"
        for level, each in asked_of(saved.catalogue)
        if f"{level} {each.id}" in answered
    )
    groupings = tuple(each.name for each in saved.catalogue.groups)
    tally, days = Tally(asked, groupings), []
    judgements = saved.rows("judgements", ["case_id", *asked])
    cases = saved.rows("cases", ["case_id", "as_of", *groupings])
    for answers, about in zip(judgements, cases, strict=True):
        if not answers.column("case_id").equals(about.column("case_id")):
            message = f"{saved.folder} is damaged: its tables are not about the same cases"
            raise NoRunError(message)
        groups = {name: coded(about.column(name), NOT_RECORDED) for name in groupings}
        told = {name: coded(answers.column(name), "") for name in asked}
        tally.add(told, groups, None if side is None else groups[side.name])
        days += [each.as_py() for each in pc.min_max(about.column("as_of")).values()]
    whole = (min(days), max(days)) if days else (None, None)
    return tally, whole


def _rule_counts(saved: Saved, subjects: Mapping[str, int]) -> Iterator[RuleCounts]:
    for rule in saved.catalogue.rules:
        counts = saved.run["outcomes_by_rule"][rule.id]
        yield RuleCounts(
            rule=rule.id,
            met=counts[Outcome.MET],
            not_met=counts[Outcome.NOT_MET],
            not_yet_due=counts[Outcome.NOT_YET_DUE],
            cannot_tell=counts[Outcome.CANNOT_TELL],
            not_applicable=counts[Outcome.NOT_APPLICABLE],
            subjects=subjects.get(rule.id, 0),
        )


def _problems(saved: Saved) -> tuple[Problem, ...]:
    """Gather the problems of the records: each kind once, with how often it came up."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for batch in saved.rows("problems"):
        for row in batch.to_pylist():
            key = (row["code"], row["severity"], row["message"])
            found.setdefault(key, []).append(row["where"])
    return tuple(
        Problem(code, severity, message, len(wheres), wheres[0])
        for (code, severity, message), wheres in found.items()
    )
