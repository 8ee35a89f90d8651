"""Risk: the sentence, the offences, and what is known of the risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from checker.workshop.generate.offences import TYPES
from checker.workshop.generate.table import (
    NO,
    YES,
    Bools,
    Column,
    Ints,
    Many,
    Table,
    Values,
    always,
    chosen,
    codes,
    days,
    flag,
    flag_where,
    numbers,
    stacked,
    yes_where,
)

if TYPE_CHECKING:
    from checker.workshop.generate.draw import Draw
    from checker.workshop.generate.shortfalls import Planted
    from checker.workshop.generate.timeline import Timeline

KINDS = codes("community_order", "suspended_sentence_order", "custody_licence")
OFFENCES = codes(*(each.kind for each in TYPES))
VICTIMS = codes(*(each.victim for each in TYPES))
EARLIER = codes("theft", "drug_possession", "criminal_damage", "public_order", "common_assault")
LEVELS = codes("low", "medium", "high", "very_high")
IMMINENCE = codes("not_imminent", "on_change", "any_time", "imminent")
REQUIREMENTS = codes(
    "rehabilitation_activity", "unpaid_work", "accredited_programme", "supervision"
)
CONDITIONS = codes("standard", "no_contact_with_victim", "exclusion_zone", "programme")
SOME_MONTHS = codes(None, *range(1, 61))
HOMES = codes("own_home", "with_family", "supported_housing")
ONE_WAY = Values((["ex_partner"],))


def sentence(draw: Draw) -> Table:
    """Make the sentence of each case."""
    length = np.where(draw.custody, draw.custodial_months, 12 * (1 + draw.between(0, 1)))
    ends = draw.start + np.maximum(366, length * 30)
    return Table(
        draw.rows,
        {
            "kind": chosen(KINDS, draw.sentence_kind),
            "sentenced_on": days(draw.as_of, draw.sentenced),
            "length_months": chosen(numbers(60), length),
            "custodial_months": chosen(SOME_MONTHS, draw.custodial_months),
            "suspended": yes_where(draw.sentence_kind == 1),
            "released": flag_where(draw.custody, draw.custody),
            "released_on": days(draw.as_of, draw.start, draw.custody),
            "supervision_started_on": days(draw.as_of, draw.start),
            "supervision_ends_on": days(draw.as_of, ends),
            "terminated": NO,
            "release": _release(draw),
            "recalls": always([]),
            "requirements": _requirements(draw),
            "licence_conditions": _conditions(draw),
            "orders": _orders(draw),
        },
    )


def _release(draw: Draw) -> Table:
    asked = draw.start - draw.between(35, 90)
    columns = {
        "first_accommodation": chosen(HOMES, draw.between(0, 2)),
        "accommodation_secured": YES,
        "accommodation_secured_on": days(draw.as_of, draw.start - draw.between(3, 30)),
        "approved_premises_needed": NO,
        "conditions_requested": YES,
        "conditions_requested_on": days(draw.as_of, asked),
        "conditions_aligned": YES,
        "prison_contact": YES,
        "prison_contact_on": days(draw.as_of, asked - 10),
    }
    return Table(draw.rows, columns, there=draw.custody)


def _requirements(draw: Draw) -> Many:
    requirement = {
        "kind": chosen(REQUIREMENTS, draw.between(0, 2)),
        "imposed_on": days(draw.as_of, draw.sentenced),
    }
    return stacked(draw.rows, [(~draw.custody, requirement)])


def _conditions(draw: Draw) -> Many:
    condition = {
        "kind": chosen(CONDITIONS, draw.between(0, 3)),
        "requested_on": days(draw.as_of, draw.start - draw.between(40, 60)),
        "imposed_on": days(draw.as_of, draw.start),
        "additional": YES,
        "aligned_with_order": flag(draw.order),
    }
    return stacked(draw.rows, [(draw.custody, condition)])


def _orders(draw: Draw) -> Many:
    order = {
        "kind": always("restraining_order"),
        "imposed_on": days(draw.as_of, draw.sentenced),
        "ended": NO,
        "protects": Column(ONE_WAY),
    }
    return stacked(draw.rows, [(draw.order, order)])


def offences(draw: Draw) -> Many:
    """Make the index offence of each case, and for some an earlier one."""
    violent, custodial = draw.mappa & ~draw.sexual, draw.custodial_months
    index = {
        "index": YES,
        "kind": chosen(OFFENCES, draw.offence),
        "occurred_on": days(draw.as_of, draw.sentenced - draw.between(60, 200)),
        "convicted_on": days(draw.as_of, draw.sentenced),
        "victim_relationship": chosen(VICTIMS, draw.offence),
        "victim_child": flag(draw.trait("victim_child")),
        "violent": flag(draw.trait("violent")),
        "sexual": flag(draw.trait("sexual")),
        "serious": flag(draw.trait("grave")),
        "domestic_abuse": flag(draw.index_abuse),
        "weapon_used": flag_where(~draw.trait("violent"), draw.trait("weapon")),
        "schedule_15": flag(violent),
        "notifiable": flag(draw.sexual),
        "custodial_months": chosen(SOME_MONTHS, custodial * violent),
    }
    before = draw.sentenced - draw.between(400, 2500)
    earlier = {
        "index": NO,
        "kind": chosen(EARLIER, draw.between(0, 4)),
        "occurred_on": days(draw.as_of, before - 90),
        "convicted_on": days(draw.as_of, before),
        "victim_child": NO,
        "sexual": NO,
        "domestic_abuse": NO,
        "notifiable": NO,
    }
    some = (draw.convictions > 0) & draw.chance(0.5)
    return stacked(draw.rows, [(np.ones(draw.rows, dtype=bool), index), (some, earlier)])


def incidents(draw: Draw) -> Many:
    """Make the incident of domestic abuse by which it is known at the start."""
    known = draw.sentenced - draw.between(5, 60)
    incident = {
        "kind": always("domestic_abuse"),
        "occurred_on": days(draw.as_of, known - draw.between(3, 90)),
        "known_on": days(draw.as_of, known),
        "known_from": always("police_domestic_abuse"),
        "domestic_abuse": YES,
        "convicted": flag(draw.index_abuse),
    }
    return stacked(draw.rows, [(draw.abuse, incident)])


def registrations(draw: Draw) -> Many:
    """Make the entries in registers: MAPPA, domestic abuse and risk to children."""
    due = days(draw.as_of, draw.as_of + draw.between(30, 90))
    mappa = {
        "kind": always("mappa"),
        "mappa_level": chosen(codes("level_0", "level_1", "level_2"), draw.mappa_level),
        "mappa_category": chosen(codes("category_2", "category_1"), draw.sexual.astype(np.int64)),
        "started_on": days(draw.as_of, draw.sentenced + draw.between(2, 8)),
        "review_due_on": due,
        "reviewed": YES,
        "last_reviewed_on": days(draw.as_of, draw.as_of - draw.between(10, 60)),
        "ended": NO,
    }
    abuse = {
        "kind": always("domestic_abuse_perpetrator"),
        "started_on": days(draw.as_of, draw.sentenced),
        "review_due_on": due,
        "reviewed": NO,
        "ended": NO,
    }
    child = abuse | {"kind": always("risk_to_children")}
    parts = [
        (draw.mappa, mappa),
        (draw.abuse, abuse),
        (draw.child_harmed & (draw.level > 0), child),
    ]
    return stacked(draw.rows, parts)


def ratings(draw: Draw, planted: Planted, line: Timeline) -> Many:
    """Make the levels of ROSH: at the start, in the assessment, and where the level rose."""
    opened = np.where(draw.custody, draw.sentenced + draw.between(10, 25), draw.start)
    source = chosen(codes("rosh_screening", "oasys"), draw.custody.astype(np.int64))
    unexplained, departs = planted["level_without_reasons"], _departs(draw)
    first = _levels(draw, source, opened) | {
        "public": chosen(LEVELS, np.minimum(draw.level + planted["level_below_group"], 3)),
    }
    second = _levels(draw, always("oasys"), line.rated) | {
        "imminence": chosen(IMMINENCE, (draw.level + 2 * planted["imminence_unfit"]) % 4),
        "reason_recorded": flag(~unexplained),
        "departure_reason_recorded": flag_where(departs | unexplained, departs),
    }
    third = _levels(draw, always("review"), line.known + 1) | {
        "overall": always("medium"),
        "public": always("medium"),
        "imminence": always("on_change"),
    }
    everywhere = np.ones(draw.rows, dtype=bool)
    parts = [(~planted["level_given_late"], first), (everywhere, second), (line.rises, third)]
    return stacked(draw.rows, parts)


def _levels(draw: Draw, source: Column, day: Ints) -> dict[str, Column]:
    adult, child = draw.abuse & (draw.level > 0), draw.child_harmed
    given = {
        "given_on": days(draw.as_of, day),
        "given_in": source,
        "overall": chosen(LEVELS, draw.level),
        "public": chosen(LEVELS, draw.level),
        "known_adult": chosen(LEVELS, adult.astype(np.int64)),
        "children": chosen(LEVELS, (child & (draw.level > 0)).astype(np.int64)),
        "staff": always("low"),
        "imminence": chosen(IMMINENCE, draw.level),
        "reason_recorded": YES,
        "agreed_by_manager": yes_where(draw.high),
        "agreed_on": days(draw.as_of, day + 3, draw.high),
    }
    return given | {"departure_reason_recorded": yes_where(_departs(draw))}


def _departs(draw: Draw) -> Bools:
    """Say where the level is lower than what is known of the people around would suggest."""
    return draw.low & (draw.abuse | draw.child_harmed)
