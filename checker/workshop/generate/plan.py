"""Plan: the plan of each case, and the plan for release where the risk is high."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from checker.workshop.generate.assess import FACTORS, GROUPS
from checker.workshop.generate.table import (
    NO,
    YES,
    Column,
    Ints,
    Many,
    Values,
    always,
    chosen,
    days,
    flag,
    flag_where,
    numbers,
    stacked,
    where,
    yes_where,
)

if TYPE_CHECKING:
    from checker.workshop.generate.draw import Draw
    from checker.workshop.generate.shortfalls import Planted
    from checker.workshop.generate.timeline import Timeline

ACTIONS = {
    "sexual_interest": "sexual_offending_programme", "violence": "accredited_programme",
    "domestic_abuse": "domestic_abuse_programme", "child_safeguarding": "family",
}  # fmt: skip
FULL = Values(
    tuple(
        [{"factor": name, "linked_to_harm": True, "critical": True, "priority": 1} for name in harm]
        + [{"factor": name, "critical": False, "priority": 2} for name in general]
        for harm, general in FACTORS
    )
)
WITHOUT_HARM = Values(
    tuple(
        [{"factor": name, "critical": False, "priority": 1} for name in general]
        for _, general in FACTORS
    )
)
PLANNED = Values(FULL.each + WITHOUT_HARM.each)
WORK = Values(
    tuple(
        [
            {"kind": ACTIONS[name], "factor": name, "approach": "constructive", "owner_named": True}
            for name in harm
        ]
        for harm, _ in FACTORS
    )
)
STATED = {"trigger_stated": True, "action_stated": True}
ARRANGED = Values(([], *([{"risk_to": groups, **STATED}] for groups in GROUPS.each)))
AGENCIES = Values((["police"], ["police", "children_services"]))
EVERY = (28, 28, 14, 7)


def plans(draw: Draw, planted: Planted, line: Timeline, factor: Ints) -> Many:
    """Make the plans of each case."""
    everywhere = np.ones(draw.rows, dtype=bool)
    parts = [
        (draw.custody & draw.high, _for_release(draw)),
        (everywhere, _combined(draw, planted, line, factor)),
    ]
    return stacked(draw.rows, parts)


def _combined(draw: Draw, planted: Planted, line: Timeline, factor: Ints) -> dict[str, Column]:
    every = np.array(EVERY)[draw.level]
    managed = draw.managed
    there = managed & ~planted["no_contingency"]
    groups = 1 + draw.abuse * 2 + draw.child_risk
    pillars = flag_where(managed, ~planted["pillar_empty"])
    yes = YES
    return {
        "kind": always("combined"),
        "completed": yes,
        "completed_on": days(draw.as_of, line.planned),
        "ended": NO,
        "review_due_on": days(draw.as_of, draw.start + 175),
        "factors": chosen(PLANNED, factor + planted["harm_factor_not_planned"] * len(FACTORS)),
        "actions": chosen(WORK, factor),
        "priorities_set": yes,
        "restrictive": yes_where(draw.high),
        "supervision": yes_where(managed),
        "monitoring_and_control": pillars,
        "interventions_and_treatment": yes_where(managed),
        "victim_safety": flag_where(managed | planted["victim_not_planned"], managed),
        "contingency": flag(there),
        "contingencies": chosen(ARRANGED, groups * there),
        "risk_groups": chosen(GROUPS, groups - 1),
        "domestic_abuse_addressed": flag_where(draw.abuse, ~planted["abuse_not_planned"]),
        "child_safeguarding_addressed": flag_where(draw.child_risk, ~planted["child_not_planned"]),
        "agencies": chosen(AGENCIES, draw.child_risk.astype(np.int64)),
        "linked_plans": where(draw.mappa & (draw.mappa_level > 1), ["mappa_plan"]),
        "shared_with": where(draw.mappa, ["police"]),
        "licence_conditions_recorded": yes_where(draw.mappa & draw.custody),
        "conditions_aligned": yes_where(draw.order),
        "person_involved": yes,
        "barriers_addressed": yes,
        "contact_every_days": chosen(numbers(28), every),
    }


def _for_release(draw: Draw) -> dict[str, Column]:
    no = NO
    return {
        "kind": always("release_plan"),
        "completed": YES,
        "completed_on": days(draw.as_of, draw.start - draw.between(10, 30)),
        "ended": no,
        "factors": always([]),
        "actions": always([]),
        "supervision": no,
        "monitoring_and_control": no,
        "interventions_and_treatment": no,
        "victim_safety": no,
        "contingency": no,
        "contingencies": always([]),
        "domestic_abuse_addressed": no,
        "child_safeguarding_addressed": no,
    }
