"""Verdict: what a person says of a finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Said(StrEnum):
    """What a person can say of a finding."""

    AGREE = "Agree"
    DISAGREE = "Disagree"
    NOT_SURE = "Not sure"


VERDICT, REASON = "Verdict", "Reason"
VERDICTS = tuple(str(each) for each in Said)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of one finding; ``row`` is that of the sheet, counted from 1."""

    finding: str
    case_id: str
    rule: str
    said: Said
    reason: str
    row: int
