"""Picture: what many cases together show, as tables by question and by group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from checker.model.catalogue import Asked, Catalogue


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases have which answer. Shares are percentages, ``None`` where there is no case."""

    sufficient: int = 0
    insufficient: int = 0
    cannot_tell: int = 0
    not_applicable: int = 0

    @property
    def answered(self) -> int:
        """The cases that are answered either way, of which shares are taken."""
        return self.sufficient + self.insufficient

    @property
    def applying(self) -> int:
        """The cases to which the question applies, as far as anybody can tell."""
        return self.answered + self.cannot_tell

    @property
    def cases(self) -> int:
        """All cases."""
        return self.applying + self.not_applicable

    @property
    def share(self) -> float | None:
        """The share of the answered cases that are likely sufficient."""
        return 100 * self.sufficient / self.answered if self.answered else None

    @property
    def lowest(self) -> float | None:
        """The share if every case that cannot be told turned out insufficient."""
        return 100 * self.sufficient / self.applying if self.applying else None

    @property
    def highest(self) -> float | None:
        """The share if every case that cannot be told turned out sufficient."""
        return 100 * (self.sufficient + self.cannot_tell) / self.applying if self.applying else None

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.sufficient + other.sufficient,
            self.insufficient + other.insufficient,
            self.cannot_tell + other.cannot_tell,
            self.not_applicable + other.not_applicable,
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a table: counts, and the interval of their share in percent.

    ``hidden``: so few cases that the figure is kept back, or could be worked out from its
    neighbours; then the counts are all zero.
    """

    counts: Counts
    low: float | None
    high: float | None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: all cases (``grouping`` is empty then), or one group of a grouping."""

    grouping: str
    title: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The answers to one question or standard, by group; a column for each set of cases."""

    level: str
    asked: Asked
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def whole(self) -> Cell:
        """The figure of all cases."""
        return self.rows[0].cells[0]


@dataclass(frozen=True, slots=True)
class Chance:
    """A rating and how probable it is, given the cases that were looked at; from 0 to 1."""

    band: str
    probability: float


@dataclass(frozen=True, slots=True)
class Rated:
    """The rating of a standard: the band of the share, and the chance of each band.

    ``lowest`` and ``highest`` are the bands if every case that cannot be told turned out
    insufficient, or sufficient. ``near``: another band is nearly as likely.
    """

    asked: Asked
    cell: Cell
    band: str | None
    lowest: str | None
    highest: str | None
    chances: tuple[Chance, ...]
    near: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the organisation: its cases, and its figure for each question and standard.

    ``with_findings`` counts cases. ``cells`` stand in the order of the picture's tables.
    """

    grouping: str
    title: str
    name: str
    cases: int
    with_findings: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """How often a rule had which outcome; ``subjects`` are the findings that it made."""

    rule: str
    met: int
    not_met: int
    not_yet_due: int
    cannot_tell: int
    not_applicable: int
    subjects: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: its stable id, the rule, what it is about, and the evidence in words.

    ``would_have_met``: the additions to the record after which the rule would be met, told with
    the first finding of a rule; empty where they were not looked for, or none were found.
    """

    id: str
    rule: str
    subject: str
    sentence: str
    due: date | None
    evidence: tuple[str, ...]
    would_have_met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the life of a case: in which lane, on which day, until when, and what it was.

    ``place`` is where it stands in the record, such as ``changes[0]``.
    """

    lane: str
    on: date
    until: date | None
    label: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """A case to work on: its groups by name, its findings, and what happened in it.

    ``where`` is the place of its record. ``questions`` are those that are likely insufficient.
    ``essential`` counts rules not met that are essential.
    ``events`` is ``None`` where the record was not at hand.
    """

    case_id: str
    as_of: date
    where: str
    groups: dict[str, str]
    questions: tuple[str, ...]
    essential: int
    findings: tuple[Finding, ...]
    events: tuple[Event, ...] | None


@dataclass(frozen=True, slots=True)
class Set:
    """How many records were read, judged and set aside, and as of which days they were judged."""

    read: int
    judged: int
    set_aside: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem in the records: its code, what it says, how often, and where first."""

    code: str
    severity: str
    message: str
    number: int
    first: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that an audit says of a caseload.

    ``cases`` are the most pressing ones, at most as many as were asked for, of the
    ``with_findings`` cases that have any. ``tables`` are those of questions, then of standards.
    ``made_by`` names program and digests. ``notes`` are sentences that limit what may be concluded.
    """

    catalogue: Catalogue
    made_by: tuple[tuple[str, str], ...]
    records: Set
    tables: tuple[Table, ...]
    ratings: tuple[Rated, ...]
    units: tuple[Unit, ...]
    rules: tuple[RuleCounts, ...]
    with_findings: int
    findings: int
    cases: tuple[CaseEntry, ...]
    never_applied: tuple[str, ...]
    unknown_fields: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    population: int | None
    least_shown: int | None
    notes: tuple[str, ...]
