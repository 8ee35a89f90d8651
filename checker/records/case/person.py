"""Person: the person on probation, where they live, and who is in their life."""

from datetime import date
from typing import ClassVar

from checker.records.case.dated import DatedItem
from checker.records.declare import Section, fact
from checker.records.vocabulary import (
    AccommodationKind,
    Ethnicity,
    GenderIdentity,
    Need,
    Partner,
    Relationship,
    Sex,
)


class Person(Section):
    """The person on probation, as far as the standard or the tables by group need it."""

    age: int | None = fact(
        "Age in whole years.", source="bulletin 2018/02, tables 2-8", unit="years"
    )
    sex: Sex | None = fact("Sex.", source="hmpps-person-record: SexCode")
    gender_identity: GenderIdentity | None = fact(
        "Gender identity.", source="hmpps-person-record: GenderIdentityCode"
    )
    ethnicity: Ethnicity | None = fact("Ethnicity.", source="hmpps-person-record: EthnicityCode")
    needs: tuple[Need, ...] | None = fact(
        "Needs and circumstances that work has to allow for; empty means looked for, none found.",
        source="bulletin 2018/02, section 2.1, David",
    )
    employed: bool | None = fact(
        "True if in work, training or education.", source="bulletin 2018/02, section 2.1, Carl"
    )
    limited_access: bool | None = fact(
        "True if access to the record is restricted.", source="OASys: limitedAccessOffender"
    )


class Residence(DatedItem):
    """A place where the person lives or has lived; it is seen from the day it became known."""

    anchor: ClassVar[str | None] = "known_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("started_on", "ended_on"),)

    kind: AccommodationKind | None = fact(
        "The kind of place.", source="bulletin 2018/02, section 2.1, Peter"
    )
    started_on: date | None = fact(
        "The day from which the person lived there.", source="project", past=True
    )
    known_on: date | None = fact(
        "The day on which the practitioner knew.", source="project", past=True
    )
    ended: bool | None = fact("True if the person has left.", source="project", dated_by="ended_on")
    ended_on: date | None = fact("The day on which the person left.", source="project", past=True)
    settled: bool | None = fact(
        "True if the place is settled or permanent.",
        source="bulletin 2018/02, section 2.2, Michelle",
    )
    checked: bool | None = fact(
        "True if the address was checked for risk to others.",
        source="standard 2.3.3 b",
        dated_by="checked_on",
    )
    checked_on: date | None = fact("The day of the check.", source="standard 2.3.3 b", past=True)
    suitable: bool | None = fact(
        "True if the check found the address suitable.", source="standard 2.3.3 b"
    )
    lives_with: tuple[Relationship, ...] | None = fact(
        "Who else lives there; empty means nobody.", source="bulletin 2018/02, section 2.1, Carl"
    )


class Child(DatedItem):
    """A child in the person's life, from the day the practitioner knew of it."""

    anchor: ClassVar[str | None] = "known_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("contact_since", "contact_ended_on"),)

    relationship: Relationship | None = fact(
        "Who the child is to the person.", source="bulletin 2018/02, section 2.1, Luke"
    )
    age: int | None = fact("The child's age in whole years.", source="project", unit="years")
    expected_on: date | None = fact(
        "The day on which a child is expected to be born.", source="project"
    )
    born: bool | None = fact(
        "True if the child is born; false while it is expected.",
        source="bulletin 2018/02, section 2.1, Larry",
        dated_by="born_on",
    )
    born_on: date | None = fact(
        "The child's date of birth.", source="bulletin 2018/02, section 2.1, Larry", past=True
    )
    known_on: date | None = fact(
        "The day on which the practitioner knew of the child.",
        source="OASys: dateChildProtectionIssuesKnownToAssessor",
        past=True,
    )
    lives_with_person: bool | None = fact(
        "True if the child lives in the person's home.",
        source="bulletin 2018/02, section 2.1, Carl",
    )
    contact: bool | None = fact(
        "True if the person has contact with the child.",
        source="bulletin 2018/02, section 2.2, Michelle",
    )
    contact_unsupervised: bool | None = fact(
        "True if any of the contact is unsupervised.", source="project"
    )
    contact_since: date | None = fact(
        "The day from which there is contact, planned contact included.",
        source="bulletin 2018/02, section 2.2, Michelle",
    )
    contact_ended: bool | None = fact(
        "True if the contact has ended.", source="project", dated_by="contact_ended_on"
    )
    contact_ended_on: date | None = fact(
        "The day on which the contact ended.", source="project", past=True
    )
    contact_prohibited: bool | None = fact(
        "True if an order or licence condition forbids contact.",
        source="bulletin 2018/02, section 2.1, Carl",
    )
    identifiable_risk: bool | None = fact(
        "True if the record names a risk to this child.", source="OASys: riskToIdentifiableChildren"
    )
    children_services_involved: bool | None = fact(
        "True if children's services work with the child.",
        source="bulletin 2018/02, section 2.1, Carl",
    )
    protection_plan: bool | None = fact(
        "True if the child has a child protection plan.", source="OASys: childProtectionConferences"
    )


class KeyIndividual(DatedItem):
    """Somebody in the person's life who can help to manage the risk, or who may be at risk."""

    anchor: ClassVar[str | None] = "known_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("started_on", "ended_on"),)

    relationship: Relationship | None = fact(
        "Who they are to the person.", source="standard 2.3.3 d"
    )
    age: int | None = fact(
        "Their age in whole years.", source="bulletin 2018/02, section 2.1, Carl", unit="years"
    )
    known_on: date | None = fact(
        "The day on which the practitioner knew of them.", source="project", past=True
    )
    started_on: date | None = fact(
        "The day on which the relationship began.", source="project", past=True
    )
    ended: bool | None = fact(
        "True if the relationship has ended.",
        source="bulletin 2018/02, section 2.2, Tony",
        dated_by="ended_on",
    )
    ended_on: date | None = fact(
        "The day on which the relationship ended.", source="project", past=True
    )
    protective: bool | None = fact(
        "True if the record sees them as protective.", source="bulletin 2018/02, section 2.1, Q2"
    )
    at_risk: bool | None = fact(
        "True if they may be at risk from the person.", source="standard 2.1.3 a"
    )
    has_children: bool | None = fact(
        "True if they have children, living with them or not.", source="project"
    )
    agency: Partner | None = fact("Their agency, if they act for one.", source="project")
    engagement_appropriate: bool | None = fact(
        "True if it is appropriate to engage them; false if it is unsafe or not wanted.",
        source="standard 2.3.3 d",
    )
    engaged: bool | None = fact(
        "True if they were engaged in managing the risk.",
        source="standard 2.3.3 d",
        dated_by="engaged_on",
    )
    engaged_on: date | None = fact(
        "The day on which they were last engaged.", source="standard 2.3.3 d", past=True
    )
    reason_recorded: bool | None = fact(
        "True if the record says why they were not engaged.", source="standard 2.3.3 d"
    )
