"""Draw: who the cases are about, and what is known of them when supervision begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from checker.workshop.generate import offences
from checker.workshop.generate.profile import MAPPA_LEVEL_1, QUESTIONS, bulletin
from checker.workshop.generate.table import Bools, Ints  # noqa: TC001 - dataclass fields

if TYPE_CHECKING:
    from collections.abc import Iterable

# What the bulletin does not say is the project's own assumption, stated here.
VERY_HIGH = 0.1  # of the cases at high or very high ROSH
ABUSE_KNOWN = 0.45  # domestic abuse is known at the start
CHILD_NEAR = 0.5  # a child is in the home or in contact
CHILD_AT_RISK = 0.35  # of those: the record names a risk to the child
SEXUAL = 0.45  # of those eligible for MAPPA: registered for a sexual offence
SUSPENDED = 0.4  # of the community sentences: a suspended sentence order
PARENT = 0.3  # a parent helps to manage the risk
ABSENT = 0.3  # one appointment was missed
EARLIEST_START, LATEST_START = 300, 240  # days before the day of judging: about nine months
AGES = {"18-20": (18, 20), "21-24": (21, 24), "25-29": (25, 29), "30-39": (30, 39),
        "40-49": (40, 49), "50+": (50, 74)}  # fmt: skip
MOST_CONVICTIONS, MANY_CONVICTIONS = 25, 9
HIGH = 2


@dataclass(frozen=True, eq=False, slots=True)
class Draw:
    """One chunk of cases: an array for each fact, and the generator that draws the rest."""

    rng: np.random.Generator
    rows: int
    as_of: int
    number: Ints
    gender: Ints
    age_group: Ints
    age: Ints
    ethnic_group: Ints
    custody: Bools
    level: Ints  # 0 low, 1 medium, 2 high, 3 very high
    mappa: Bools
    nps: Bools
    area: Ints
    asked: dict[str, Bools]
    insufficient: dict[str, Bools]
    sexual: Bools
    sentence_kind: Ints  # 0 community order, 1 suspended sentence order, 2 custody and licence
    sentenced: Ints
    start: Ints
    custodial_months: Ints
    mappa_level: Ints
    offence: Ints
    convictions: Ints
    abuse: Bools
    index_abuse: Bools
    order: Bools
    child: Bools
    child_risk: Bools
    changed: Bools
    parent: Bools
    absent: Bools
    abuse_concern: Bools

    def between(self, low: int, high: int) -> Ints:
        """Draw a number for each case, both ends included."""
        return self.rng.integers(low, high + 1, self.rows)

    def chance(self, share: float) -> Bools:
        """Draw yes for a share of the cases."""
        return self.rng.random(self.rows) < share

    def trait(self, name: str) -> Bools:
        """Say of each case whether its index offence has a trait."""
        return offences.trait(name)[self.offence]

    @property
    def managed(self) -> Bools:
        """The cases at high ROSH or under MAPPA, of which more is asked."""
        return self.high | self.mappa

    @property
    def child_harmed(self) -> Bools:
        """The cases in which a child is at risk, or was the victim."""
        return self.child_risk | self.trait("victim_child")

    @property
    def low(self) -> Bools:
        """The cases at low ROSH."""
        low: Bools = self.level == 0
        return low

    @property
    def high(self) -> Bools:
        """The cases at high or very high ROSH."""
        return self.level >= HIGH


def weekday(days: Ints) -> Ints:
    """Move a Saturday or Sunday to the Monday after it; 1970-01-01 was a Thursday."""
    week = (days + 3) % 7
    return days + np.where(week > 4, 7 - week, 0)  # noqa: PLR2004 - Friday


def places(rng: np.random.Generator, rows: int, shares: Iterable[float]) -> Ints:
    """Draw a place for each case, by shares."""
    bounds = np.cumsum(list(shares))
    bounds[-1] = 1.0
    return np.searchsorted(bounds, rng.random(rows), side="right")


def draw(rng: np.random.Generator, first: int, rows: int, as_of: int) -> Draw:
    """Draw the cases ``first`` to ``first + rows``; margins are independent but for the text.

    High and very high ROSH, and eligibility for MAPPA, are held by the NPS (bulletin, section 1). A
    question is judged insufficient only where there was something to judge: of known adults where
    domestic abuse is known, of children where there is one, of changes where there was a change.
    """
    profile = bulletin()

    def group(name: str) -> Ints:
        return places(rng, rows, profile.groups[name].values())

    def some(share: float) -> Bools:
        return rng.random(rows) < share

    rosh = group("rosh")
    level = np.where((rosh == HIGH) & some(VERY_HIGH), HIGH + 1, rosh)
    mappa, custody = group("mappa") == 0, group("supervision") == 1
    age_group = group("age")
    asked = {name: some(profile.questions[name].asked) for name in QUESTIONS}
    insufficient = {
        name: asked[name] & ~some(profile.questions[name].sufficient) for name in QUESTIONS
    }
    abuse = _given(some(_rest(ABUSE_KNOWN, "Q3")), insufficient["Q3"])
    child = _given(some(_rest(CHILD_NEAR, "Q4")), insufficient["Q4"])
    sexual = mappa & some(SEXUAL)
    violent = mappa & ~sexual
    index_abuse = abuse & ~mappa & some(0.5)
    offence = offences.drawn(rng, sexual, violent, index_abuse)
    convictions = np.minimum(rng.geometric(0.18, rows) - 1, MOST_CONVICTIONS)
    grave = offences.trait("grave")[offence] & (level < HIGH)
    start = weekday(as_of - rng.integers(LATEST_START, EARLIEST_START + 1, rows))
    kind = np.where(custody, 2, (some(SUSPENDED) | violent).astype(np.int64))
    months = np.select([kind == 2, kind == 1], [_custody(rng, rows), _suspended(rng, rows)], 0)  # noqa: PLR2004 - the place of custody
    months = np.where(violent, np.maximum(months, 12), months)
    served = np.where(custody, np.maximum(months * 15, 130) + 1, 0)
    return Draw(
        rng=rng,
        rows=rows,
        as_of=as_of,
        number=np.arange(first, first + rows),
        gender=group("gender"),
        age_group=age_group,
        age=_ages(rng, age_group),
        ethnic_group=group("ethnicity"),
        custody=custody,
        level=level,
        mappa=mappa,
        nps=mappa | (level >= HIGH),
        area=places(rng, rows, profile.areas.values()),
        asked=asked,
        insufficient=insufficient,
        sexual=sexual,
        sentence_kind=kind,
        sentenced=np.where(custody, weekday(start - served), start),
        start=start,
        custodial_months=months,
        mappa_level=np.where(some(MAPPA_LEVEL_1), 1, 2),
        offence=offence,
        convictions=np.where(grave, np.minimum(convictions, MANY_CONVICTIONS), convictions),
        abuse=abuse,
        index_abuse=index_abuse,
        order=index_abuse & some(0.4),
        child=child,
        child_risk=child & some(CHILD_AT_RISK),
        changed=asked["Q6"],
        parent=some(PARENT),
        absent=some(ABSENT),
        abuse_concern=abuse & some(0.3),
    )


def _rest(share: float, question: str) -> float:
    """Give the share among the sufficient, so that it comes to the share in all."""
    answered = bulletin().questions[question]
    lacking = answered.asked * (1 - answered.sufficient)
    return (share - lacking) / (1 - lacking)


def _given(drawn: Bools, insufficient: Bools) -> Bools:
    return drawn | insufficient


def _custody(rng: np.random.Generator, rows: int) -> Ints:
    return rng.integers(4, 49, rows)


def _suspended(rng: np.random.Generator, rows: int) -> Ints:
    return rng.integers(2, 12, rows)


def _ages(rng: np.random.Generator, groups: Ints) -> Ints:
    bounds = np.array([AGES[name] for name in bulletin().groups["age"]])
    low, high = bounds[groups].T
    ages: Ints = low + (rng.random(len(groups)) * (high - low + 1)).astype(np.int64)
    return ages
