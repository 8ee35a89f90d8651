"""Diagnostic: one thing that is wrong with a rule file or a record, kept as data until printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.source import Source, Span


class Severity(StrEnum):
    """Whether a diagnostic stops its file or record from being used."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is wrong in a rule file: a stable code, a message, and the place.

    ``message`` says what is wrong, what was found and what is allowed; lower case, no full stop.
    """

    source: Source
    span: Span
    code: str
    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class RecordProblem:
    """What is wrong with a case record. It names the place and never holds a value of the record.

    ``where`` is the file, with the line or the number of the record where there are several;
    ``case_id`` is given when the record has one; ``path`` is like ``reviews[0].completed_on``.
    """

    where: str
    case_id: str | None
    path: str
    code: str
    message: str
    severity: Severity = Severity.ERROR
