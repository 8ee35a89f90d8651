"""Tiny: a second model of a record, a library loan, to show that nothing here needs probation."""

from datetime import date
from typing import ClassVar

from checker.records.declare import OrderedVocabulary, Section, Vocabulary, fact


class Wear(OrderedVocabulary):
    """How worn a book is."""

    NEW = "new", "as new", "W1"
    USED = "used", "used", "W2"
    TORN = "torn", "torn"


class Subject(Vocabulary):
    """What a book is about."""

    ART = "art", "art"
    HISTORY = "history", "history", "S2"
    SCIENCE = "science", "science", "S3"


class Member(Section):
    """Who borrows."""

    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (("joined_on", "left_on"),)

    joined_on: date | None = fact("The day of joining.", source="desk", past=True)
    left_on: date | None = fact("The day of leaving.", source="desk", past=True)
    left: bool | None = fact("Whether they left.", source="desk", dated_by="left_on")
    age: int | None = fact("Their age.", source="desk", unit="years")
    email: str | None = fact("Where reminders go.", source="desk")


class Renewal(Section):
    """A prolongation of a loan."""

    anchor: ClassVar[str | None] = "renewed_on"

    renewed_on: date | None = fact("The day of renewal.", source="desk", past=True)
    until: date | None = fact("The new last day.", source="desk")
    online: bool | None = fact("Whether it was done online.", source="desk")
    wear: Wear | None = fact("How worn the book was then.", source="desk")


class Cover(Section):
    """What a book is bound in."""

    hard: bool | None = fact("Whether it is a hard one.", source="desk")
    wear: Wear | None = fact("How worn it is.", source="desk")


class Item(Section):
    """A book that was borrowed."""

    anchor: ClassVar[str | None] = "borrowed_on"
    sequences: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("borrowed_on", "reminded_on", "returned_on"),
    )

    recorded_on: date | None = fact("The day of entry.", source="desk", past=True)
    borrowed_on: date | None = fact("The day of borrowing.", source="desk", past=True)
    due_on: date | None = fact("The day on which it is due.", source="desk")
    reminded_on: date | None = fact("The day of the reminder.", source="desk", past=True)
    returned_on: date | None = fact("The day of its return.", source="desk", past=True)
    returned: bool | None = fact("Whether it is back.", source="desk", dated_by="returned_on")
    wear: Wear | None = fact("How worn it is.", source="desk")
    subjects: list[Subject] | None = fact("What it is about.", source="desk")
    cover: Cover | None = fact("What it is bound in.", source="desk")
    fine: float | None = fact("What is owed.", source="desk", unit="pounds")
    renewals: list[Renewal] | None = fact("When it was prolonged.", source="desk")


class Loan(Section):
    """All that one member has borrowed."""

    case_id: str = fact("The number of the loan.", source="desk", required=True)
    as_of: date | None = fact("The day that the record describes.", source="desk")
    member: Member | None = fact("Who borrows.", source="desk")
    borrowed: list[Item] | None = fact("What was borrowed.", source="desk")
    reserved: list[Renewal] | None = fact("Books held back for them.", source="desk")
    shelf_free: bool | None = fact("Whether there is room on the shelf.", source="desk")
