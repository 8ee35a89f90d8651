"""Sentence: the sentence under supervision, its release and its recalls."""

from datetime import date
from typing import ClassVar

from checker.records.case.conditions import LicenceCondition, ProtectiveOrder, Requirement
from checker.records.case.dated import DatedItem
from checker.records.declare import Section, fact
from checker.records.vocabulary import (
    AccommodationKind,
    RecallKind,
    SentenceKind,
    TerminationReason,
)


class Recall(DatedItem):
    """The person was recalled to custody."""

    anchor: ClassVar[str | None] = "recalled_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("recalled_on", "returned_on", "released_on"),
    )

    kind: RecallKind | None = fact("The kind of recall.", source="Recall Policy Framework")
    recalled_on: date | None = fact(
        "The day on which the licence was revoked.",
        source="bulletin 2018/02, section 2.2, Gary",
        past=True,
    )
    returned: bool | None = fact(
        "True if the person is back in custody; false while at large.",
        source="project",
        dated_by="returned_on",
    )
    returned_on: date | None = fact("The day of return to custody.", source="project", past=True)
    released: bool | None = fact(
        "True if the person was released again.",
        source="bulletin 2018/02, section 2.2, Gary",
        dated_by="released_on",
    )
    released_on: date | None = fact(
        "The day of that release.", source="bulletin 2018/02, section 2.2, Gary", past=True
    )


class Release(Section):
    """How release from custody was prepared."""

    planned_accommodation: AccommodationKind | None = fact(
        "The kind of place planned for the first night.",
        source="bulletin 2018/02, section 2.1, Peter",
    )
    first_accommodation: AccommodationKind | None = fact(
        "The kind of place in which the first night was spent.",
        source="bulletin 2018/02, section 2.1, Peter",
    )
    accommodation_secured: bool | None = fact(
        "True if the place was secured.",
        source="bulletin 2018/02, section 2.1, Peter",
        dated_by="accommodation_secured_on",
    )
    accommodation_secured_on: date | None = fact(
        "The day on which the place was secured.", source="project", past=True
    )
    approved_premises_needed: bool | None = fact(
        "True if risk calls for approved premises.", source="bulletin 2018/02, section 2.1, Peter"
    )
    approved_premises_requested: bool | None = fact(
        "True if approved premises were asked for.",
        source="bulletin 2018/02, section 2.1, Peter",
        dated_by="approved_premises_requested_on",
    )
    approved_premises_requested_on: date | None = fact(
        "The day on which approved premises were asked for.", source="project", past=True
    )
    conditions_requested: bool | None = fact(
        "True if additional licence conditions were asked for.",
        source="bulletin 2018/02, section 2.3, Roger",
        dated_by="conditions_requested_on",
    )
    conditions_requested_on: date | None = fact(
        "The day on which additional licence conditions were asked for.",
        source="project",
        past=True,
    )
    conditions_aligned: bool | None = fact(
        "True if the conditions were aligned with orders in force.",
        source="bulletin 2018/02, section 2.3, Roger",
    )
    prison_contact: bool | None = fact(
        "True if the community practitioner was in contact before release.",
        source="project",
        dated_by="prison_contact_on",
    )
    prison_contact_on: date | None = fact(
        "The day of the first such contact.", source="project", past=True
    )


class OtherSentence(DatedItem):
    """Another sentence, earlier, later or alongside the one under supervision."""

    anchor: ClassVar[str | None] = "sentenced_on"

    kind: SentenceKind | None = fact(
        "The kind of sentence.", source="bulletin 2018/02, section 2.1, Clive"
    )
    sentenced_on: date | None = fact(
        "The day of sentence.", source="bulletin 2018/02, section 2.1, Clive", past=True
    )
    length_months: int | None = fact(
        "Its length.", source="bulletin 2018/02, section 2.1, Clive", unit="months"
    )
    for_breach: bool | None = fact(
        "True if it was passed for breach of an order.",
        source="bulletin 2018/02, section 2.2, Adam",
    )


class Sentence(Section):
    """The sentence under which the person is supervised."""

    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("sentenced_on", "released_on"),
        ("sentenced_on", "supervision_started_on", "terminated_on"),
    )

    kind: SentenceKind | None = fact("The kind of sentence.", source="project")
    sentenced_on: date | None = fact("The day of sentence.", source="project", past=True)
    length_months: int | None = fact(
        "The length of the order or of the whole sentence.",
        source="project",
        unit="months",
    )
    custodial_months: int | None = fact(
        "The length of the custodial term imposed; 0 if there is none.",
        source="bulletin 2018/02, section 2.3, Roger",
        unit="months",
    )
    licence_months: int | None = fact(
        "The length of the licence.", source="bulletin 2018/02, section 2.1, Carl", unit="months"
    )
    post_sentence_months: int | None = fact(
        "The length of post-sentence supervision.",
        source="bulletin 2018/02, section 2.1, Carl",
        unit="months",
    )
    indeterminate: bool | None = fact("True for a life sentence or IPP.", source="DOMAIN 3e: INLL")
    suspended: bool | None = fact(
        "True if custody is suspended.", source="bulletin 2018/02, section 2.1, Larry"
    )
    in_custody: bool | None = fact(
        "True if the person is in custody on the day of judging.", source="project"
    )
    planned_release_on: date | None = fact(
        "The day on which release is due or was due.", source="project"
    )
    released: bool | None = fact(
        "True if the person was released from custody; false while serving it.",
        source="bulletin 2018/02, annex A",
        dated_by="released_on",
    )
    released_on: date | None = fact(
        "The day of the first release on this sentence.",
        source="bulletin 2018/02, annex A",
        past=True,
    )
    release: Release | None = fact(
        "How release was prepared.", source="bulletin 2018/02, section 2.1, Peter"
    )
    recalls: tuple[Recall, ...] | None = fact(
        "Recalls to custody; empty means none.", source="bulletin 2018/02, section 2.2, Gary"
    )
    supervision_started_on: date | None = fact(
        "The day on which supervision in the community began.",
        source="bulletin 2018/02, annex A",
        past=True,
    )
    supervision_ends_on: date | None = fact(
        "The day on which supervision is due to end.",
        source="project",
    )
    terminated: bool | None = fact(
        "True if supervision has ended; false while it runs.",
        source="hmpps-tier: DeliusConviction.terminationDate",
        dated_by="terminated_on",
    )
    terminated_on: date | None = fact(
        "The day on which supervision ended.",
        source="hmpps-tier: DeliusConviction.terminationDate",
        past=True,
    )
    termination_reason: TerminationReason | None = fact("Why supervision ended.", source="project")
    requirements: tuple[Requirement, ...] | None = fact(
        "Requirements of the order; empty means none.", source="hmpps-tier: DeliusRequirement"
    )
    licence_conditions: tuple[LicenceCondition, ...] | None = fact(
        "Conditions of the licence; empty means none.",
        source="bulletin 2018/02, section 2.3, Roger",
    )
    orders: tuple[ProtectiveOrder, ...] | None = fact(
        "Protective orders on the person; empty means none.",
        source="bulletin 2018/02, section 2.2, Adam",
    )
