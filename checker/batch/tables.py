"""Tables: what a run writes, each column with what it means; the one place where that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from checker.batch.answers import Answers
from checker.engines.columns.findings import FINDINGS, OUTCOMES
from checker.engines.columns.groups import kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.api import Book

ABOUT = {
    "case_id": "the case, as its record names it",
    "as_of": "the day at whose close the record was judged",
    "where": "the file that the record stood in, with its line or number",
}
FOUND = {
    **ABOUT,
    "rule": "the rule that is not met",
    "subject": "the place in the record of what the finding is about; empty for the case itself",
    "outcome": "what the rule says of this subject",
    "sentence": "the finding in words",
    "due": "the deadline of the rule, where it has one that is known exactly",
    "workings": "the values that the rule worked out on the way: a name, and a value as text",
    "evidence": (
        "the facts that the finding rests on, in the order of the record: kind is recorded (with "
        "its value as text), not recorded, or searched (the size of a list, what was looked for in "
        "it, and how many of its items matched)"
    ),
}
PROBLEMS = {
    "where": "the file, with the line or number of the record",
    "case_id": "the case, where the record names one",
    "path": "the place in the record",
    "code": "which problem it is, the same in every version",
    "severity": "error: the record was set aside; warning: it was judged all the same",
    "message": "what is wrong and what is allowed; never a value of the record",
}
WHERE = pa.string()
_BESIDE = [("case_id", pa.string()), ("as_of", pa.date32()), ("where", WHERE)]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and what each of them means."""

    name: str
    schema: pa.Schema
    columns: Mapping[str, str]


def tables(book: Book) -> tuple[Table, ...]:
    """List the tables that a run of a rulebook writes."""
    rules = book.rules
    texts = pa.dictionary(pa.int8(), pa.string())
    allowed = " | ".join(OUTCOMES.to_pylist())
    outcomes = pa.schema([*_BESIDE, *((rule.id, texts) for rule in rules)])
    findings = pa.schema([*_BESIDE, *list(FINDINGS)[1:]])
    groups = pa.schema([*_BESIDE, *((each.grouping.name, kind(each)) for each in book.groups)])
    meanings = {each.grouping.name: each.grouping.title for each in book.groups}
    judged = [
        Table("cases", groups, {**ABOUT, **meanings}),
        Table("outcomes", outcomes, {**ABOUT, **{rule.id: allowed for rule in rules}}),
        Table("findings", findings, FOUND),
    ]
    if book.rulebook.roll_up is not None:
        names = Answers.of_book(book).names
        answers = pa.schema([*_BESIDE, *((name, texts) for name in names)])
        meaning = "likely sufficient | likely insufficient | cannot tell | not applicable"
        judged.append(Table("judgements", answers, {**ABOUT, **dict.fromkeys(names, meaning)}))
    problems = pa.schema([(name, pa.string()) for name in PROBLEMS])
    return (*judged, Table("problems", problems, PROBLEMS))
