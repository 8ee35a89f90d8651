"""Conditions: what binds the person: requirements, licence conditions and protective orders."""

from datetime import date
from typing import ClassVar

from checker.records.case.dated import DatedItem
from checker.records.declare import fact
from checker.records.vocabulary import (
    LicenceConditionKind,
    OrderKind,
    Relationship,
    RequirementKind,
    RiskGroup,
)


class Requirement(DatedItem):
    """A requirement of a community or suspended sentence order."""

    anchor: ClassVar[str | None] = "imposed_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("imposed_on", "started_on", "ended_on"),)

    kind: RequirementKind | None = fact(
        "The kind of requirement.", source="hmpps-tier: DeliusRequirement.mainCategoryTypeCode"
    )
    restrictive: bool | None = fact(
        "True if the requirement restricts the person.",
        source="hmpps-tier: DeliusRequirement.restrictive",
    )
    imposed_on: date | None = fact(
        "The day on which the court imposed it.", source="project", past=True
    )
    length_days: int | None = fact(
        "How many days were ordered, where it is counted in days.", source="project", unit="days"
    )
    length_hours: int | None = fact(
        "How many hours were ordered, where it is counted in hours.", source="project", unit="hours"
    )
    started: bool | None = fact(
        "True if work on it has started.", source="project", dated_by="started_on"
    )
    started_on: date | None = fact("The day on which it started.", source="project", past=True)
    ended: bool | None = fact("True if it has ended.", source="project", dated_by="ended_on")
    ended_on: date | None = fact("The day on which it ended.", source="project", past=True)
    completed: bool | None = fact("True if it was completed, and not only ended.", source="project")


class LicenceCondition(DatedItem):
    """A condition of a licence."""

    anchor: ClassVar[str | None] = "imposed_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("requested_on", "imposed_on", "ended_on"),)

    kind: LicenceConditionKind | None = fact(
        "What the condition is about.", source="bulletin 2018/02, section 2.3, Roger"
    )
    additional: bool | None = fact(
        "True if it goes beyond the standard conditions.", source="project"
    )
    requested_on: date | None = fact(
        "The day on which the practitioner asked for it.", source="project", past=True
    )
    imposed_on: date | None = fact("The day from which it binds.", source="project", past=True)
    protects: tuple[RiskGroup, ...] | None = fact(
        "The groups that it protects.", source="standard 2.3.3 b"
    )
    aligned_with_order: bool | None = fact(
        "True if it was aligned with a protective order in force.",
        source="bulletin 2018/02, section 2.3, Roger",
    )
    ended: bool | None = fact("True if it no longer binds.", source="project", dated_by="ended_on")
    ended_on: date | None = fact("The day on which it ended.", source="project", past=True)


class ProtectiveOrder(DatedItem):
    """A civil or ancillary order that protects others, such as a restraining order."""

    anchor: ClassVar[str | None] = "imposed_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("imposed_on", "ended_on"),)

    kind: OrderKind | None = fact("The kind of order.", source="DOMAIN 3e: RSTO, SOPS, SPO")
    imposed_on: date | None = fact(
        "The day on which the court imposed it.",
        source="bulletin 2018/02, section 2.3, Roger",
        past=True,
    )
    expires_on: date | None = fact("The day on which it is due to end.", source="project")
    indefinite: bool | None = fact("True if it has no end date.", source="project")
    ended: bool | None = fact(
        "True if it is no longer in force.", source="project", dated_by="ended_on"
    )
    ended_on: date | None = fact("The day on which it ended.", source="project", past=True)
    protects: tuple[Relationship, ...] | None = fact(
        "Whom it protects.", source="bulletin 2018/02, section 2.2, Adam"
    )
    protects_children: bool | None = fact(
        "True if it protects children.", source="bulletin 2018/02, section 2.3, Roger"
    )
    breached: bool | None = fact(
        "True if it was breached.",
        source="bulletin 2018/02, section 2.2, Adam",
        dated_by="breached_on",
    )
    breached_on: date | None = fact(
        "The day of the latest known breach.",
        source="bulletin 2018/02, section 2.2, Adam",
        past=True,
    )
