"""Reviewing: what changed in each case, and the reviews of it."""

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
    codes,
    days,
    flag,
    flag_where,
    no_where,
    stacked,
    yes_where,
)
from checker.workshop.generate.timeline import CHANGES, Timeline

if TYPE_CHECKING:
    from checker.workshop.generate.draw import Draw
    from checker.workshop.generate.shortfalls import Planted

KINDS = codes(*CHANGES, "breach_of_order")
PROMPTS = Values(tuple([kind] for kind in KINDS.each))
REVIEWED = Values(tuple([*harm, *general] for harm, general in FACTORS))
INFORMED = Values((["police"], []))


def changes(draw: Draw, planted: Planted, line: Timeline) -> Many:
    """Make the change in circumstances, where there was one."""
    late = planted["no_response_in_time"]
    change = {
        "kind": chosen(KINDS, line.change),
        "occurred_on": days(draw.as_of, line.known - draw.between(0, 6)),
        "known_on": days(draw.as_of, line.known),
        "bears_on_risk": YES,
        "raises_risk": flag(line.raises),
        "responded": flag(~late),
        "responded_on": days(draw.as_of, line.known + draw.between(0, 3), ~late),
    }
    return stacked(draw.rows, [(draw.changed, change)])


def reviews(draw: Draw, planted: Planted, line: Timeline, factor: Ints) -> Many:
    """Make the reviews: one in the first months, one after a change, and one more at high risk."""
    everywhere = np.ones(draw.rows, dtype=bool)
    after = draw.changed & ~planted["change_not_reviewed"]
    first = _review(draw, planted, line, "scheduled", line.first_review) | {
        "person_involved": flag(~planted["person_left_out"]),
        "factors_reviewed": chosen(REVIEWED, factor),
    }
    change = _review(draw, planted, line, "significant_change", line.change_reviewed)
    change |= _after_change(draw, planted, line)
    last = _review(draw, planted, line, "oasys_review", line.last_review)
    return stacked(draw.rows, [(everywhere, first), (after, change), (line.reviewed_again, last)])


def _after_change(draw: Draw, planted: Planted, line: Timeline) -> dict[str, Column]:
    unadjusted, kept = planted["plan_not_adjusted"], planted["plan_kept_when_level_rose"]
    without = planted["review_without_actions"] | planted["breach_review_without_actions"]
    needed = (line.rises | unadjusted | draw.chance(0.3)) & ~kept
    adjusted = needed & ~unadjusted
    return {
        "prompted_by": chosen(PROMPTS, line.change),
        "change_found": flag(~planted["breach_review_without_actions"]),
        "adjustment_needed": flag(needed),
        "plan_adjusted": flag_where(needed | kept, adjusted),
        "plan_adjusted_on": days(draw.as_of, line.change_reviewed + draw.between(0, 3), adjusted),
        "actions_set": flag(~without),
    }


def _review(draw: Draw, planted: Planted, line: Timeline, kind: str, on: Ints) -> dict[str, Column]:
    return {
        "kind": always(kind),
        "prompted_by": always([]),
        "completed": YES,
        "completed_on": days(draw.as_of, on),
        "written": YES,
        "informed_by": chosen(INFORMED, planted["agencies_left_out"].astype(np.int64)),
        "person_involved": YES,
        "key_individuals_involved": yes_where(draw.parent),
        "groups_considered": chosen(GROUPS, draw.abuse * 2 + draw.child),
        "rosh_reconsidered": YES,
        "progress_reviewed": flag(~planted["progress_not_reviewed"]),
        "change_found": NO,
        "adjustment_needed": NO,
        "plan_adjusted": no_where(line.rises),
        "manager_involved": yes_where(draw.high),
    }
