"""People: the sections about who holds the case, the person, and who is in the person's life."""

from __future__ import annotations

import numpy as np

from checker.workshop.generate.draw import HIGH, Draw
from checker.workshop.generate.offences import TYPES
from checker.workshop.generate.profile import bulletin
from checker.workshop.generate.shortfalls import Planted, has_victim, known_victim
from checker.workshop.generate.table import (
    NO,
    YES,
    Bools,
    Ints,
    Many,
    Table,
    Values,
    always,
    chosen,
    codes,
    days,
    flag,
    no_where,
    numbers,
    stacked,
)

PRACTITIONERS = 1500
PRACTITIONER_IDS = codes(*(f"RO{number:04}" for number in range(PRACTITIONERS)))
OFFICES_IN_AREA, TEAMS_IN_OFFICE = 3, 2
GRADES = codes("probation_service_officer", "probation_officer")
WHITE = ("white_british", "white_irish", "white_other")
MINORITY = ("asian_indian", "asian_pakistani", "black_caribbean", "black_african",
            "mixed_white_and_black_caribbean", "other")  # fmt: skip
WHITE_SHARES, MINORITY_SHARES = (0.9, 0.93, 1.0), (0.14, 0.34, 0.6, 0.8, 0.92, 1.0)
NEEDS = Values(
    ([], ["mental_health"], ["alcohol_use"], ["drug_use"], ["drug_use", "mental_health"], ["adhd"])
)
CHILDREN = codes("own_child", "own_child", "step_child", "sibling")
HOMES = codes("own_home", "with_family", "with_partner", "supported_housing")
VICTIMS = codes(*(each.victim for each in TYPES))


def officer(draw: Draw) -> Bools:
    """Say where a qualified officer holds the case: at more risk, and where there was a change."""
    return draw.nps | draw.changed | (draw.level >= HIGH) | draw.chance(0.4)


def provider(draw: Draw, qualified: Bools, practitioner: Ints) -> Table:
    """Make the provider of each case; a practitioner of an area has one office and one team."""
    areas = tuple(bulletin().areas)
    office = draw.area * OFFICES_IN_AREA + practitioner % OFFICES_IN_AREA
    own = practitioner // OFFICES_IN_AREA % TEAMS_IN_OFFICE
    return Table(
        draw.rows,
        {
            "kind": chosen(codes("crc", "nps"), draw.nps.astype(np.int64)),
            "area": chosen(codes(*areas), draw.area),
            "pdu": chosen(codes(*(f"{area} PDU" for area in areas)), draw.area),
            "office": chosen(_numbered(areas, "office", OFFICES_IN_AREA), office),
            "team": chosen(
                _numbered(areas, "team", OFFICES_IN_AREA * TEAMS_IN_OFFICE),
                office * TEAMS_IN_OFFICE + own,
            ),
            "practitioner_id": chosen(PRACTITIONER_IDS, practitioner),
            "grade": chosen(GRADES, qualified.astype(np.int64)),
        },
    )


def _numbered(areas: tuple[str, ...], what: str, many: int) -> Values:
    """Name so many offices or teams of each area."""
    return codes(*(f"{area} {what} {number + 1}" for area in areas for number in range(many)))


def practitioners(draw: Draw) -> Ints:
    """Give each case to one of the practitioners, by number."""
    return draw.between(0, PRACTITIONERS - 1)


def person(draw: Draw) -> Table:
    """Make the person of each case."""
    share = draw.rng.random(draw.rows)
    white, minority = (np.searchsorted(bounds, share) for bounds in (WHITE_SHARES, MINORITY_SHARES))
    ethnicity = np.where(draw.ethnic_group == 0, white, minority + len(WHITE))
    return Table(
        draw.rows,
        {
            "age": chosen(numbers(80), draw.age),
            "sex": chosen(codes("male", "female"), draw.gender),
            "ethnicity": chosen(codes(*WHITE, *MINORITY), ethnicity),
            "needs": chosen(NEEDS, draw.between(0, len(NEEDS.each) - 1)),
            "employed": flag(draw.chance(0.4)),
        },
    )


def residences(draw: Draw) -> Many:
    """Make the home of each case, as known at the start."""
    everywhere = np.ones(draw.rows, dtype=bool)
    home = {
        "kind": chosen(HOMES, draw.between(0, 3)),
        "started_on": days(draw.as_of, draw.start - draw.between(0, 700)),
        "known_on": days(draw.as_of, draw.start),
        "settled": flag(draw.chance(0.8)),
    }
    return stacked(draw.rows, [(everywhere, home)])


def children(draw: Draw) -> Many:
    """Make the child in the home or in contact, where there is one."""
    home = draw.chance(0.4)
    child = {
        "relationship": chosen(CHILDREN, draw.between(0, 3)),
        "age": chosen(numbers(17), draw.between(0, 17)),
        "born": YES,
        "known_on": days(draw.as_of, draw.sentenced),
        "lives_with_person": flag(home),
        "contact": YES,
        "contact_ended": NO,
        "contact_prohibited": NO,
        "identifiable_risk": flag(draw.child_risk),
        "children_services_involved": NO,
        "protection_plan": NO,
    }
    return stacked(draw.rows, [(draw.child, child)])


def key_individuals(draw: Draw) -> Many:
    """Make the former partner at risk, where domestic abuse is known, and a parent who helps."""
    partner = {
        "relationship": always("ex_partner"),
        "known_on": days(draw.as_of, draw.sentenced),
        "at_risk": YES,
        "ended": NO,
        "protective": NO,
        "engagement_appropriate": NO,
        "engaged": NO,
        "reason_recorded": YES,
    }
    parent = {
        "relationship": always("parent"),
        "known_on": days(draw.as_of, draw.start),
        "at_risk": NO,
        "ended": NO,
        "protective": YES,
        "engagement_appropriate": YES,
        "engaged": YES,
        "engaged_on": days(draw.as_of, draw.start + draw.between(20, 60)),
    }
    return stacked(draw.rows, [(draw.abuse, partner), (draw.parent, parent)])


def victims(draw: Draw, planted: Planted) -> Many:
    """Make the victim of the index offence, where it has one."""
    victim = {
        "relationship": chosen(VICTIMS, draw.offence),
        "actual": YES,
        "identifiable": flag(known_victim(draw)),
        "known_on": days(draw.as_of, draw.sentenced),
        "contact_scheme_eligible": NO,
        "contact_accepted": no_where(draw.custody),
        "safety_planned": flag(known_victim(draw) & ~planted["victim_not_planned"]),
    }
    return stacked(draw.rows, [(has_victim(draw), victim)])


def allocations(draw: Draw, qualified: Bools) -> Many:
    """Make the first allocation of each case."""
    everywhere = np.ones(draw.rows, dtype=bool)
    first = {
        "kind": always("initial"),
        "allocated_on": days(draw.as_of, draw.start),
        "grade": chosen(GRADES, qualified.astype(np.int64)),
    }
    return stacked(draw.rows, [(everywhere, first)])


def reoffending(draw: Draw) -> Many:
    """Make the likelihood of reoffending, as scored at the start."""
    everywhere = np.ones(draw.rows, dtype=bool)
    score = draw.between(3, 95)
    bands = np.searchsorted((50, 75, 90), score, side="right")
    rating = {
        "given_on": days(draw.as_of, draw.start),
        "tool": always("ogrs"),
        "level": chosen(codes("low", "medium", "high", "very_high"), bands),
        "score": chosen(PERCENT, score),
    }
    return stacked(draw.rows, [(everywhere, rating)])


PERCENT = Values(tuple(float(each) for each in range(101)))
