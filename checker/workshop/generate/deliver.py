"""Deliver: contact with the person, work with victims and agencies, oversight and enforcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from checker.workshop.generate.draw import Draw, weekday
from checker.workshop.generate.table import (
    NO,
    YES,
    Column,
    Ints,
    Many,
    always,
    chosen,
    codes,
    days,
    flag,
    listed,
    no_where,
    stacked,
    yes_where,
)
from checker.workshop.generate.timeline import BREACH, Timeline

if TYPE_CHECKING:
    from checker.workshop.generate.shortfalls import Planted

# By level of ROSH: the days from one contact to the next, and by how many one may come late.
EVERY, LATE = np.array((27, 27, 10, 7)), np.array((2, 2, 1, 0))
CONTACTS = codes("initial_office", "office", "home_visit", "doorstep", "community")
HOME_VISIT, OFFICE = 2, 1
KINDS = codes("accredited_programme", "rehabilitation_activity", "substance_misuse", "toolkit")


def contacts(draw: Draw, line: Timeline) -> Many:
    """Make the contacts: the first within days, a home visit in the first weeks, and so on."""
    every = EVERY[draw.level]
    kept = (draw.as_of - draw.start) // every + 1
    owners = np.repeat(np.arange(draw.rows), kept)
    turn = np.arange(len(owners)) - np.repeat(np.cumsum(kept) - kept, kept)
    late = (draw.rng.random(len(owners)) * (LATE[draw.level[owners]] + 1)).astype(np.int64)
    on = weekday(draw.start[owners] + turn * every[owners] + late)
    visit = turn == np.maximum(1, 28 // every[owners])
    kind = np.where(turn == 0, 0, np.where(visit, HOME_VISIT, OFFICE))
    keep = on <= draw.as_of
    owners, on, kind = owners[keep], on[keep], kind[keep]
    missed = np.flatnonzero(draw.absent)
    owners = np.concatenate((owners, missed))
    on = np.concatenate((on, line.absence[missed]))
    attended = np.arange(len(owners)) < len(kind)
    kind = np.concatenate((kind, np.full(len(missed), OFFICE)))
    order = np.lexsort((on, owners))
    columns = {
        "kind": chosen(CONTACTS, kind[order]),
        "contact_on": days(draw.as_of, on[order]),
        "planned": yes_where(~attended[order]),
        "attended": flag(attended[order]),
        "acceptable": no_where(~attended[order]),
    }
    return listed(draw.rows, owners[order], columns)


def enforcement(draw: Draw, planted: Planted, line: Timeline) -> Many:
    """Make the warnings that follow a missed appointment."""
    warning = {
        "kind": always("first_warning"),
        "reason": always("failure_to_attend"),
        "triggered_on": days(draw.as_of, line.absence),
        "decided": YES,
        "decided_on": days(draw.as_of, line.absence + 1),
        "reason_recorded": YES,
        "action_taken": YES,
        "action_taken_on": days(draw.as_of, line.absence + draw.between(2, 6)),
        "in_writing": YES,
    }
    return stacked(draw.rows, [(draw.absent & ~planted["absence_ignored"], warning)])


def interventions(draw: Draw, planted: Planted) -> Many:
    """Make the intervention by which the risk is to be lowered."""
    due = draw.start + draw.between(28, 70)
    late = np.where(planted["work_started_late"], draw.between(35, 60), draw.between(0, 14))
    work = {
        "kind": chosen(KINDS, draw.between(0, 3)),
        "related_to_harm": YES,
        "arranged_on": days(draw.as_of, draw.start + draw.between(10, 20)),
        "due_to_start_on": days(draw.as_of, due),
        "started": YES,
        "started_on": days(draw.as_of, due + late),
        "ended": NO,
        "delay_reason_recorded": no_where(planted["work_started_late"]),
    }
    return stacked(draw.rows, [(np.ones(draw.rows, dtype=bool), work)])


def victim_work(draw: Draw, line: Timeline) -> Many:
    """Make the work to protect a victim of domestic abuse, and the answer to a breach."""
    check = _work(draw, "check_on_victim", weekday(draw.start + draw.between(20, 60)))
    reminder = _work(draw, "reminder_of_limits", line.known + 2)
    breached = draw.changed & (line.change == BREACH)
    return stacked(draw.rows, [(draw.abuse, check), (breached, reminder)])


def _work(draw: Draw, kind: str, on: Ints) -> dict[str, Column]:
    return {
        "kind": always(kind),
        "done_on": days(draw.as_of, on),
        "protects": always("ex_partner"),
        "concern_found": NO,
    }


def meetings(draw: Draw) -> Many:
    """Make the latest MAPPA meeting of those who are managed at level 2."""
    on = weekday(draw.as_of - draw.between(10, 60))
    meeting = {
        "kind": always("mappa"),
        "level": always("level_2"),
        "planned_for": days(draw.as_of, on),
        "held": YES,
        "held_on": days(draw.as_of, on),
        "attended": YES,
        "agencies": always(["police", "housing"]),
        "information_shared": YES,
        "actions_set": NO,
    }
    return stacked(draw.rows, [(draw.mappa & (draw.mappa_level > 1), meeting)])


def referrals(draw: Draw) -> Many:
    """Make a referral that was accepted, for some."""
    made = draw.start + draw.between(15, 60)
    referral = {
        "to": chosen(
            codes("housing", "mental_health", "substance_misuse", "education_employment"),
            draw.between(0, 3),
        ),
        "made_on": days(draw.as_of, made),
        "answered": YES,
        "answered_on": days(draw.as_of, made + draw.between(3, 15)),
        "outcome": always("accepted"),
    }
    return stacked(draw.rows, [(draw.chance(0.3), referral)])


def liaison(draw: Draw) -> Many:
    """Make an exchange with the police, for those who are eligible for MAPPA."""
    exchange = {
        "agency": always("police_offender_manager"),
        "liaised_on": days(draw.as_of, draw.start + draw.between(40, 110)),
        "new_information": NO,
    }
    return stacked(draw.rows, [(draw.sexual, exchange)])


def oversight(draw: Draw, line: Timeline) -> Many:
    """Make the oversight by a manager: at the start of a case of high ROSH."""
    meeting = {
        "kind": always("general"),
        "overseen_on": days(draw.as_of, weekday(line.rated + 1)),
        "grade": always("senior_probation_officer"),
        "decision_recorded": YES,
        "actions_set": NO,
    }
    return stacked(draw.rows, [(draw.high, meeting)])
