"""Assess: assessments of the risk of harm, and the enquiries on which they draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from checker.workshop.generate.shortfalls import Planted, has_victim
from checker.workshop.generate.table import (
    YES,
    Bools,
    Column,
    Ints,
    Many,
    Values,
    always,
    chosen,
    days,
    flag,
    flag_where,
    no_where,
    stacked,
    where,
    yes_where,
)

if TYPE_CHECKING:
    from checker.workshop.generate.draw import Draw
    from checker.workshop.generate.timeline import Timeline

GENERAL = (
    ("thinking_and_behaviour", "alcohol"),
    ("drugs", "lifestyle"),
    ("accommodation", "education_employment"),
    ("emotional_wellbeing",),
    ("attitudes", "relationships"),
    ("finance", "drugs"),
)
HARM = tuple(
    tuple(
        name
        for name, there in zip(
            ("sexual_interest", "violence", "domestic_abuse", "child_safeguarding"),
            (sexual, not sexual, abuse, child),
            strict=True,
        )
        if there
    )
    for sexual in (False, True)
    for abuse in (False, True)
    for child in (False, True)
)
FACTORS = tuple((harm, general) for harm in HARM for general in GENERAL)
FACTOR_LISTS = Values(tuple([*harm, *general] for harm, general in FACTORS))
GROUPS = Values(
    tuple(
        ["public", *(["known_adult"] if adult else []), *(["children"] if child else [])]
        for adult in (False, True)
        for child in (False, True)
    )
)
# Which enquiries' answers an assessment draws on, as a number of three bits.
SOURCES = ("police_domestic_abuse", "children_services", "police_intelligence")
CONSIDERED = Values(
    tuple([name for bit, name in enumerate(SOURCES) if bits >> bit & 1] for bits in range(8))
)
BARRIERS = Values(([], ["motivation"], ["health"], ["work"]))
ABOUT = {name: Values(([name],)) for name in ("domestic_abuse", "child_safeguarding", "violence")}
CONCERNS = {name: Values(([], [name])) for name in ABOUT}


def factors(draw: Draw) -> Ints:
    """Draw the factors of each case, as a place in ``FACTORS``."""
    harm = draw.sexual * 4 + draw.abuse * 2 + draw.child_risk
    return harm * len(GENERAL) + draw.between(0, len(GENERAL) - 1)


def assessments(draw: Draw, planted: Planted, line: Timeline, factor: Ints) -> Many:
    """Make the assessments: the full one, and one of spousal assault or with the police."""
    everywhere = np.ones(draw.rows, dtype=bool)
    spousal = _other(draw, planted, "sara", draw.start + draw.between(8, 14)) | {
        "domestic_abuse_analysed": flag(~planted["abuse_not_analysed"]),
    }
    joint = _other(draw, planted, "arms", draw.start + draw.between(20, 60)) | {
        "domestic_abuse_analysed": no_where(planted["abuse_not_analysed"]),
        "with_police": YES,
    }
    parts = [
        (everywhere, _full(draw, planted, line, factor)),
        (draw.abuse & ~planted["no_spousal_assessment"], spousal),
        (draw.sexual, joint),
    ]
    return stacked(draw.rows, parts)


def _full(draw: Draw, planted: Planted, line: Timeline, factor: Ints) -> dict[str, Column]:
    convicted = draw.convictions > 0
    history = flag_where(convicted, ~planted["history_not_considered"])
    named = draw.child_risk & ~planted["child_at_risk_not_named"]
    return {
        "tool": always("oasys_layer_3"),
        "kind": always("initial"),
        "started_on": days(draw.as_of, line.assessed - draw.between(1, 8)),
        "completed": YES,
        "completed_on": days(draw.as_of, line.assessed),
        "signed": YES,
        "full_analysis": flag_where(draw.trait("screening"), ~planted["no_full_analysis"]),
        "who_is_at_risk": chosen(GROUPS, draw.abuse * 2 + named),
        "people_identified": flag_where(draw.abuse, ~planted["person_at_risk_not_named"]),
        "nature_identified": flag(~planted["nature_not_said"]),
        "circumstances_identified": YES,
        "actual_victims_analysed": yes_where(has_victim(draw)),
        "potential_victims_analysed": YES,
        "domestic_abuse_analysed": flag_where(draw.abuse, ~planted["abuse_not_analysed"]),
        "child_safeguarding_analysed": flag_where(draw.child, ~planted["child_not_analysed"]),
        "past_behaviour_considered": yes_where(draw.abuse | convicted),
        "convictions_considered": history,
        "custody_behaviour_considered": yes_where(draw.custody),
        "factors": chosen(FACTOR_LISTS, factor),
        "all_factors_considered": YES,
        "protective_considered": YES,
        "increase_identified": YES,
        "reduce_identified": YES,
        "barriers_examined": flag(~planted["barriers_not_examined"]),
        "barriers": chosen(BARRIERS, draw.between(0, 3)),
        "person_involved": YES,
        "agencies_involved": always(["police"]),
        "enquiries_considered": chosen(CONSIDERED, _considered(draw, planted)),
    }


def _considered(draw: Draw, planted: Planted) -> Ints:
    abuse, child, police = (
        there & ~planted[unanswered]
        for there, unanswered in zip(
            enquired(draw, planted),
            ("abuse_check_unanswered", "children_services_unanswered", "police_not_asked"),
            strict=True,
        )
    )
    places: Ints = abuse + 2 * child + 4 * police
    return places


def _other(draw: Draw, planted: Planted, tool: str, completed: Ints) -> dict[str, Column]:
    no = {
        field: no_where(planted[name])
        for field, name in (
            ("full_analysis", "no_full_analysis"),
            ("child_safeguarding_analysed", "child_not_analysed"),
            ("convictions_considered", "history_not_considered"),
        )
    }
    return no | {
        "tool": always(tool),
        "started_on": days(draw.as_of, completed - 3),
        "completed": YES,
        "completed_on": days(draw.as_of, completed),
        "who_is_at_risk": where(planted["child_at_risk_not_named"], []),
    }


def enquired(draw: Draw, planted: Planted) -> tuple[Bools, Bools, Bools]:
    """Say where the police and children's services were asked at the start."""
    violent = draw.trait("violent") | draw.trait("weapon")
    return (
        draw.abuse & ~planted["abuse_check_missing"],
        draw.child & ~planted["children_services_not_asked"],
        violent & ~planted["police_not_asked"],
    )


def enquiries(draw: Draw, planted: Planted) -> Many:
    """Make the enquiries: at the start, before release, and once more before the day of judging."""
    abuse, child, police = enquired(draw, planted)
    unanswered = planted["abuse_check_unanswered"]
    answered = abuse & ~unanswered
    concern = draw.abuse_concern & answered
    acted = ~planted["concern_not_acted_on"]
    silent = planted["children_services_unanswered"]
    worry = draw.child_risk & ~silent
    start, again = draw.start, draw.as_of - draw.between(40, 120)
    calm, yes = np.zeros(draw.rows, dtype=bool), np.ones(draw.rows, dtype=bool)
    before = start - draw.between(35, 60)
    parts = [
        (draw.abuse & draw.custody, _enquiry(draw, 0, before, yes, calm, yes)),
        (abuse, _enquiry(draw, 0, start + draw.between(0, 2), ~unanswered, concern, acted)),
        (child, _enquiry(draw, 1, start + draw.between(0, 2), ~silent, worry, yes)),
        (police, _enquiry(draw, 2, start + draw.between(0, 2), yes, calm, yes)),
        (draw.abuse, _enquiry(draw, 0, again, yes, calm, yes)),
    ]
    return stacked(draw.rows, parts)


def _enquiry(  # noqa: PLR0913 - an enquiry, from the request to what was done
    draw: Draw, source: int, asked: Ints, returned: Bools, concerns: Bools, acted: Bools
) -> dict[str, Column]:
    subject = tuple(ABOUT)[source]
    came = asked + draw.between(3, 7)
    return {
        "to": always(SOURCES[source]),
        "about": Column(ABOUT[subject]),
        "requested_on": days(draw.as_of, asked),
        "chased": no_where(~returned),
        "returned": flag(returned),
        "returned_on": days(draw.as_of, came, returned),
        "concerns": flag_where(returned, concerns),
        "concerns_about": chosen(CONCERNS[subject], concerns.astype(np.int64)),
        "acted_on": flag_where(concerns, acted),
        "acted_on_date": days(draw.as_of, came + draw.between(1, 4), concerns & acted),
    }
