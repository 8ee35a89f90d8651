"""Found: what the reading of a text yields, before anybody asks whether it fits the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.diagnostic import RecordProblem
    from checker.records.messages import Wording


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that stands where a record should stand: mappings, lists and scalars, unchecked."""

    where: str
    data: object


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not be read.

    ``counted``: a record should have stood here, so it is one that was read and set aside. A folder
    that holds no file, or a remark on a whole file, is no record and is not counted.
    """

    problem: RecordProblem
    counted: bool


Found = Plain | Refused


class Fault(Exception):  # noqa: N818 - a mistake in a text that is refused, not in this program
    """A mistake in a text, raised by a parser, turned into a problem where the file is known."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.code)
        self.wording = wording
