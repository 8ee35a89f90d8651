"""Agreement as text: how a run agrees with people, and where it does not, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.wording import percent
from checker.reports.lines import BLANK, Line, Style, count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model.agreement import Agreed, Held, Pair, RuleEffect
    from checker.model.measure import Agreement, Interval, Measure, Share

SHOWN = 10
FEW = 30  # with fewer pairs a group says too little to be told


def agreement_lines(agreed: Agreed) -> Iterator[Line]:
    """Write the agreement question by question, then groups, rules and the cases that differ."""
    who = f"{count(agreed.people, 'person', 'people')} on {count(agreed.cases, 'case')}"
    yield Line(f"Judgements of {who}", Style.HEADING)
    if agreed.unmatched:
        yield Line(
            f"{agreed.unmatched:,} judgements are of what the run has no answer for",
            Style.UNSURE,
            1,
        )
    for each in agreed.questions:
        yield from _question(each, agreed.ceiling)
    yield BLANK
    yield from _groups(agreed)
    yield from _effects(agreed.effects)
    yield from _differing(agreed.differing)


def _question(each: Held, ceiling: Mapping[str, Agreement]) -> Iterator[Line]:
    yield Line(each.asked, Style.HEADING, 1)
    for name, share in (
        ("flagged, of what people called insufficient (sensitivity)", each.sensitivity),
        ("not flagged, of what people called sufficient (specificity)", each.specificity),
        ("called insufficient, of what was flagged (positive predictive value)", each.positive),
        ("called sufficient, of what was not flagged (negative predictive value)", each.negative),
    ):
        yield Line(f"{name}: {_share(share)}", depth=2)
    for words, found in (
        ("on three levels", each.three),
        ("on sufficient and insufficient", each.two),
        ("people with each other", ceiling.get(each.asked)),
    ):
        if found is not None:
            yield Line(f"agreement {words}: {_agreement(found)}", depth=2)
    for note in each.notes:
        yield Line(note, Style.UNSURE, 2)


def _share(share: Share) -> str:
    if not share.of:
        return "no such case"
    told = percent(100 * share.some / share.of)
    return f"{share.some:,} of {share.of:,}, {told}{_points(share.interval)}"


def _points(interval: Interval | None) -> str:
    if interval is None:
        return ""
    return f" (95% interval {percent(100 * interval.low)} to {percent(100 * interval.high)})"


def _agreement(found: Agreement) -> str:
    alike = f"{percent(100 * found.observed.value)} of {found.cases:,} alike"
    measures = (("kappa", found.kappa), ("AC1", found.ac1), ("PABAK", found.pabak))
    told = (f"{name} {_measure(each)}" for name, each in measures)
    return f"{alike}; {', '.join(told)}"


def _measure(each: Measure | None) -> str:
    if each is None:
        return "not defined"
    if each.interval is None:
        return f"{each.value:.2f}"
    return f"{each.value:.2f} ({each.interval.low:.2f} to {each.interval.high:.2f})"


def _groups(agreed: Agreed) -> Iterator[Line]:
    large = [each for each in agreed.groups if each.held.two and each.held.two.cases >= FEW]
    yield Line("Groups", Style.HEADING)
    left = len(agreed.groups) - len(large)
    for each in large:
        two = each.held.two
        assert two is not None  # noqa: S101 - only those were kept
        flags = f"flagged rightly {_share(each.held.positive)}"
        yield Line(
            f"{each.held.asked}, {each.grouping}, {each.name}: {_agreement(two)}; {flags}", depth=1
        )
    if left:
        yield Line(
            f"({left:,} groups with fewer than {FEW} decided cases are not told)", Style.MUTED, 1
        )
    yield BLANK
    yield Line(
        "Flagged, beside what cannot be told (is a group flagged for recording less?)",
        Style.HEADING,
    )
    for rate in agreed.rates:
        if rate.flagged.of >= FEW:
            yield Line(
                f"{rate.asked}, {rate.title}, {rate.name}: flagged "
                f"{percent(100 * rate.flagged.some / rate.flagged.of)}, cannot be told "
                f"{percent(100 * rate.unsure.some / rate.unsure.of)} of {rate.flagged.of:,}",
                depth=1,
            )
    yield BLANK


def _effects(effects: tuple[RuleEffect, ...]) -> Iterator[Line]:
    yield Line("Rules: what leaving one out would do", Style.HEADING)
    helpful = sorted(effects, key=lambda each: (each.lost - each.gained, each.asked, each.rule))
    for each in helpful[:SHOWN]:
        if each.gained <= each.lost:
            break
        yield Line(
            f"{each.asked}, {each.rule}: {each.gained:,} more agree, {each.lost:,} no longer; "
            f"of its flags people share {_share(each.flagged)}",
            Style.FINDING,
            1,
        )
    else:
        yield Line(f"(the first {SHOWN} are shown)", Style.MUTED, 1)
    if not any(each.gained > each.lost for each in effects):
        yield Line("leaving out any single rule would lose more agreement than it gains", depth=1)
    yield BLANK


def _differing(pairs: tuple[Pair, ...]) -> Iterator[Line]:
    yield Line("Cases on which they differ", Style.HEADING)
    for each in pairs[:SHOWN]:
        said = f"{each.said.by} ({each.said.role}) says {each.said.level}"
        yield Line(f"{each.said.case_id}, {each.said.asked}: {each.answer}; {said}", depth=1)
    yield Line(
        f"({min(SHOWN, len(pairs)):,} of {len(pairs):,} shown; --json has all)", Style.MUTED, 1
    )
