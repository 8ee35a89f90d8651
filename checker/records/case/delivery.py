"""Delivery: contact, other agencies, interventions and work with victims (2.3.3)."""

from datetime import date
from typing import ClassVar

from checker.records.case.dated import DatedItem
from checker.records.declare import fact
from checker.records.vocabulary import (
    Approach,
    ContactKind,
    ContactOutcome,
    Factor,
    InterventionEnd,
    InterventionKind,
    MappaLevel,
    MeetingKind,
    Partner,
    ReferralOutcome,
    ReferralTo,
    Relationship,
    Subject,
    VictimWorkKind,
)


class Contact(DatedItem):
    """A contact with the person on probation that was due or took place."""

    anchor: ClassVar[str | None] = "contact_on"

    kind: ContactKind | None = fact(
        "The kind of contact.", source="NDelius contact types, DOMAIN 3d"
    )
    contact_on: date | None = fact(
        "The day on which it took place or should have.",
        source="manage-supervision-and-delius: Contact",
        past=True,
    )
    planned: bool | None = fact(
        "True if it was an appointment; false if it was not arranged.", source="project"
    )
    attended: bool | None = fact(
        "True if the person was there.",
        source="manage-supervision-and-delius: Contact.attended",
    )
    acceptable: bool | None = fact(
        "True if the person complied, or the absence was acceptable.",
        source="NDelius outcomes: compliantAcceptable",
    )
    outcome: ContactOutcome | None = fact(
        "The outcome recorded.", source="NDelius outcomes, DOMAIN 3f"
    )
    national_standard: bool | None = fact(
        "True if it counts towards national standards.",
        source="manage-supervision-and-delius: Contact.nationalStandardsContact",
    )
    rar_activity: bool | None = fact(
        "True if it counts as a rehabilitation activity day.",
        source="manage-supervision-and-delius: Contact.rarActivity",
    )
    under_influence: bool | None = fact(
        "True if the person was under the influence of alcohol or drugs.",
        source="bulletin 2018/02, section 2.3, Bernie",
    )
    risk_discussed: bool | None = fact(
        "True if risk of harm was worked on.", source="standard 2.3.3 a"
    )
    home_seen: bool | None = fact(
        "True if the practitioner saw the home and who lives there.", source="standard 2.3.3 e"
    )
    key_individual_seen: bool | None = fact(
        "True if somebody in the person's life took part.", source="standard 2.3.3 d"
    )
    reason_recorded: bool | None = fact(
        "True if the reason for an absence and its acceptance is recorded.",
        source="bulletin 2018/02, section 2.3, Bernie",
    )


class Meeting(DatedItem):
    """A multi-agency meeting about the case; it is seen from the day it was held."""

    anchor: ClassVar[str | None] = "held_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("held_on", "actions_done_on"),)

    kind: MeetingKind | None = fact("The kind of meeting.", source="NDelius CCMM, C005, NSD1, CCON")
    level: MappaLevel | None = fact(
        "The MAPPA level at which it met.", source="community-api: MappaDetails.level"
    )
    planned_for: date | None = fact("The day for which it was called.", source="project")
    held: bool | None = fact("True if it took place.", source="project", dated_by="held_on")
    held_on: date | None = fact("The day on which it took place.", source="project", past=True)
    attended: bool | None = fact("True if probation was there.", source="standard 2.3.3 c")
    agencies: tuple[Partner, ...] | None = fact(
        "Agencies that were there; empty means none other.", source="standard 2.3.3 c"
    )
    information_shared: bool | None = fact(
        "True if probation shared what it knows.", source="standard 2.3.3 c"
    )
    actions_set: bool | None = fact(
        "True if actions for probation were set.", source="standard 2.3.3 c"
    )
    actions_done: bool | None = fact(
        "True if all actions for probation were done.",
        source="standard 2.3.3 c",
        dated_by="actions_done_on",
    )
    actions_done_on: date | None = fact(
        "The day on which the last of them was done.", source="project", past=True
    )
    minutes_recorded: bool | None = fact(
        "True if the record holds the decisions.", source="project"
    )


class Referral(DatedItem):
    """A referral to another agency or service."""

    anchor: ClassVar[str | None] = "made_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("made_on", "answered_on"),
        ("made_on", "followed_up_on"),
    )

    to: ReferralTo | None = fact("Where it goes.", source="NDelius ERFM, CCMR, ARMS1")
    about: Subject | None = fact("What it is about.", source="project")
    made_on: date | None = fact("The day on which it was made.", source="project", past=True)
    answered: bool | None = fact(
        "True if an answer came.", source="project", dated_by="answered_on"
    )
    answered_on: date | None = fact("The day of the answer.", source="project", past=True)
    outcome: ReferralOutcome | None = fact("What came of it.", source="project")
    followed_up: bool | None = fact(
        "True if it was followed up.", source="standard 2.3.3 c", dated_by="followed_up_on"
    )
    followed_up_on: date | None = fact(
        "The day on which it was last followed up.", source="project", past=True
    )


class Liaison(DatedItem):
    """An exchange with another agency outside meetings, enquiries and referrals."""

    anchor: ClassVar[str | None] = "liaised_on"

    agency: Partner | None = fact("The agency.", source="NDelius C204, C203")
    liaised_on: date | None = fact(
        "The day of the exchange.", source="bulletin 2018/02, section 2.2, Michelle", past=True
    )
    about: Subject | None = fact("What it was about.", source="bulletin 2018/02, section 2.1, Luke")
    new_information: bool | None = fact(
        "True if it brought something new that bears on risk.",
        source="bulletin 2018/02, section 2.1, Luke",
    )


class Intervention(DatedItem):
    """An intervention or service, from referral to its end."""

    anchor: ClassVar[str | None] = "arranged_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("arranged_on", "started_on", "ended_on"),)

    kind: InterventionKind | None = fact("The kind of intervention.", source="NDelius NSI")
    factor: Factor | None = fact("The factor at which it aims.", source="standard 2.2.3 a")
    approach: Approach | None = fact(
        "Whether it builds up or restricts.", source="standard 2.2.3 b"
    )
    related_to_harm: bool | None = fact(
        "True if it is meant to manage or lower risk of harm.", source="standard 2.3.3 a"
    )
    provided_by: Partner | None = fact(
        "The agency that provides it; empty where it is probation or not said.",
        source="standard 2.3.3 c",
    )
    arranged_on: date | None = fact(
        "The day on which it was arranged; the day it started if not known.",
        source="project",
        past=True,
    )
    due_to_start_on: date | None = fact("The day by which it was to start.", source="project")
    started: bool | None = fact(
        "True if it has started.", source="NDelius NSI", dated_by="started_on"
    )
    started_on: date | None = fact("The day on which it started.", source="NDelius NSI", past=True)
    ended: bool | None = fact(
        "True if it has ended, completed or not.", source="NDelius NSI", dated_by="ended_on"
    )
    ended_on: date | None = fact("The day on which it ended.", source="NDelius NSI", past=True)
    how_ended: InterventionEnd | None = fact("How it ended.", source="NDelius NSI outcome")
    delay_reason_recorded: bool | None = fact(
        "True if the record says why it was late or not delivered.", source="project"
    )


class Victim(DatedItem):
    """An actual or potential victim, without any name."""

    anchor: ClassVar[str | None] = "known_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("contact_offered_on", "contact_accepted_on"),
    )

    relationship: Relationship | None = fact(
        "Who they are to the person.", source="OASys: victimDetails.victimRelation"
    )
    actual: bool | None = fact(
        "True for a victim of a known offence or incident; false for a potential one.",
        source="standard 2.1.3 b",
    )
    child: bool | None = fact("True if they are under 18.", source="OASys: victimDetails.age")
    identifiable: bool | None = fact("True if it is known who they are.", source="standard 2.1.3 b")
    known_on: date | None = fact(
        "The day on which the practitioner knew of them.", source="project", past=True
    )
    contact_scheme_eligible: bool | None = fact(
        "True if the victim contact scheme is open to them.",
        source="DOMAIN 2a: victim contact scheme",
    )
    contact_offered: bool | None = fact(
        "True if victim contact was offered.",
        source="DOMAIN 2a: offer of contact",
        dated_by="contact_offered_on",
    )
    contact_offered_on: date | None = fact(
        "The day of the offer.", source="DOMAIN 2a: offer of contact", past=True
    )
    contact_accepted: bool | None = fact(
        "True if victim contact was taken up; false if it was declined.",
        source="DOMAIN 3e: INVI",
        dated_by="contact_accepted_on",
    )
    contact_accepted_on: date | None = fact(
        "The day on which they took it up.", source="project", past=True
    )
    safety_planned: bool | None = fact(
        "True if a plan covers their safety.", source="assess-risks-and-needs: victimSafetyPlanning"
    )


class VictimWork(DatedItem):
    """A piece of work to protect an actual or potential victim."""

    anchor: ClassVar[str | None] = "done_on"

    kind: VictimWorkKind | None = fact("The kind of work.", source="standard 2.3.3 b")
    done_on: date | None = fact(
        "The day on which it was done.", source="standard 2.3.3 b", past=True
    )
    agency: Partner | None = fact(
        "The agency with which it was done; empty where alone or not said.",
        source="bulletin 2018/02, section 2.2, Gary",
    )
    protects: Relationship | None = fact("Whom it protects.", source="standard 2.3.3 b")
    concern_found: bool | None = fact(
        "True if it brought a concern to light.", source="bulletin 2018/02, section 2.1, Clive"
    )
    acted_on: bool | None = fact(
        "True if something was done about that concern.",
        source="standard 2.3.3 b",
        dated_by="acted_on_date",
    )
    acted_on_date: date | None = fact("The day on which it was done.", source="project", past=True)
