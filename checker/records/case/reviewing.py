"""Reviewing: changes in circumstances and the reviews that answer them (2.4.3)."""

from datetime import date
from typing import ClassVar

from checker.records.case.dated import DatedItem
from checker.records.declare import fact
from checker.records.vocabulary import (
    ChangeKind,
    Factor,
    KnownFrom,
    Partner,
    Relationship,
    ReviewKind,
    RiskGroup,
)


class Change(DatedItem):
    """A change in circumstances; it is seen from the day the practitioner knew of it.

    It may be known before it occurs, as with a planned move, so the two dates have no fixed order.
    """

    anchor: ClassVar[str | None] = "known_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("known_on", "responded_on"),)

    kind: ChangeKind | None = fact(
        "The kind of change.", source="bulletin 2018/02, section 2.2, Q6"
    )
    occurred_on: date | None = fact(
        "The day on which it happened, or is to happen.",
        source="bulletin 2018/02, section 2.2, Tony",
    )
    known_on: date | None = fact(
        "The day on which the practitioner knew of the change.",
        source="bulletin 2018/02, section 2.1, Larry",
        past=True,
    )
    known_from: KnownFrom | None = fact(
        "Where the information came from.", source="bulletin 2018/02, section 2.1, Luke"
    )
    bears_on_risk: bool | None = fact(
        "True if it bears on risk of harm, for better or worse.", source="standard 2.4.3 a"
    )
    raises_risk: bool | None = fact(
        "True if it may raise the risk; false if it lowers it or leaves it.",
        source="standard 2.4.3 a",
    )
    factors: tuple[Factor, ...] | None = fact(
        "Factors that it touches; empty means none.", source="standard 2.4.3 a"
    )
    groups: tuple[RiskGroup, ...] | None = fact(
        "Groups whose safety it touches; empty means none.", source="standard 2.4.3 a"
    )
    responded: bool | None = fact(
        "True if the record shows a response.",
        source="bulletin 2018/02, section 2.2, Q6",
        dated_by="responded_on",
    )
    responded_on: date | None = fact(
        "The day of the first response.", source="bulletin 2018/02, section 2.2, Tony", past=True
    )


class Review(DatedItem):
    """A review of the risk of harm and of the plan."""

    anchor: ClassVar[str | None] = "completed_on"

    kind: ReviewKind | None = fact("The kind of review.", source="project")
    prompted_by: tuple[ChangeKind, ...] | None = fact(
        "Changes that prompted it; empty means it was scheduled.", source="standard 2.4.3 a"
    )
    due_on: date | None = fact("The day by which it was due.", source="project")
    completed: bool | None = fact(
        "True if it is complete.", source="standard 2.4.3 d", dated_by="completed_on"
    )
    completed_on: date | None = fact(
        "The day on which it was completed.", source="standard 2.4.3 d", past=True
    )
    written: bool | None = fact(
        "True if it is a written, formal record.",
        source="standard 2.4.3 d",
    )
    informed_by: tuple[Partner, ...] | None = fact(
        "Agencies whose input informed it; empty means none.", source="standard 2.4.3 b"
    )
    person_involved: bool | None = fact(
        "True if the person took a meaningful part.", source="standard 2.4.3 c"
    )
    key_individuals_involved: bool | None = fact(
        "True if key individuals in the person's life took part.", source="standard 2.4.3 c"
    )
    individuals: tuple[Relationship, ...] | None = fact(
        "Who those individuals are to the person; empty means none took part.",
        source="standard 2.4.3 c",
    )
    groups_considered: tuple[RiskGroup, ...] | None = fact(
        "Groups for which it considers the risk again; empty means none.",
        source="bulletin 2018/02, section 2.1, Q2-Q4",
    )
    rosh_reconsidered: bool | None = fact(
        "True if the ROSH level was considered again, kept or changed.",
        source="bulletin 2018/02, section 2.1, Q1",
    )
    progress_reviewed: bool | None = fact(
        "True if progress was reviewed against the priorities for managing harm.",
        source="bulletin 2018/02, section 2.2, Q5",
    )
    factors_reviewed: tuple[Factor, ...] | None = fact(
        "Factors it considers again; empty means none.", source="standard 2.4.3 a"
    )
    change_found: bool | None = fact(
        "True if it finds a change in factors related to harm.", source="standard 2.4.3 a"
    )
    adjustment_needed: bool | None = fact(
        "True if it finds that the plan has to change; false if it says why not.",
        source="standard 2.4.3 a",
    )
    plan_adjusted: bool | None = fact(
        "True if the plan was adjusted.", source="standard 2.4.3 a", dated_by="plan_adjusted_on"
    )
    plan_adjusted_on: date | None = fact(
        "The day on which the plan was adjusted.", source="standard 2.4.3 a", past=True
    )
    actions_set: bool | None = fact(
        "True if it says what is to be done from then on.",
        source="bulletin 2018/02, section 2.2, Adam",
    )
    manager_involved: bool | None = fact("True if a manager took part.", source="NDelius C416")
