"""Provider: who holds the case, to whom it was allocated, and when it was escalated."""

from datetime import date
from typing import ClassVar

from checker.records.case.dated import DatedItem
from checker.records.declare import Section, fact
from checker.records.vocabulary import (
    AllocationKind,
    AllocationReason,
    Grade,
    ProviderKind,
    RoshLevel,
)


class Provider(Section):
    """The organisation, place and practitioner that hold the case now."""

    kind: ProviderKind | None = fact(
        "The kind of organisation that holds the case.", source="bulletin 2018/02, section 1"
    )
    name: str | None = fact("The provider's name.", source="project")
    region: str | None = fact(
        "The probation region or NPS division.", source="bulletin 2018/02, table A1"
    )
    area: str | None = fact(
        "The police force or contract package area.", source="bulletin 2018/02, table A1"
    )
    pdu: str | None = fact("The probation delivery unit (PDU).", source="project")
    office: str | None = fact("The office.", source="project")
    team: str | None = fact("The team.", source="project")
    practitioner_id: str | None = fact(
        "A code for the practitioner, the same on every case they hold; not a name.",
        source="project",
    )
    grade: Grade | None = fact(
        "The practitioner's grade now.", source="bulletin 2018/02, section 2.2, Tony"
    )
    practitioner_caseload: int | None = fact(
        "How many cases the practitioner holds.", source="project", unit="cases"
    )


class Allocation(DatedItem):
    """The case was allocated, reallocated or transferred."""

    anchor: ClassVar[str | None] = "allocated_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("requested_on", "allocated_on", "first_contact_on"),
    )

    kind: AllocationKind | None = fact(
        "The kind of allocation.", source="bulletin 2018/02, section 1"
    )
    reason: AllocationReason | None = fact(
        "Why the case was allocated or moved.", source="bulletin 2018/02, section 2.2, Tony"
    )
    requested_on: date | None = fact(
        "The day on which the move was asked for.", source="project", past=True
    )
    allocated_on: date | None = fact(
        "The day on which the practitioner was given the case.", source="NDelius C070", past=True
    )
    to_provider: ProviderKind | None = fact(
        "The kind of provider that received the case.", source="bulletin 2018/02, section 1"
    )
    to_area: str | None = fact("The area or PDU that received the case.", source="project")
    practitioner_id: str | None = fact(
        "A code for the practitioner who received the case.",
        source="project",
    )
    grade: Grade | None = fact(
        "The grade of the practitioner who received the case.",
        source="bulletin 2018/02, section 2.2, Tony",
    )
    handover: bool | None = fact(
        "True if the earlier and the new practitioner handed the case over.",
        source="project",
        dated_by="handover_on",
    )
    handover_on: date | None = fact("The day of the handover.", source="project", past=True)
    first_contact: bool | None = fact(
        "True if the new practitioner has been in contact with the person.",
        source="bulletin 2018/02, section 2.2, Tony",
        dated_by="first_contact_on",
    )
    first_contact_on: date | None = fact(
        "The day of the new practitioner's first contact.",
        source="bulletin 2018/02, section 2.2, Tony",
        past=True,
    )


class Escalation(DatedItem):
    """A possible rise in risk was escalated, from a CRC to the NPS or to a manager."""

    anchor: ClassVar[str | None] = "requested_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("risk_raised_on", "requested_on", "answered_on"),
    )

    kind: AllocationKind | None = fact("The kind of move that was asked for.", source="PI 57/2014")
    risk_raised_on: date | None = fact(
        "The day on which the rise in risk was noticed.", source="PI 57/2014", past=True
    )
    requested_on: date | None = fact(
        "The day on which the escalation was made.", source="PI 57/2014", past=True
    )
    level_proposed: RoshLevel | None = fact(
        "The ROSH level for which the case was escalated.", source="bulletin 2018/02, section 1"
    )
    answered: bool | None = fact(
        "True if the receiver answered.", source="project", dated_by="answered_on"
    )
    answered_on: date | None = fact("The day of the answer.", source="project", past=True)
    accepted: bool | None = fact(
        "True if the case was taken over; false if it was refused.",
        source="bulletin 2018/02, section 1",
    )
    reason_recorded: bool | None = fact(
        "True if the record gives the reason for the decision.", source="project"
    )
