"""In words, points: statements with what belongs under them, as bullets or in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from checker.model.wording import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

ASKING = ("how", "what", "who", "whom", "why", "where", "when", "whether", "which")
ANSWER = re.compile(r'(?:(?!\bincludes?\b)[^":])+: ')
# "It is known who they are": such an "it" is nothing that has a name.
EMPTY_IT = re.compile(
    r"\bit (is|was) (not )?(the case that|\w+ (to|what|who|that|whether|which|if)\b)"
)
VOWELS = "aeiou"
MOST_IN_A_SENTENCE = 3


class Group(Enum):
    """How the points under a statement hang together."""

    NONE = ""
    ONE = "this holds"
    ALL = "all of"
    ANY = "any of"
    NEITHER = "none of"
    CASES = "as the case may be"


@dataclass(frozen=True, slots=True)
class Point:
    """A statement, or the lead of one that goes on in the points under it."""

    lead: str
    group: Group = Group.NONE
    points: tuple[Point, ...] = ()

    @property
    def text(self) -> str:
        """The line that stands above the points."""
        if self.group is Group.NONE:
            return self.lead
        if self.group is Group.CASES:
            lead = self.lead.rstrip(",:")
            return f"{lead}, {self.group.value}:" if lead else f"{self.group.value}:"
        if self.group is Group.ONE:
            return f"{self.lead} {self.group.value}:"
        return (
            f"{self.lead} {self.group.value} this holds:" if self.lead else f"{self.group.value}:"
        )


def led(lead: str, point: Point) -> Point:
    """Put words before a point, so that it goes on from them."""
    return Point(f"{lead} {point.lead}".strip(), point.group, point.points)


def such(lead: str, point: Point) -> Point:
    """Put words before a point that has to hold; one that has a colon of its own goes under."""
    if point.group is Group.NONE and asks(point.lead) and ANSWER.match(point.lead):
        return Point(lead, Group.ONE, (point,))
    return led(lead, point)


def that(lead: str, point: Point, which: str = "for which") -> Point:
    """Say that a point holds for one thing that was named: a review that is complete."""
    if (
        point.group is Group.NONE
        and point.lead.startswith("it ")
        and not EMPTY_IT.match(point.lead)
    ):
        return Point(f"{lead} that {point.lead.removeprefix('it ')}")
    return such(f"{lead} {which}", point)


def flat(point: Point) -> str:
    """Say a point, with all under it, in one line."""
    parts = [_part(each) for each in point.points]
    match point.group:
        case Group.NONE:
            return point.lead
        case Group.ALL:
            return f"{point.lead} {', and '.join(parts)}".strip()
        case Group.ANY:
            return f"{point.lead} {', or '.join(parts)}".strip()
        case Group.ONE | Group.NEITHER | Group.CASES:
            return f"{point.text} {'; '.join(parts)}"


def _part(point: Point) -> str:
    return flat(point) if point.group is Group.NONE else f"({flat(point)})"


def asks(phrase: str) -> bool:
    """Say whether a phrase is a question put indirectly, such as "whom it asks"."""
    return phrase.partition(" ")[0] in ASKING


def one_of(options: Sequence[str]) -> str:
    """Write the values of which one will do."""
    if len(options) <= MOST_IN_A_SENTENCE:
        *before, last = options
        return f"{', '.join(before)} or {last}" if before else last
    return f"one of these: {'; '.join(options)}"


def these(options: Sequence[str]) -> str:
    """Write the values of a list of which at least one is to be there."""
    return options[0] if len(options) == 1 else f"at least one of these: {'; '.join(options)}"


def any_of(options: Sequence[str]) -> str:
    """Write the values of a list of which none is to be there."""
    return options[0] if len(options) == 1 else f"any of these: {'; '.join(options)}"


def none_of(options: Sequence[str]) -> str:
    """Write the values that will not do."""
    if len(options) == 1:
        return f"not {options[0]}"
    return f"none of these: {'; '.join(options)}"


def article(noun: str) -> str:
    """Put a, an or another before a noun."""
    if noun.startswith("other "):
        return f"an{noun}"
    return f"{'an' if noun[:1].lower() in VOWELS else 'a'} {noun}"


def lowered(text: str) -> str:
    """Let a sentence begin small, so that it can go on from other words; names keep their looks."""
    first = text.split(maxsplit=1)[0] if text else ""
    return text if any(letter.isupper() for letter in first[1:]) else text[:1].lower() + text[1:]


def measured(value: object, unit: str | None) -> str:
    """Write a figure with its unit: 15 working days, 1 month."""
    if not unit:
        return shown(value)
    one = re.sub(r"s$", "", unit) if value == 1 else unit
    return f"{shown(value)} {one}"
