"""Oversight: enforcement, management oversight, and people's own judgements of the case."""

from datetime import date
from typing import ClassVar

from checker.records.case.dated import DatedItem
from checker.records.declare import fact
from checker.records.vocabulary import (
    EnforcementKind,
    EnforcementReason,
    Grade,
    JudgeRole,
    OversightKind,
    Question,
    Subject,
    Sufficiency,
)


class Enforcement(DatedItem):
    """An enforcement matter, from what gave rise to it to what was done."""

    anchor: ClassVar[str | None] = "triggered_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("triggered_on", "decided_on", "action_taken_on"),
    )

    kind: EnforcementKind | None = fact(
        "The kind of action.", source="NDelius AWLI, AWL2, AWLF, CNPS"
    )
    reason: EnforcementReason | None = fact("What gave rise to it.", source="project")
    triggered_on: date | None = fact(
        "The day of the failure or event.", source="bulletin 2018/02, section 2.2, Adam", past=True
    )
    decided: bool | None = fact(
        "True if it was decided what to do.", source="NDelius CNPS", dated_by="decided_on"
    )
    decided_on: date | None = fact("The day of the decision.", source="NDelius CNPS", past=True)
    reason_recorded: bool | None = fact(
        "True if the reasons for the decision are recorded.", source="project"
    )
    action_taken: bool | None = fact(
        "True if the action was taken.",
        source="NDelius AWLI, CLBR, C041",
        dated_by="action_taken_on",
    )
    action_taken_on: date | None = fact(
        "The day on which it was taken.", source="DOMAIN 2a: PC43/2004", past=True
    )
    in_writing: bool | None = fact(
        "True if the person was told in writing.", source="bulletin 2018/02, section 2.2, Adam"
    )
    orally: bool | None = fact(
        "True if the person was told by word of mouth.",
        source="bulletin 2018/02, section 2.2, Adam",
    )
    manager_involved: bool | None = fact(
        "True if a manager took part in the decision.", source="NDelius MO5"
    )
    withdrawn: bool | None = fact(
        "True if the action was withdrawn.", source="NDelius CLBW", dated_by="withdrawn_on"
    )
    withdrawn_on: date | None = fact(
        "The day on which it was withdrawn.", source="NDelius C040", past=True
    )
    risk_considered: bool | None = fact(
        "True if the decision weighs the risk of harm.", source="bulletin 2018/02, section 2.3, Q7"
    )


class Oversight(DatedItem):
    """An act of management oversight."""

    anchor: ClassVar[str | None] = "overseen_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("overseen_on", "actions_done_on"),)

    kind: OversightKind | None = fact(
        "The kind of oversight.", source="NDelius C002, MO1-MO8, SPOD03"
    )
    about: Subject | None = fact("What it was about.", source="project")
    overseen_on: date | None = fact(
        "The day on which it took place.", source="bulletin 2018/02, section 2.1, Carl", past=True
    )
    grade: Grade | None = fact("The manager's grade.", source="project")
    high_risk_decision: bool | None = fact(
        "True if it concerns a decision in a case of high risk.", source="NDelius C416"
    )
    decision_recorded: bool | None = fact(
        "True if the decision and its reasons are recorded.", source="project"
    )
    actions_set: bool | None = fact("True if actions were set.", source="project")
    actions_done: bool | None = fact(
        "True if all of them were done.", source="project", dated_by="actions_done_on"
    )
    actions_done_on: date | None = fact(
        "The day on which the last of them was done.", source="project", past=True
    )


class Judgement(DatedItem):
    """A person's own judgement of one question, for comparing with the checker's."""

    anchor: ClassVar[str | None] = "judged_on"

    question: Question | None = fact("The question.", source="bulletin 2018/02, section 2")
    sufficiency: Sufficiency | None = fact("The judgement.", source="bulletin 2018/02, section 2")
    judged_on: date | None = fact(
        "The day of the judgement; it may lie after the day that was judged.", source="project"
    )
    judged_by: str | None = fact("A code for whoever judged; not a name.", source="project")
    role: JudgeRole | None = fact("In what role they judged.", source="project")
    reason: str | None = fact(
        "Their reasons, in their words.", source="bulletin 2018/02, executive summary"
    )
