"""Pictures: a small one made by hand, with hostile text wherever a record's own text can stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checker.model.catalogue import Asked, Band, Catalogue, Groups, RuleEntry
from checker.model.picture import (
    CaseEntry,
    Cell,
    Chance,
    Counts,
    Event,
    Finding,
    Picture,
    Problem,
    Rated,
    Row,
    RuleCounts,
    Set,
    Table,
    Unit,
)

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">&amp;=1+1'
AS_OF = date(2018, 5, 8)
Q1 = Asked("Q1", "", "Was the level right?", "2.1.3", "covered", "")
STANDARD = Asked("2.1.3", "Assessment", "Is it assessed?", "", "", "")
COUNTS = Counts(sufficient=1, insufficient=2, cannot_tell=3, not_applicable=4)
CELL = Cell(COUNTS, 6.1, 79.2)
RULE = RuleEntry(
    id="change-not-reviewed",
    title="No evidence of a review",
    status="stable",
    weight="essential",
    prompts=("2.4.3.a",),
    questions=("Q1",),
    source="Bulletin 2018/02",
    why="Risk changes.",
    checks=("A review follows.",),
    put_right="Review it.",
    does_not_see="What the review says.",
    tends_to="over-flag",
)


def picture(text: str = "plain", cases: int = 3) -> Picture:
    """Make a picture in which a record's text stands in every place where one can."""
    groups = Groups("area", "Area", "unit", personal=False, part="", source="x", names=())
    return Picture(
        catalogue=Catalogue(
            id="book",
            title="A rulebook",
            version="1",
            record="probation-case",
            source="Bulletin 2018/02",
            questions=(replace(Q1, coverage="partly covered", because="Narrative is not seen."),),
            prompts=(),
            standards=(STANDARD,),
            groups=(groups,),
            bands=(Band("good", 50, "test", "policy"), Band("poor", 0, "test", "policy")),
            rules=(RULE,),
            differences=(),
        ),
        made_by=(("Rulebook", "book"),),
        records=Set(12, 10, 2, AS_OF, AS_OF),
        tables=tuple(
            Table(level, asked, ("All cases",), (Row("", "", "", (CELL,)),))
            for level, asked in (("question", Q1), ("standard", STANDARD))
        ),
        ratings=(
            Rated(
                STANDARD,
                CELL,
                "poor",
                "poor",
                "good",
                (Chance("good", 0.3), Chance("poor", 0.7)),
                near=True,
            ),
        ),
        units=(Unit("area", "Area", text, 10, cases, (CELL, CELL)),),
        rules=(RuleCounts("change-not-reviewed", 1, cases, 0, 3, 4, cases),),
        with_findings=cases,
        findings=cases,
        cases=tuple(case(f"{text} {at}", text) for at in range(cases)),
        never_applied=(),
        unknown_fields=((text, 2),),
        problems=(Problem("wrong", "error", "is not a date", 2, text),),
        population=None,
        least_shown=None,
        notes=("The figures say what the records show.",),
    )


def case(name: str, text: str) -> CaseEntry:
    """Make a case with one finding."""
    finding = Finding(
        id="0123456789ab",
        rule="change-not-reviewed",
        subject="changes[0]",
        sentence=f"A change ({text}) has no review.",
        due=date(2018, 4, 1),
        evidence=(text, "kind: x"),
    )
    return CaseEntry(
        case_id=name,
        as_of=AS_OF,
        where=text,
        groups={"area": text},
        questions=("Q1",),
        essential=1,
        findings=(finding,),
        events=(
            Event("Changes", date(2018, 3, 5), None, text, "changes[0]"),
            Event("Reviews", date(2018, 1, 5), date(2018, 1, 9), "Scheduled", "reviews[0]"),
        ),
    )
