"""Timeline: on which day each step of a case was taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from checker.workshop.generate.draw import weekday
from checker.workshop.generate.table import Bools, Ints  # noqa: TC001 - dataclass fields

if TYPE_CHECKING:
    from checker.workshop.generate.draw import Draw
    from checker.workshop.generate.shortfalls import Planted

# A change, and of which one can say more than that it bears on risk.
CHANGES = ("relapse", "unemployed", "relationship_ended", "mental_health_deterioration",
           "disengagement", "homeless", "employed", "housed", "new_information")  # fmt: skip
RAISING = np.array([True] * 6 + [False] * 3 + [False])
NEW_INFORMATION, BREACH = CHANGES.index("new_information"), len(CHANGES)
WORSE = 6  # how many of the changes raise the risk
FIRST_CHANGE, LAST_CHANGE = 160, 195  # days after the start


@dataclass(frozen=True, eq=False, slots=True)
class Timeline:
    """The days that several sections share, and the kind of change where there was one."""

    assessed: Ints
    planned: Ints
    rated: Ints
    first_review: Ints
    last_review: Ints
    reviewed_again: Bools
    change: Ints
    raises: Bools
    rises: Bools
    known: Ints
    change_reviewed: Ints
    absence: Ints


def timeline(draw: Draw, planted: Planted) -> Timeline:
    """Draw the days of each case; what is late is late by weeks."""
    start = draw.start
    on_time = weekday(start + draw.between(11, 14))
    late = planted["assessment_late"]
    # After release, an assessment has to be there within ten working days.
    assessed = np.where(draw.custody, start + draw.between(11, 13), on_time)
    assessed = np.where(late, start + draw.between(38, 60), assessed)
    change = _kinds(draw, planted)
    known = weekday(start + draw.between(FIRST_CHANGE, LAST_CHANGE))
    rises = draw.changed & (draw.level == 0) & (change < WORSE) & draw.chance(0.3)
    rises = (rises & ~draw.insufficient["Q6"]) | planted["plan_kept_when_level_rose"]
    return Timeline(
        assessed=assessed,
        planned=np.where(late, on_time, assessed) + draw.between(0, 3),
        rated=np.where(planted["level_given_late"], start + draw.between(38, 60), assessed),
        first_review=weekday(start + draw.between(125, 145)),
        last_review=weekday(draw.as_of - draw.between(4, 15)),
        reviewed_again=draw.managed,
        change=change,
        raises=RAISING[change],
        rises=rises,
        known=known,
        change_reviewed=known + np.where(planted["no_response_in_time"], 15, draw.between(2, 5)),
        absence=weekday(start + draw.between(60, 120)),
    )


def _kinds(draw: Draw, planted: Planted) -> Ints:
    """Draw the kind of change; what is not responded to has to be one that raises the risk."""
    lacking = draw.insufficient["Q6"]
    worse = planted["no_response_in_time"] | planted["plan_kept_when_level_rose"]
    kinds = np.where(worse, draw.between(0, WORSE - 1), draw.between(0, NEW_INFORMATION))
    # An event that calls for another look at the level would be missing there too.
    kinds = np.where(lacking & (kinds == NEW_INFORMATION), 0, kinds)
    breached = planted["breach_review_without_actions"]
    return np.where(breached | (draw.order & ~lacking & draw.chance(0.2)), BREACH, kinds)
