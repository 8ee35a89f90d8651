"""Sample: cases are drawn as an inspection draws them: spread, in proportion, by a seed.

Cases are chosen one after the other. Each turn takes the case that serves the sample best: first a
group that still lacks cases of its least number, then groups that lag behind their share of the
eligible cases, levels of a range that are not in the sample yet, and a practitioner of whom the
fewest cases are chosen. Among equals a number decides that is made of the seed and the case's own
id, so that the order of the records does not matter. Exchanges then mend what single turns missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from checker.model.group import NOT_RECORDED, Part
from checker.model.sample import Balance, Chosen, Sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.model.catalogue import Groups
    from checker.model.sample import Candidate, Least

# How much each of these serves a sample, against lagging behind by a whole share: project policy.
LACKING, NEW_LEVEL, OF_RANGE, ANOTHER_PERSON = 100.0, 0.5, 0.5, 0.25
Profile = tuple[str, ...]


def draw(  # noqa: PLR0913 - what a sample is drawn from, and what is asked of it
    candidates: Iterable[Candidate],
    groups: Sequence[Groups],
    reasons: Mapping[str, int],
    size: int,
    seed: str,
    least: Sequence[Least] = (),
) -> Sample:
    """Draw a sample of so many eligible cases; fewer only where there are no more."""
    drawing = _Drawing(
        shares=tuple(each for each in groups if each.part == Part.SHARE),
        ranges=tuple(each for each in groups if each.part == Part.RANGE),
        people=tuple(each.name for each in groups if each.part == Part.SPREAD),
        least={(each.grouping, each.name): each.number for each in least},
        size=size,
        seed=seed,
    )
    drawing.take_in(candidates)
    chosen = list(drawing.turns())
    drawing.mend(chosen)
    return Sample(
        seed=seed,
        size=size,
        reasons=dict(reasons),
        chosen=tuple(
            Chosen(turn, each.case_id, each.groups, because)
            for turn, (each, because) in enumerate(chosen, 1)
        ),
        balance=tuple(drawing.balance(groups)),
        people=len(drawing.by_person),
        notes=tuple(drawing.notes(least, len(chosen))),
    )


@dataclass(eq=False, slots=True)
class _Drawing:
    """A drawing under way: who is left, by profile, and what the sample holds so far."""

    shares: tuple[Groups, ...]
    ranges: tuple[Groups, ...]
    people: tuple[str, ...]
    least: Mapping[tuple[str, str], int]
    size: int
    seed: str
    left: dict[Profile, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    eligible: Counter[tuple[str, str]] = field(default_factory=Counter)
    have: Counter[tuple[str, str]] = field(default_factory=Counter)
    aims: dict[tuple[str, str], int] = field(default_factory=dict)
    by_person: Counter[tuple[str, ...]] = field(default_factory=Counter)
    counted: tuple[str, ...] = ()

    def take_in(self, candidates: Iterable[Candidate]) -> None:
        """Sort the cases by profile, in the order that the seed gives them."""
        named = dict.fromkeys([each.name for each in (*self.shares, *self.ranges)])
        self.counted = tuple(dict.fromkeys([*named, *(name for name, _ in self.least)]))
        total = 0
        for each in sorted(candidates, key=lambda case: _lot(self.seed, case.case_id)):
            self.left[self._profile(each)].append(each)
            self.eligible.update(self._levels(each))
            total += 1
        for groups in (*self.shares, *self.ranges):
            self.aims |= self._aims(groups.name, total)

    def _profile(self, each: Candidate) -> Profile:
        return tuple(each.groups.get(name, NOT_RECORDED) for name in self.counted)

    def _levels(self, each: Candidate) -> list[tuple[str, str]]:
        return [(name, each.groups.get(name, NOT_RECORDED)) for name in self.counted]

    def _person(self, each: Candidate) -> tuple[str, ...]:
        return tuple(each.groups.get(name, NOT_RECORDED) for name in self.people)

    def _aims(self, grouping: str, total: int) -> dict[tuple[str, str], int]:
        """Share out the size in proportion, whole cases by the largest remainders.

        A group whose least number is more than its share has that, and the others what is left.
        """
        own = {key: number for key, number in self.eligible.items() if key[0] == grouping}
        room, aims = min(self.size, total), dict.fromkeys(own, 0)
        for key, number in own.items():
            least = min(self.least.get(key, 0), number)
            if least * total > room * number:
                aims[key] = least
        rest = [key for key in own if not aims[key]]
        left, weight = max(room - sum(aims.values()), 0), sum(own[key] for key in rest)
        exact = {key: left * own[key] / weight for key in rest}
        aims |= {key: int(share) for key, share in exact.items()}
        over = left - sum(aims[key] for key in rest)
        for key in sorted(exact, key=lambda each: (aims[each] - exact[each], each))[:over]:
            aims[key] += 1
        return aims

    def turns(self) -> Iterator[tuple[Candidate, str]]:
        """Choose one case after the other."""
        while sum(self.by_person.values()) < self.size and any(self.left.values()):
            scored = [(self._score(profile), profile) for profile, own in self.left.items() if own]
            best = max(score for score, _ in scored)
            # A person of whom fewer cases are chosen may outweigh a little of the rest.
            near = [pair for pair in scored if pair[0] >= best - ANOTHER_PERSON]
            _, _, times, at, profile = min(self._offer(*each) for each in near)
            because = self._because(profile, times)
            case = self.left[profile].pop(at)
            self._keep(case, 1)
            yield case, because

    def _offer(self, score: float, profile: Profile) -> tuple[float, bytes, int, int, Profile]:
        """Find the case of a profile whose person has the fewest chosen, and how well it serves."""
        own = self.left[profile]
        times, at = self._rarest(own)
        lot = _lot(self.seed, own[at].case_id)
        return times * ANOTHER_PERSON - score, lot, times, at, profile

    def _rarest(self, own: Sequence[Candidate]) -> tuple[int, int]:
        """Find the first case of the person of whom the fewest are chosen; of nobody will do."""
        found = (self.by_person[self._person(own[0])], 0)
        for at, each in enumerate(own):
            if not found[0]:
                break
            found = min(found, (self.by_person[self._person(each)], at))
        return found

    def _keep(self, case: Candidate, sign: int) -> None:
        for key in self._levels(case):
            self.have[key] += sign
        self.by_person[self._person(case)] += sign
        if not self.by_person[self._person(case)]:
            del self.by_person[self._person(case)]

    def _score(self, profile: Profile) -> float:
        score = 0.0
        ranges = {each.name for each in self.ranges}
        for key in zip(self.counted, profile, strict=True):
            if self.have[key] < self.least.get(key, 0):
                score += LACKING
            if key in self.aims:
                weight = OF_RANGE if key[0] in ranges else 1.0
                score += weight * (self.aims[key] - self.have[key]) / max(self.aims[key], 1)
            if key[0] in ranges and not self.have[key] and key[1] != NOT_RECORDED:
                score += NEW_LEVEL
        return score

    def _because(self, profile: Profile, times: int) -> str:
        ranges = {each.name for each in self.ranges}
        told = []
        for key in zip(self.counted, profile, strict=True):
            if self.have[key] < self.least.get(key, 0):
                told.append(f"{key[0]} {key[1]} lacked its least number")
            elif key in self.aims and self.have[key] < self.aims[key]:
                told.append(f"{key[0]} {key[1]} was short of its share")
            elif key[0] in ranges and not self.have[key] and key[1] != NOT_RECORDED:
                told.append(f"{key[0]} {key[1]} was not there yet")
        if not times:
            told.append("no case of the practitioner was chosen yet")
        return "; ".join(told) or "the lot"

    def mend(self, chosen: list[tuple[Candidate, str]]) -> None:
        """Exchange cases as long as that brings least numbers nearer."""
        while (lacking := self._lacking()) and self._exchanged(chosen, lacking):
            pass

    def _lacking(self) -> int:
        return sum(max(0, number - self.have[key]) for key, number in self.least.items())

    def _exchanged(self, chosen: list[tuple[Candidate, str]], lacking: int) -> bool:
        for at in range(len(chosen) - 1, -1, -1):
            gone, _ = chosen[at]
            self._keep(gone, -1)
            for profile, own in sorted(self.left.items()):
                if own and profile != self._profile(gone):
                    self._keep(own[0], 1)
                    if self._lacking() < lacking:
                        chosen[at] = (own.pop(0), "exchanged for a group that lacked cases")
                        self.left[self._profile(gone)].append(gone)
                        return True
                    self._keep(own[0], -1)
            self._keep(gone, 1)
        return False

    def balance(self, groups: Sequence[Groups]) -> Iterator[Balance]:
        """Set each group's chosen cases beside its eligible ones."""
        titles = {each.name: each for each in groups}
        for name in self.counted:
            found = [level for grouping, level in self.eligible if grouping == name]
            listed = titles[name].names or tuple(sorted(found))
            for level in listed:
                key = name, level
                if self.eligible[key]:
                    aim = self.aims.get(key)
                    title = titles[name].title
                    yield Balance(name, title, level, self.eligible[key], self.have[key], aim)

    def notes(self, least: Sequence[Least], chosen: int) -> Iterator[str]:
        """Say what the sample does not hold."""
        if chosen < self.size:
            yield f"Only {chosen:,} cases are eligible; {self.size - chosen:,} are lacking."
        for each in least:
            key = each.grouping, each.name
            if self.have[key] < each.number:
                there = self.eligible[key]
                why = (
                    f"only {there:,} are eligible"
                    if there < each.number
                    else "the other least numbers and the size leave no room"
                )
                yield (
                    f"{each.grouping} {each.name}: {self.have[key]:,} of at least "
                    f"{each.number:,} cases; {why}."
                )
        for groups in self.ranges:
            for level in groups.names:
                key = groups.name, level
                if self.eligible[key] and not self.have[key] and level != NOT_RECORDED:
                    yield f"{groups.title}: no case of {level} is in the sample."


def _lot(seed: str, case_id: str) -> bytes:
    """Give the number that decides among equals; whoever knows neither seed nor id cannot tell."""
    text = f"{seed}\0{case_id}".encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=16).digest()
