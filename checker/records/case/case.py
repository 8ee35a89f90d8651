"""Case: the whole record of one case, section by section."""

from datetime import date
from typing import ClassVar

from checker.records.case.assessment import Assessment, Enquiry
from checker.records.case.delivery import (
    Contact,
    Intervention,
    Liaison,
    Meeting,
    Referral,
    Victim,
    VictimWork,
)
from checker.records.case.oversight import Enforcement, Judgement, Oversight
from checker.records.case.person import Child, KeyIndividual, Person, Residence
from checker.records.case.planning import Plan
from checker.records.case.provider import Allocation, Escalation, Provider
from checker.records.case.reviewing import Change, Review
from checker.records.case.risk import Incident, Offence, Registration, ReoffendingRating, RoshRating
from checker.records.case.sentence import OtherSentence, Sentence
from checker.records.declare import Section, fact


class Case(Section):
    """The record of one case; a section left out is not recorded, an empty one holds none."""

    timeline: ClassVar[tuple[str, ...]] = (
        "rosh_ratings",
        "assessments",
        "enquiries",
        "plans",
        "changes",
        "reviews",
        "contacts",
        "multi_agency_meetings",
    )

    case_id: str = fact(
        "A code for the case, unique in its file; not a name.", source="NDelius CRN", required=True
    )
    as_of: date | None = fact(
        "The day at whose close the record is judged, unless the command line gives one.",
        source="project",
    )
    provider: Provider | None = fact("Who holds the case.", source="bulletin 2018/02, section 1")
    person: Person | None = fact("The person on probation.", source="bulletin 2018/02, tables 2-8")
    sentence: Sentence | None = fact(
        "The sentence under supervision.", source="bulletin 2018/02, annex A"
    )
    other_sentences: tuple[OtherSentence, ...] | None = fact(
        "Other sentences.", source="bulletin 2018/02, section 2.1, Clive"
    )
    offences: tuple[Offence, ...] | None = fact(
        "Offences of which the person was convicted, this and earlier ones.",
        source="OASys: offence",
    )
    previous_convictions_count: int | None = fact(
        "How many previous convictions there are; 0 means none.",
        source="bulletin 2018/02, practice examples",
        unit="convictions",
    )
    incidents: tuple[Incident, ...] | None = fact(
        "Harmful behaviour that is known of, convicted or not.", source="standard 2.1.3 c"
    )
    registrations: tuple[Registration, ...] | None = fact(
        "Entries in NDelius registers, present and past.", source="community-api: Registration"
    )
    rosh_ratings: tuple[RoshRating, ...] | None = fact(
        "Levels of ROSH over time.", source="bulletin 2018/02, section 2.1, Q1"
    )
    reoffending_ratings: tuple[ReoffendingRating, ...] | None = fact(
        "Likelihood of reoffending over time.", source="bulletin 2018/02, section 2.1, David"
    )
    residences: tuple[Residence, ...] | None = fact(
        "Where the person lives and has lived.", source="bulletin 2018/02, section 2.1, Peter"
    )
    children: tuple[Child, ...] | None = fact(
        "Children in the person's life, unborn ones included.",
        source="bulletin 2018/02, section 2.1, Q4",
    )
    key_individuals: tuple[KeyIndividual, ...] | None = fact(
        "Adults in the person's life who matter to the risk.", source="standard 2.3.3 d"
    )
    assessments: tuple[Assessment, ...] | None = fact(
        "Assessments of risk.", source="standard 2.1.3"
    )
    enquiries: tuple[Enquiry, ...] | None = fact(
        "Enquiries to other agencies.", source="standard 2.1.3 c"
    )
    plans: tuple[Plan, ...] | None = fact("Plans.", source="standard 2.2.3")
    contacts: tuple[Contact, ...] | None = fact(
        "Contacts with the person, home visits included.", source="standard 2.3.3 a"
    )
    multi_agency_meetings: tuple[Meeting, ...] | None = fact(
        "Multi-agency meetings about the case.", source="standard 2.3.3 c"
    )
    referrals: tuple[Referral, ...] | None = fact(
        "Referrals to other agencies and services.", source="standard 2.3.3 c"
    )
    liaison: tuple[Liaison, ...] | None = fact(
        "Other exchanges with agencies.", source="standard 2.3.3 c"
    )
    interventions: tuple[Intervention, ...] | None = fact(
        "Interventions and services.", source="standard 2.3.3 a"
    )
    victims: tuple[Victim, ...] | None = fact(
        "Actual and potential victims.", source="standard 2.1.3 b"
    )
    victim_work: tuple[VictimWork, ...] | None = fact(
        "Work to protect victims.", source="standard 2.3.3 b"
    )
    changes: tuple[Change, ...] | None = fact(
        "Changes in circumstances.", source="standard 2.4.3 a"
    )
    reviews: tuple[Review, ...] | None = fact("Reviews.", source="standard 2.4.3 d")
    enforcement: tuple[Enforcement, ...] | None = fact(
        "Enforcement.", source="bulletin 2018/02, section 2.3, Q7"
    )
    management_oversight: tuple[Oversight, ...] | None = fact(
        "Management oversight.", source="bulletin 2018/02, executive summary"
    )
    allocations: tuple[Allocation, ...] | None = fact(
        "Allocation, reallocation and transfer.", source="bulletin 2018/02, section 1"
    )
    escalations: tuple[Escalation, ...] | None = fact(
        "Escalations because risk may have risen.", source="bulletin 2018/02, section 1"
    )
    judgements: tuple[Judgement, ...] | None = fact(
        "People's own judgements of the case; no rule reads them.",
        source="bulletin 2018/02, section 2",
    )
