"""Rating: the answers of many cases become the share that is sufficient, and its band."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.model.roll_up import Answer, Level, Rating, figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.roll_up import CaseAnswers, RollUp


def ratings(roll_up: RollUp, cases: tuple[CaseAnswers, ...], level: Level) -> tuple[Rating, ...]:
    """Rate each standard, or count each question or prompt, over cases."""
    counts: dict[str, Counter[Answer]] = {}
    for case in cases:
        for each in case.at(level):
            counts.setdefault(each.id, Counter()).update([each.answer])
    return tuple(rating(roll_up, level, name, found) for name, found in counts.items())


def rating(roll_up: RollUp, level: Level, name: str, counts: Mapping[Answer, int]) -> Rating:
    """Rate one question, prompt or standard by how many cases have which answer."""
    whole = {answer: counts.get(answer, 0) for answer in Answer}
    sufficient, insufficient = whole[Answer.SUFFICIENT], whole[Answer.INSUFFICIENT]
    unsure = whole[Answer.CANNOT_TELL]
    rated = roll_up if level is Level.STANDARD else None
    return Rating(
        level=level,
        id=name,
        cases=whole,
        share=_share(sufficient, insufficient),
        band=_band(rated, sufficient, insufficient),
        lowest=_band(rated, sufficient, insufficient + unsure),
        highest=_band(rated, sufficient + unsure, insufficient),
    )


def _share(sufficient: int, insufficient: int) -> float | None:
    answered = sufficient + insufficient
    return 100 * sufficient / answered if answered else None


def _band(roll_up: RollUp | None, sufficient: int, insufficient: int) -> str | None:
    return None if roll_up is None else from_cases(roll_up, sufficient, insufficient)


def from_cases(roll_up: RollUp, sufficient: int, insufficient: int) -> str | None:
    """Give the rating of so many cases: the best band whose least share they reach.

    A share is compared exactly, not rounded: 79.9% is not 80%. ``None`` for no cases.
    """
    answered = sufficient + insufficient
    reached = (band.name for band in roll_up.bands if 100 * sufficient >= figure(band) * answered)
    return next(reached, None) if answered else None
