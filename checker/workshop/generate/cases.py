"""Cases: one chunk of case records as a table, and the truth about each as another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.workshop.generate import assess, deliver, people, plan, reviewing, risk
from checker.workshop.generate.draw import Draw, draw
from checker.workshop.generate.profile import QUESTIONS, bulletin
from checker.workshop.generate.shortfalls import KINDS, Planted, planted
from checker.workshop.generate.table import (
    EPOCH,
    Column,
    Many,
    Table,
    Texts,
    Values,
    always,
    chosen,
    codes,
    flag_where,
    listed,
    numbers,
)
from checker.workshop.generate.timeline import timeline

CHUNK = 10_000
SHORTFALLS = Values(
    tuple({"name": each.name, "question": each.question, "rule": each.rule} for each in KINDS)
)


@dataclass(frozen=True, eq=False, slots=True)
class Chunk:
    """Some cases, and what was planted in each."""

    cases: Table
    truth: Table
    draw: Draw


def chunk(seed: int, first: int, rows: int, as_of: date) -> Chunk:
    """Make the cases ``first`` to ``first + rows``; a chunk depends on no other."""
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, first])))
    drawn = draw(rng, first, rows, (as_of - EPOCH).days)
    lacking = planted(drawn)
    names = Texts(_names(drawn))
    return Chunk(_cases(drawn, lacking, names), _truth(drawn, lacking, names), drawn)


def _names(drawn: Draw) -> pa.Array:
    digits = pc.utf8_lpad(pa.array(drawn.number + 1).cast(pa.large_string()), 7, "0")
    letter, nothing = (pa.scalar(text, digits.type) for text in ("G", ""))
    return pc.binary_join_element_wise(letter, digits, nothing)


def _cases(drawn: Draw, lacking: Planted, names: Texts) -> Table:
    line = timeline(drawn, lacking)
    factor = assess.factors(drawn)
    qualified, practitioner = people.officer(drawn), people.practitioners(drawn)
    as_of = EPOCH + timedelta(days=drawn.as_of)
    none = always([])
    return Table(
        drawn.rows,
        {
            "case_id": names,
            "as_of": Column(_one_day(as_of)),
            "provider": people.provider(drawn, qualified, practitioner),
            "person": people.person(drawn),
            "sentence": risk.sentence(drawn),
            "offences": risk.offences(drawn),
            "previous_convictions_count": chosen(numbers(60), drawn.convictions),
            "incidents": risk.incidents(drawn),
            "registrations": risk.registrations(drawn),
            "rosh_ratings": risk.ratings(drawn, lacking, line),
            "reoffending_ratings": people.reoffending(drawn),
            "residences": people.residences(drawn),
            "children": people.children(drawn),
            "key_individuals": people.key_individuals(drawn),
            "assessments": assess.assessments(drawn, lacking, line, factor),
            "enquiries": assess.enquiries(drawn, lacking),
            "plans": plan.plans(drawn, lacking, line, factor),
            "contacts": deliver.contacts(drawn, line),
            "multi_agency_meetings": deliver.meetings(drawn),
            "referrals": deliver.referrals(drawn),
            "liaison": deliver.liaison(drawn),
            "interventions": deliver.interventions(drawn, lacking),
            "victims": people.victims(drawn, lacking),
            "victim_work": deliver.victim_work(drawn, line),
            "changes": reviewing.changes(drawn, lacking, line),
            "reviews": reviewing.reviews(drawn, lacking, line, factor),
            "enforcement": deliver.enforcement(drawn, lacking, line),
            "management_oversight": deliver.oversight(drawn, line),
            "allocations": people.allocations(drawn, qualified),
            "escalations": none,
        },
    )


def _one_day(day: date) -> Values:
    return Values((day,))


def _truth(drawn: Draw, lacking: Planted, names: Texts) -> Table:
    groups = bulletin().groups
    places = {
        "gender": drawn.gender,
        "age": drawn.age_group,
        "ethnicity": drawn.ethnic_group,
        "supervision": drawn.custody.astype(np.int64),
        "rosh": np.minimum(drawn.level, 2),
        "mappa": (~drawn.mappa).astype(np.int64),
    }
    return Table(
        drawn.rows,
        {
            "case_id": names,
            "area": chosen(codes(*bulletin().areas), drawn.area),
            "agency": chosen(codes("crc", "nps"), drawn.nps.astype(np.int64)),
            **{name: chosen(codes(*groups[name]), at) for name, at in places.items()},
            **_answers(drawn, lacking),
            "shortfalls": _shortfalls(drawn, lacking),
        },
    )


def _answers(drawn: Draw, lacking: Planted) -> dict[str, Column]:
    """Say of each question that was asked whether the work was sufficient: nothing is planted."""
    insufficient = {
        question: np.any(
            [lacking[each.name] for each in KINDS if each.question == question], axis=0
        )
        for question in QUESTIONS
    }
    return {name: flag_where(drawn.asked[name], ~insufficient[name]) for name in QUESTIONS}


def _shortfalls(drawn: Draw, lacking: Planted) -> Many:
    rows, kinds = np.nonzero(np.stack([lacking[each.name] for each in KINDS], axis=1))
    parts = {
        name: chosen(codes(*(getattr(each, name) for each in KINDS)), kinds)
        for name in ("name", "question", "rule")
    }
    return listed(drawn.rows, rows, parts)
