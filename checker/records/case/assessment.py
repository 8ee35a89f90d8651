"""Assessment: assessments of risk of harm and the enquiries on which they draw (2.1.3)."""

from datetime import date
from typing import ClassVar

from checker.records.case.dated import DatedItem
from checker.records.declare import fact
from checker.records.vocabulary import (
    AssessmentKind,
    AssessmentTool,
    Barrier,
    ChangeKind,
    EnquiryTo,
    Factor,
    KnownFrom,
    Partner,
    RiskGroup,
    Subject,
)


class Assessment(DatedItem):
    """An assessment of risk, from its start to its signature."""

    anchor: ClassVar[str | None] = "started_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("started_on", "completed_on"),
        ("started_on", "signed_on"),
    )

    tool: AssessmentTool | None = fact("The tool or form.", source="OASys: assessmentType")
    kind: AssessmentKind | None = fact("Why it was done.", source="project")
    triggered_by: tuple[ChangeKind, ...] | None = fact(
        "Changes that prompted it; empty means none did.",
        source="bulletin 2018/02, section 2.1, Larry",
    )
    started_on: date | None = fact(
        "The day on which it was started.", source="OASys: initiationDate", past=True
    )
    completed: bool | None = fact(
        "True if it is complete; false while open or locked incomplete.",
        source="OASys: assessmentStatus",
        dated_by="completed_on",
    )
    completed_on: date | None = fact(
        "The day on which it was completed.", source="OASys: dateCompleted", past=True
    )
    signed: bool | None = fact(
        "True if the assessor signed it.", source="OASys: partcompStatus", dated_by="signed_on"
    )
    signed_on: date | None = fact(
        "The day on which the assessor signed it.", source="OASys: assessorSignedDate", past=True
    )
    countersigned: bool | None = fact(
        "True if a manager countersigned it.", source="project", dated_by="countersigned_on"
    )
    countersigned_on: date | None = fact(
        "The day on which a manager countersigned it.", source="project", past=True
    )
    full_analysis: bool | None = fact(
        "True if it holds a full analysis of risk of harm, beyond the screening.",
        source="OASys: RoshFull",
    )
    groups_assessed: tuple[RiskGroup, ...] | None = fact(
        "The groups for which it considers the risk, whatever it finds.",
        source="bulletin 2018/02, section 2.1, Q2-Q4",
    )
    who_is_at_risk: tuple[RiskGroup, ...] | None = fact(
        "The groups it finds at risk; empty means it finds none.", source="OASys: whoAtRisk (SUM1)"
    )
    people_identified: bool | None = fact(
        "True if it says which people, and not only which groups, are at risk.",
        source="standard 2.1.3 a",
    )
    nature_identified: bool | None = fact(
        "True if it says what the risk is.", source="OASys: natureOfRisk (SUM2)"
    )
    circumstances_identified: bool | None = fact(
        "True if it says when and in what circumstances the risk is greatest.",
        source="OASys: riskGreatest (SUM3)",
    )
    actual_victims_analysed: bool | None = fact(
        "True if it analyses the risks to actual victims.", source="standard 2.1.3 b"
    )
    potential_victims_analysed: bool | None = fact(
        "True if it analyses the risks to potential victims.", source="standard 2.1.3 b"
    )
    domestic_abuse_analysed: bool | None = fact(
        "True if it analyses domestic abuse, or finds reasons to see none.",
        source="bulletin 2018/02, section 2.1, Q3",
    )
    child_safeguarding_analysed: bool | None = fact(
        "True if it analyses child safeguarding, or finds reasons to see no concern.",
        source="bulletin 2018/02, section 2.1, Q4",
    )
    past_behaviour_considered: bool | None = fact(
        "True if it draws on past behaviour, convicted or not.", source="standard 2.1.3 c"
    )
    convictions_considered: bool | None = fact(
        "True if it draws on previous convictions.", source="standard 2.1.3 c"
    )
    custody_behaviour_considered: bool | None = fact(
        "True if it draws on behaviour in custody.", source="bulletin 2018/02, section 2.1, Peter"
    )
    factors: tuple[Factor, ...] | None = fact(
        "Factors it links to offending or harm; empty means none.",
        source="assess-risks-and-needs: linkedToHarm",
    )
    all_factors_considered: bool | None = fact(
        "True if every offence-related factor was considered.",
        source="bulletin 2018/02, section 2.1, Q2",
    )
    protective_factors: tuple[Factor, ...] | None = fact(
        "Areas in which it finds strengths; empty means it looked and found none.",
        source="OASys: factorsStrengthsAndProtective",
    )
    protective_considered: bool | None = fact(
        "True if protective factors were considered.", source="bulletin 2018/02, section 2.1, Q2"
    )
    increase_identified: bool | None = fact(
        "True if it says what would raise the risk.",
        source="OASys: factorsLikelyToIncreaseRisk (SUM4)",
    )
    reduce_identified: bool | None = fact(
        "True if it says what would lower the risk.",
        source="OASys: factorsLikelyToReduceRisk (SUM5)",
    )
    barriers_examined: bool | None = fact(
        "True if barriers to engagement were examined.", source="bulletin 2018/02, section 2.1, Q2"
    )
    barriers: tuple[Barrier, ...] | None = fact(
        "Barriers it finds; empty means none found.", source="bulletin 2018/02, section 2.3, Bernie"
    )
    person_involved: bool | None = fact(
        "True if the person took part.", source="bulletin 2018/02, section 2.1, Q2"
    )
    agencies_involved: tuple[Partner, ...] | None = fact(
        "Agencies that took part; empty means none.", source="standard 2.1.3 c"
    )
    with_police: bool | None = fact(
        "True if it was done jointly with the police.", source="bulletin 2018/02, section 2.1, Carl"
    )
    sources: tuple[KnownFrom, ...] | None = fact(
        "Sources it draws on; empty means none is named.", source="standard 2.1.3 c"
    )
    enquiries_considered: tuple[EnquiryTo, ...] | None = fact(
        "Enquiries whose answers it takes into account; empty means none.",
        source="bulletin 2018/02, section 2.1, Larry",
    )
    information_until: date | None = fact(
        "The day up to which information was taken into account.", source="project", past=True
    )


class Enquiry(DatedItem):
    """An enquiry to another agency, from the request to what was done with the answer."""

    anchor: ClassVar[str | None] = "requested_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("requested_on", "returned_on", "acted_on_date"),
    )

    to: EnquiryTo | None = fact("Whom it asks.", source="NDelius C369, SFGC")
    about: tuple[Subject, ...] | None = fact(
        "What it asks about.", source="bulletin 2018/02, section 2.1, Clive"
    )
    requested_on: date | None = fact(
        "The day on which it was sent.", source="NDelius C369, SFGC", past=True
    )
    chased: bool | None = fact(
        "True if the answer was chased.", source="project", dated_by="chased_on"
    )
    chased_on: date | None = fact(
        "The day on which the answer was first chased.", source="project", past=True
    )
    returned: bool | None = fact(
        "True if the answer came back.", source="NDelius C515, SFRR", dated_by="returned_on"
    )
    returned_on: date | None = fact(
        "The day on which the answer came back.", source="NDelius C515, SFRR", past=True
    )
    concerns: bool | None = fact(
        "True if the answer raises a concern; false if nothing is known.",
        source="bulletin 2018/02, section 2.1, Larry",
    )
    concerns_about: tuple[Subject, ...] | None = fact(
        "What the concerns are about; empty means none.",
        source="bulletin 2018/02, section 2.1, Larry",
    )
    incidents_reported: int | None = fact(
        "How many incidents the answer tells of.",
        source="bulletin 2018/02, section 2.1, Larry",
        unit="incidents",
    )
    acted_on: bool | None = fact(
        "True if the record shows what was done about the answer.",
        source="standard 2.1.3 c",
        dated_by="acted_on_date",
    )
    acted_on_date: date | None = fact(
        "The day on which that was done.", source="standard 2.1.3 c", past=True
    )
