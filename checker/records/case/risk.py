"""Risk: offences, known behaviour, registrations and the ratings of risk over time."""

from datetime import date
from typing import ClassVar

from checker.records.case.dated import DatedItem
from checker.records.declare import fact
from checker.records.vocabulary import (
    Behaviour,
    Grade,
    Imminence,
    KnownFrom,
    Likelihood,
    LikelihoodTool,
    MappaCategory,
    MappaLevel,
    OffenceKind,
    RatingSource,
    Register,
    Relationship,
    RiskGroup,
    RoshLevel,
    Setting,
)


class Offence(DatedItem):
    """An offence of which the person was convicted; it is seen from conviction."""

    anchor: ClassVar[str | None] = "convicted_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("occurred_on", "convicted_on"),)

    index: bool | None = fact(
        "True if supervision is for this offence; false for a previous or later one.",
        source="OASys: offence",
    )
    kind: OffenceKind | None = fact("The kind of offence.", source="OASys: offence")
    attempted: bool | None = fact("True if it was an attempt or conspiracy.", source="project")
    occurred_on: date | None = fact(
        "The day, or first day, of the offence.",
        source="bulletin 2018/02, section 2.1, Luke",
        past=True,
    )
    convicted_on: date | None = fact(
        "The day of conviction.", source="bulletin 2018/02, section 2.1, Clive", past=True
    )
    victim_relationship: Relationship | None = fact(
        "Who the victim was to the person.", source="OASys: victimPerpetratorRelationship"
    )
    victim_age: int | None = fact(
        "The victim's age in whole years.", source="OASys: victimDetails.age", unit="years"
    )
    victim_child: bool | None = fact(
        "True if a victim was under 18.", source="OASys: victimDetails.age"
    )
    violent: bool | None = fact(
        "True if violence was used or threatened.", source="DOMAIN 2a: ROSH screening R1"
    )
    sexual: bool | None = fact(
        "True if it was sexual in nature.", source="DOMAIN 2a: ROSH screening R1"
    )
    serious: bool | None = fact(
        "True if it caused or could have caused serious harm.", source="DOMAIN 2a: ROSH definitions"
    )
    domestic_abuse: bool | None = fact(
        "True if it was domestic abuse.", source="bulletin 2018/02, section 2.1, Q3"
    )
    weapon_used: bool | None = fact(
        "True if a weapon was used or carried.", source="OASys: specificWeapon"
    )
    hate_motivated: bool | None = fact(
        "True if it was motivated by hate.", source="DOMAIN 2a: ROSH screening R1"
    )
    schedule_15: bool | None = fact(
        "True if it is listed in Schedule 15 of the Criminal Justice Act 2003.",
        source="DOMAIN 2a: MAPPA category 2",
    )
    notifiable: bool | None = fact(
        "True if it makes the person a registered sex offender.",
        source="DOMAIN 2a: MAPPA category 1",
    )
    custodial_months: int | None = fact(
        "The custodial term for it; 0 if there was none.",
        source="DOMAIN 2a: MAPPA category 2",
        unit="months",
    )


class Incident(DatedItem):
    """Harmful behaviour that is known of, whether or not it led to a conviction."""

    anchor: ClassVar[str | None] = "known_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("occurred_on", "known_on"),)

    kind: Behaviour | None = fact("The kind of behaviour.", source="standard 2.1.3 c")
    occurred_on: date | None = fact(
        "The day on which it happened.", source="bulletin 2018/02, section 2.1, Larry", past=True
    )
    known_on: date | None = fact(
        "The day on which the practitioner knew of it.",
        source="bulletin 2018/02, section 2.1, Larry",
        past=True,
    )
    known_from: KnownFrom | None = fact(
        "Where the information came from.", source="standard 2.1.3 c"
    )
    victim_relationship: Relationship | None = fact(
        "Who suffered it.", source="bulletin 2018/02, section 2.1, Luke"
    )
    domestic_abuse: bool | None = fact(
        "True if it was domestic abuse.", source="bulletin 2018/02, section 2.1, Q3"
    )
    child_present: bool | None = fact(
        "True if a child was there or was harmed.", source="bulletin 2018/02, section 2.1, Q4"
    )
    convicted: bool | None = fact("True if it led to a conviction.", source="project")


class Registration(DatedItem):
    """An entry in an NDelius register."""

    anchor: ClassVar[str | None] = "started_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("started_on", "last_reviewed_on"),
        ("started_on", "ended_on"),
    )

    kind: Register | None = fact("The register.", source="community-api: Registration.type")
    mappa_level: MappaLevel | None = fact(
        "The MAPPA level; only for the MAPPA register.", source="community-api: MappaDetails.level"
    )
    mappa_category: MappaCategory | None = fact(
        "The MAPPA category; only for the MAPPA register.",
        source="community-api: MappaDetails.category",
    )
    started_on: date | None = fact(
        "The day of registration.", source="community-api: Registration.startDate", past=True
    )
    review_due_on: date | None = fact(
        "The day by which it is to be reviewed.",
        source="community-api: Registration.nextReviewDate",
    )
    reviewed: bool | None = fact("True if it has been reviewed.", source="NDelius ERGR")
    last_reviewed_on: date | None = fact(
        "The day of its latest review.", source="NDelius ERGR", past=True
    )
    ended: bool | None = fact(
        "True if the person was taken off the register; false while on it.",
        source="community-api: Registration.active",
        dated_by="ended_on",
    )
    ended_on: date | None = fact(
        "The day on which it ended.", source="community-api: Registration.endDate", past=True
    )


class RoshRating(DatedItem):
    """The levels of risk of serious harm (ROSH), as given on a day."""

    anchor: ClassVar[str | None] = "given_on"

    given_on: date | None = fact(
        "The day on which the levels were given.",
        source="assess-risks-and-needs: assessedOn",
        past=True,
    )
    given_in: RatingSource | None = fact("What the levels were given in.", source="project")
    setting: Setting | None = fact(
        "Whether the levels are for the community or for custody.",
        source="assess-risks-and-needs: riskInCommunity, riskInCustody",
    )
    overall: RoshLevel | None = fact(
        "The overall level.", source="assess-risks-and-needs: overallRiskLevel"
    )
    public: RoshLevel | None = fact(
        "The level for the public.", source="OASys: riskPublicCommunity"
    )
    known_adult: RoshLevel | None = fact(
        "The level for known adults.", source="OASys: riskKnownAdultCommunity"
    )
    children: RoshLevel | None = fact(
        "The level for children.", source="OASys: riskChildrenCommunity"
    )
    staff: RoshLevel | None = fact("The level for staff.", source="OASys: riskStaffCommunity")
    prisoners: RoshLevel | None = fact(
        "The level for prisoners.", source="OASys: riskPrisonersCustody"
    )
    imminence: Imminence | None = fact(
        "How soon harm is thought likely.", source="OASys: riskGreatest (SUM3)"
    )
    most_at_risk: RiskGroup | None = fact(
        "The group most at risk.", source="OASys: whoAtRisk (SUM1)"
    )
    reason_recorded: bool | None = fact(
        "True if the record gives the reasons for the levels.",
        source="OASys: factorsAnalysisOfRisk",
    )
    departure_reason_recorded: bool | None = fact(
        "True if it gives a reason for departing from what facts suggest.", source="project"
    )
    agreed_by_manager: bool | None = fact(
        "True if a manager agreed the levels.", source="project", dated_by="agreed_on"
    )
    agreed_on: date | None = fact("The day on which a manager agreed.", source="project", past=True)
    given_by_grade: Grade | None = fact("The grade of whoever gave the levels.", source="project")


class ReoffendingRating(DatedItem):
    """The likelihood of reoffending, as given on a day."""

    anchor: ClassVar[str | None] = "given_on"

    given_on: date | None = fact("The day on which it was given.", source="project", past=True)
    tool: LikelihoodTool | None = fact(
        "The score or judgement it comes from.", source="assess-risks-and-needs: PredictorSubType"
    )
    level: Likelihood | None = fact(
        "The likelihood.", source="bulletin 2018/02, section 2.1, David"
    )
    score: float | None = fact(
        "The score.", source="hmpps-tier: rsrscore, ogrsscore", unit="percent"
    )
