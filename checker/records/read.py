"""Read: files, folders, standard input and objects become records, and a list of what did not fit.

Every record that is read is either judged or set aside; none is lost on the way.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pydantic import BaseModel

from checker.model.diagnostic import RecordProblem
from checker.records import messages
from checker.records.derive import schema
from checker.records.files import record_files
from checker.records.fit import Fitted, fit
from checker.records.found import Refused
from checker.records.given import Given, given
from checker.records.texts import in_file, on_stdin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.model.record import Record
    from checker.records.found import Found

DASH = "-"
Source = str | Path | Given | Iterable[str | Path | Given]


@dataclass(frozen=True, slots=True)
class Reading:
    """The records to be judged and everything that was wrong; ``read == len(records) + set_aside``.

    ``read`` counts the places where a record stood, whether or not it could be parsed. Paths that
    hold no record (a missing file, an empty folder) are problems but count as none.
    """

    records: tuple[Record, ...]
    problems: tuple[RecordProblem, ...]
    read: int
    set_aside: int


def read(
    source: Source,
    model: type[BaseModel],
    *,
    as_of: date | None = None,
    stdin: BinaryIO | None = None,
) -> Reading:
    """Read everything at once: paths, mappings or models, one or many; ``-`` is standard input.

    ``as_of`` wins over the day that a record names itself; ``stdin`` stands in for the real one.
    """
    records: dict[str, Record] = {}
    problems: list[RecordProblem] = []
    set_aside = 0
    identity = schema(model).identity
    for entry in stream(source, model, as_of=as_of, stdin=stdin):
        problems += (entry.problem,) if isinstance(entry, Refused) else entry.problems
        if isinstance(entry, Fitted) and entry.record is not None:
            records[entry.record.case_id] = entry.record
        elif isinstance(entry, Fitted) or entry.counted:
            set_aside += 1
        if isinstance(entry, Fitted) and entry.again and entry.case_id in records:
            # Which of the two is meant is not for the reader to say, so the first goes too.
            first = records.pop(entry.case_id)
            wording = messages.duplicate_case(entry.where)
            problems.append(RecordProblem(first.where, first.case_id, identity, *wording))
            set_aside += 1
    return Reading(tuple(records.values()), tuple(problems), len(records) + set_aside, set_aside)


def stream(
    source: Source,
    model: type[BaseModel],
    *,
    as_of: date | None = None,
    stdin: BinaryIO | None = None,
    whole: bool = False,
) -> Iterator[Fitted | Refused]:
    """Read one record after the other, keeping nothing but the names of the cases seen so far.

    Of a case that is given twice the first is past by then; ``again`` marks the others. ``whole``:
    each record is given with what came after its day, too.
    """
    identity = schema(model).identity
    seen: dict[str, str] = {}
    for found in _found(source, stdin):
        if isinstance(found, Refused):
            yield found
            continue
        fitted = fit(found, model, as_of, whole=whole)
        case_id = fitted.record.case_id if fitted.record else fitted.case_id
        # A case that is given twice counts as given even where the first did not fit.
        if case_id is not None and case_id in seen:
            fitted = _again(fitted, identity, seen[case_id])
        elif case_id is not None:
            seen[case_id] = fitted.where
        yield fitted


def _found(source: Source, stdin: BinaryIO | None) -> Iterator[Found]:
    # Texts, mappings and models can be iterated too, so a single one is told apart by its type.
    if isinstance(source, str | Path | Mapping | BaseModel):
        source = (source,)
    named: set[Path] = set()
    for number, item in enumerate(source, start=1):
        if isinstance(item, Mapping | BaseModel):
            yield given(item, number)
        elif str(item) == DASH:
            yield from on_stdin(stdin or sys.stdin.buffer)
        else:
            yield from _in_path(Path(str(item)), named)


def _in_path(path: Path, named: set[Path]) -> Iterator[Found]:
    """Read what a path stands for; a file that was named before, or its folder, is read once."""
    for file in record_files(path):
        if isinstance(file, Refused):
            yield file
        elif file.resolve() not in named:
            named.add(file.resolve())
            yield from in_file(file)


def _again(fitted: Fitted, identity: str, first: str) -> Fitted:
    wording = messages.duplicate_case(first)
    problem = RecordProblem(fitted.where, fitted.case_id, identity, *wording)
    return replace(fitted, record=None, problems=(*fitted.problems, problem), again=True)
