"""Tally: the answers of many cases, counted by question, by group and by the sets side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.model.picture import Counts
from checker.model.roll_up import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    Column = NDArray[Any]

ANSWERS = (Answer.SUFFICIENT, Answer.INSUFFICIENT, Answer.CANNOT_TELL, Answer.NOT_APPLICABLE)
MANY = len(ANSWERS)


@dataclass(frozen=True, eq=False, slots=True)
class Codes:
    """A column of texts as places among the texts that come up in it."""

    places: Column
    texts: Sequence[str]


@dataclass(eq=False, slots=True)
class Tally:
    """Counts of answers, by what was asked, by set of cases, by grouping and group.

    ``asked`` are the columns of answers, such as ``question Q1``; ``groupings`` those of groups.
    The empty text stands for all cases among the sets and for all groups among the groupings.
    """

    asked: tuple[str, ...]
    groupings: tuple[str, ...]
    cases: int = 0
    counted: dict[tuple[str, str, str], Column] = field(default_factory=dict)

    def add(
        self, answers: Mapping[str, Codes], groups: Mapping[str, Codes], sides: Codes | None
    ) -> None:
        """Count some cases; ``sides`` says to which set each belongs."""
        told = np.stack([_answers(answers[name]) for name in self.asked])
        self.cases += told.shape[1]
        whole = Codes(np.zeros(told.shape[1], dtype=np.int64), ("",))
        for grouping in ("", *self.groupings):
            codes = groups.get(grouping, whole)
            self._count("", grouping, told, codes)
            if sides is not None:
                for place, side in enumerate(sides.texts):
                    here = sides.places == place
                    if here.any():
                        some = Codes(codes.places[here], codes.texts)
                        self._count(side, grouping, told[:, here], some)

    def _count(self, side: str, grouping: str, told: Column, groups: Codes) -> None:
        size = len(groups.texts)
        found = np.empty((len(self.asked), size, MANY), dtype=np.int64)
        for row, answers in enumerate(told):
            flat = np.bincount(groups.places * MANY + answers, minlength=size * MANY)
            found[row] = flat.reshape(size, MANY)
        for place, name in enumerate(groups.texts):
            here = found[:, place, :]
            if here.any():
                key = (side, grouping, name)
                known = self.counted.get(key)
                self.counted[key] = here.copy() if known is None else known + here

    def counts(self, asked: str, side: str = "", grouping: str = "", name: str = "") -> Counts:
        """Give the counts of one question, in one set of cases, in one group."""
        found = self.counted.get((side, grouping, name))
        if found is None:
            return Counts()
        return Counts(*(int(each) for each in found[self.asked.index(asked)]))

    def names(self, grouping: str) -> tuple[str, ...]:
        """List the groups of a grouping that came up, in the order of the alphabet."""
        return tuple(
            sorted(name for side, each, name in self.counted if (side, each) == ("", grouping))
        )

    def sizes(self, grouping: str) -> Mapping[str, int]:
        """Count the cases in each group of a grouping that came up."""
        found: dict[str, int] = defaultdict(int)
        for (side, each, name), counted in self.counted.items():
            if (side, each) == ("", grouping):
                found[name] += int(counted[0].sum())
        return found


def _answers(codes: Codes) -> Column:
    """Give the place of each answer among all answers, whatever order its column has them in."""
    order = np.array([ANSWERS.index(Answer(text)) for text in codes.texts], dtype=np.int64)
    return order[codes.places]


def listed(texts: Iterable[str]) -> tuple[str, ...]:
    """List texts once each, in their order."""
    return tuple(dict.fromkeys(texts))
