"""Shortfalls: what can be planted in a case, each with the question and the rule that sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from checker.workshop.generate.draw import Draw
from checker.workshop.generate.offences import STRANGERS, TYPES
from checker.workshop.generate.profile import QUESTIONS
from checker.workshop.generate.table import Bools

MORE = 0.35  # of the insufficient questions: one more shortfall, which would not decide alone

Planted = dict[str, Bools]
Possible = Callable[[Draw, Planted], Bools]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A shortfall: ``name`` says what is wrong, ``rule`` is the rule that must then say not met.

    ``decides``: the rule is essential, so that it makes the question insufficient on its own.
    """

    name: str
    question: str
    rule: str
    possible: Possible
    decides: bool = True


def _any(draw: Draw, _: Planted) -> Bools:
    return np.ones(draw.rows, dtype=bool)


def _abuse(draw: Draw, _: Planted) -> Bools:
    return draw.abuse


def _child(draw: Draw, _: Planted) -> Bools:
    return draw.child


def _child_risk(draw: Draw, _: Planted) -> Bools:
    return draw.child_risk


def _changed(draw: Draw, _: Planted) -> Bools:
    return draw.changed


def _not_top(draw: Draw, _: Planted) -> Bools:
    return draw.level < 3  # noqa: PLR2004 - nothing is above very high


def _community(draw: Draw, _: Planted) -> Bools:
    return ~draw.custody


def _late(draw: Draw, _: Planted) -> Bools:
    return ~draw.custody & ~draw.child & ~draw.abuse


def _unexplained(draw: Draw, _: Planted) -> Bools:
    return ~(draw.low & (draw.abuse | draw.child_harmed))


def _convicted(draw: Draw, _: Planted) -> Bools:
    return draw.convictions > 0


def _screened(draw: Draw, _: Planted) -> Bools:
    return draw.trait("screening")


def _violent(draw: Draw, _: Planted) -> Bools:
    return (draw.trait("violent") | draw.trait("weapon")) & ~draw.abuse


def _breach(draw: Draw, _: Planted) -> Bools:
    return draw.order & draw.changed & ~draw.insufficient["Q6"]


def _agencies(draw: Draw, _: Planted) -> Bools:
    return draw.mappa


def _rises(draw: Draw, _: Planted) -> Bools:
    return draw.changed & draw.low


def _reviewed(draw: Draw, planted: Planted) -> Bools:
    return draw.changed & ~planted["change_not_reviewed"]


def _concern(draw: Draw, planted: Planted) -> Bools:
    unseen = planted["abuse_check_missing"] | planted["abuse_check_unanswered"]
    return draw.abuse_concern & ~unseen


def _victim(draw: Draw, _: Planted) -> Bools:
    return known_victim(draw) & ~draw.managed


def _managed(draw: Draw, _: Planted) -> Bools:
    return draw.managed


def _absent(draw: Draw, _: Planted) -> Bools:
    return draw.absent


def has_victim(draw: Draw) -> Bools:
    """Say where the index offence has a victim."""
    return np.array([each.victim is not None for each in TYPES])[draw.offence]


def known_victim(draw: Draw) -> Bools:
    """Say where the victim of the index offence is somebody whom the person knows."""
    return np.array([each.victim not in STRANGERS for each in TYPES])[draw.offence]


KINDS: tuple[Shortfall, ...] = (
    Shortfall("level_below_group", "Q1", "rosh-below-highest-group", _not_top),
    Shortfall("assessment_late", "Q1", "assessment-late", _late),
    Shortfall("level_given_late", "Q1", "rosh-not-rated", _community),
    Shortfall("imminence_unfit", "Q1", "imminence-does-not-fit-level", _any, decides=False),
    Shortfall("level_without_reasons", "Q1", "rosh-reasons-missing", _unexplained, decides=False),
    Shortfall("nature_not_said", "Q2", "nature-of-risk-not-identified", _any),
    Shortfall("history_not_considered", "Q2", "offence-history-not-considered", _convicted),
    Shortfall("no_full_analysis", "Q2", "full-analysis-missing", _screened),
    Shortfall("barriers_not_examined", "Q2", "barriers-not-examined", _any, decides=False),
    Shortfall("police_not_asked", "Q2", "police-not-asked-about-violence", _violent, decides=False),
    Shortfall("abuse_check_missing", "Q3", "domestic-abuse-check-missing", _abuse),
    Shortfall("abuse_check_unanswered", "Q3", "domestic-abuse-check-unanswered", _abuse),
    Shortfall("abuse_not_analysed", "Q3", "domestic-abuse-not-analysed", _abuse),
    Shortfall("person_at_risk_not_named", "Q3", "person-at-risk-of-abuse-not-named", _abuse),
    Shortfall("no_spousal_assessment", "Q3", "spousal-assessment-missing", _abuse, decides=False),
    Shortfall("children_services_not_asked", "Q4", "children-services-not-asked", _child),
    Shortfall("children_services_unanswered", "Q4", "children-services-unanswered", _child),
    Shortfall("child_not_analysed", "Q4", "child-safeguarding-not-analysed", _child),
    Shortfall("child_at_risk_not_named", "Q4", "child-at-risk-not-named", _child_risk),
    Shortfall("progress_not_reviewed", "Q5", "progress-not-reviewed", _any),
    Shortfall("breach_review_without_actions", "Q5", "order-breach-not-reviewed", _breach),
    Shortfall("person_left_out", "Q5", "person-not-involved-in-review", _any, decides=False),
    Shortfall("agencies_left_out", "Q5", "review-without-agencies", _agencies, decides=False),
    Shortfall("change_not_reviewed", "Q6", "change-not-reviewed", _changed),
    Shortfall("plan_not_adjusted", "Q6", "plan-not-adjusted", _changed),
    Shortfall("no_response_in_time", "Q6", "raised-risk-without-response", _changed),
    Shortfall("plan_kept_when_level_rose", "Q6", "plan-not-changed-when-rosh-rose", _rises),
    Shortfall("review_without_actions", "Q6", "review-without-actions", _reviewed, decides=False),
    Shortfall("concern_not_acted_on", "Q7", "concern-not-acted-on", _concern),
    Shortfall("abuse_not_planned", "Q7", "domestic-abuse-not-planned", _abuse),
    Shortfall("child_not_planned", "Q7", "child-safeguarding-not-planned", _child_risk),
    Shortfall("victim_not_planned", "Q7", "victim-safety-not-planned", _victim),
    Shortfall("no_contingency", "Q7", "contingency-missing", _managed),
    Shortfall("pillar_empty", "Q7", "four-pillars-not-planned", _managed),
    Shortfall("harm_factor_not_planned", "Q7", "harm-factor-not-planned", _any),
    Shortfall("absence_ignored", "Q7", "absence-not-followed-up", _absent, decides=False),
    Shortfall("work_started_late", "Q7", "intervention-started-late", _any, decides=False),
)


def planted(draw: Draw) -> Planted:
    """Choose shortfalls for every insufficient question: one that decides, and sometimes more.

    Where none that decides can be, as when a level cannot be lower than it is, none is planted.
    """
    nowhere = np.zeros(draw.rows, dtype=bool)
    found = {each.name: nowhere for each in KINDS}
    for question in QUESTIONS:
        own = [each for each in KINDS if each.question == question]
        lacking = draw.insufficient[question]
        _choose(draw, [each for each in own if each.decides], lacking, found)
        some = np.any([found[each.name] for each in own], axis=0)
        more = some & (draw.rng.random(draw.rows) < MORE)
        _choose(draw, [each for each in own if not each.decides], more, found)
    return found


def _choose(draw: Draw, kinds: list[Shortfall], lacking: Bools, found: Planted) -> None:
    if not kinds:
        return
    possible = np.stack([each.possible(draw, found) for each in kinds])
    weighed = np.where(possible, draw.rng.random(possible.shape), -1.0)
    best = weighed.argmax(axis=0)
    for place, each in enumerate(kinds):
        found[each.name] = lacking & (best == place) & possible[place]
