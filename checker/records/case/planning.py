"""Planning: plans, their actions and contingencies (2.2.3)."""

from datetime import date
from typing import ClassVar

from checker.records.case.dated import DatedItem
from checker.records.declare import Section, fact
from checker.records.vocabulary import (
    Approach,
    Factor,
    InterventionKind,
    Partner,
    Pillar,
    PlanKind,
    RiskGroup,
)


class PlannedFactor(Section):
    """A factor that a plan addresses."""

    factor: Factor | None = fact("The factor.", source="standard 2.2.3 a")
    linked_to_harm: bool | None = fact(
        "True if it is linked to risk of harm.", source="assess-risks-and-needs: linkedToHarm"
    )
    critical: bool | None = fact(
        "True if the plan treats it as among the most critical.", source="standard 2.2.3 a"
    )
    priority: int | None = fact(
        "Its place in the plan's order; 1 comes first.", source="standard 2.2.3 a", unit="rank"
    )


class PlannedAction(Section):
    """An action or intervention that a plan sets out."""

    kind: InterventionKind | None = fact("The kind of intervention.", source="standard 2.2.3 b")
    factor: Factor | None = fact("The factor at which it aims.", source="standard 2.2.3 a")
    pillar: Pillar | None = fact(
        "The pillar of risk management it belongs to.", source="bulletin 2018/02, section 1"
    )
    approach: Approach | None = fact(
        "Whether it builds up or restricts.", source="standard 2.2.3 b"
    )
    protects: tuple[RiskGroup, ...] | None = fact(
        "The groups that it protects; empty means no group in particular.",
        source="standard 2.2.3 b",
    )
    owner: Partner | None = fact(
        "The agency that is to do it; empty where it is probation's own or not said.",
        source="bulletin 2018/02, section 2.2, Gary",
    )
    owner_named: bool | None = fact(
        "True if the plan names who is to do it.", source="bulletin 2018/02, section 2.2, Gary"
    )
    due_on: date | None = fact("The day by which it is to be done or started.", source="project")
    done: bool | None = fact("True if it was done.", source="project", dated_by="done_on")
    done_on: date | None = fact("The day on which it was done.", source="project", past=True)


class Contingency(Section):
    """A contingency arrangement: what to watch for and what to do then."""

    risk_to: tuple[RiskGroup, ...] | None = fact(
        "The groups it is meant to keep safe.", source="standard 2.2.3 d"
    )
    trigger_stated: bool | None = fact(
        "True if it names a warning sign.", source="bulletin 2018/02, section 2.1, Luke"
    )
    action_stated: bool | None = fact(
        "True if it says what is to be done then.", source="bulletin 2018/02, section 2.1, Luke"
    )
    owner_stated: bool | None = fact("True if it says who is to do it.", source="standard 2.2.3 d")
    specific: bool | None = fact(
        "True if it fits this case, and is not a stock phrase.", source="standard 2.2.3 d"
    )


class Plan(DatedItem):
    """A plan, from its start to its end."""

    anchor: ClassVar[str | None] = "started_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("started_on", "completed_on", "ended_on"),)

    kind: PlanKind | None = fact("The kind of plan.", source="NDelius CSPI, CSPR")
    started_on: date | None = fact(
        "The day on which it was started.",
        source="assess-risks-and-needs: initiationDate",
        past=True,
    )
    completed: bool | None = fact(
        "True if it is complete.",
        source="assess-risks-and-needs: assessmentStatus",
        dated_by="completed_on",
    )
    completed_on: date | None = fact(
        "The day on which it was completed.",
        source="assess-risks-and-needs: dateCompleted",
        past=True,
    )
    ended: bool | None = fact(
        "True if it was replaced or closed.", source="project", dated_by="ended_on"
    )
    ended_on: date | None = fact(
        "The day on which it was replaced or closed.", source="project", past=True
    )
    review_due_on: date | None = fact("The day by which it is to be reviewed.", source="project")
    factors: tuple[PlannedFactor, ...] | None = fact(
        "Factors it addresses; empty means none.", source="standard 2.2.3 a"
    )
    actions: tuple[PlannedAction, ...] | None = fact(
        "Actions and interventions it sets out; empty means none.", source="standard 2.2.3 b"
    )
    priorities_set: bool | None = fact(
        "True if it puts the most critical factors first.", source="standard 2.2.3 a"
    )
    constructive: bool | None = fact(
        "True if it sets out constructive interventions.", source="standard 2.2.3 b"
    )
    restrictive: bool | None = fact(
        "True if it sets out restrictive interventions.", source="standard 2.2.3 b"
    )
    supervision: bool | None = fact(
        "True if its supervision pillar is filled.", source="assess-risks-and-needs: supervision"
    )
    monitoring_and_control: bool | None = fact(
        "True if its monitoring and control pillar is filled.",
        source="assess-risks-and-needs: monitoringAndControl",
    )
    interventions_and_treatment: bool | None = fact(
        "True if its interventions and treatment pillar is filled.",
        source="assess-risks-and-needs: interventionsAndTreatment",
    )
    victim_safety: bool | None = fact(
        "True if its victim safety planning pillar is filled.",
        source="assess-risks-and-needs: victimSafetyPlanning",
    )
    contingency: bool | None = fact(
        "True if it sets out contingency arrangements.",
        source="assess-risks-and-needs: contingencyPlans",
    )
    contingencies: tuple[Contingency, ...] | None = fact(
        "The contingency arrangements, one by one; empty means none.", source="standard 2.2.3 d"
    )
    risk_groups: tuple[RiskGroup, ...] | None = fact(
        "The groups whose safety it deals with; empty means none.", source="standard 2.2.3 a"
    )
    domestic_abuse_addressed: bool | None = fact(
        "True if it deals with domestic abuse.", source="bulletin 2018/02, section 3"
    )
    child_safeguarding_addressed: bool | None = fact(
        "True if it deals with child safeguarding.",
        source="bulletin 2018/02, section 2.2, Michelle",
    )
    agencies: tuple[Partner, ...] | None = fact(
        "Agencies to whose work it links; empty means none.", source="standard 2.2.3 c"
    )
    linked_plans: tuple[PlanKind, ...] | None = fact(
        "Multi-agency plans to which it links; empty means none.", source="standard 2.2.3 c"
    )
    shared_with: tuple[Partner, ...] | None = fact(
        "Agencies with whom it was shared; empty means none.", source="DOMAIN 2a: MAPPA 12.16"
    )
    licence_conditions_recorded: bool | None = fact(
        "True if it records all licence conditions.", source="DOMAIN 2a: MAPPA 12.1"
    )
    conditions_aligned: bool | None = fact(
        "True if it fits with licence conditions and orders in force.",
        source="bulletin 2018/02, section 2.3, Roger",
    )
    person_involved: bool | None = fact("True if the person took part.", source="project")
    barriers_addressed: bool | None = fact(
        "True if it says how barriers to engagement will be met.",
        source="bulletin 2018/02, section 2.3, Bernie",
    )
    contact_every_days: int | None = fact(
        "The most days between two contacts that are planned.",
        source="standard 2.3.3 a",
        unit="days",
    )
    home_visit_planned: bool | None = fact(
        "True if it plans home visits, or says why there are none.", source="standard 2.3.3 e"
    )
