"""Sample: what is drawn is eligible, in proportion, spread, and the same whatever the order."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.sample import draw
from checker.model.catalogue import Groups
from checker.model.group import NOT_RECORDED, OTHER, Part
from checker.model.sample import Candidate, Least

if TYPE_CHECKING:
    from random import Random

    from checker.model.sample import Sample


def groups(name: str, part: Part, *names: str) -> Groups:
    """Make a grouping."""
    listed = (*names, OTHER, NOT_RECORDED) if names else ()
    return Groups(
        name, name.title(), "table", personal=False, part=str(part), source="", names=listed
    )


SEX = groups("sex", Part.SHARE, "m", "f")
RISK = groups("risk", Part.RANGE, "low", "high")
WHO = groups("who", Part.SPREAD)
ALL = (SEX, RISK, WHO)
populations = st.lists(
    st.tuples(st.sampled_from("mf"), st.sampled_from(["low", "high"]), st.sampled_from("abcd")),
    max_size=12,
).map(
    lambda rows: [
        Candidate(f"c{at}", {"sex": sex, "risk": risk, "who": who})
        for at, (sex, risk, who) in enumerate(rows)
    ]
)


def drawn(cases: list[Candidate], size: int, least: tuple[Least, ...] = ()) -> Sample:
    """Draw by one seed."""
    return draw(cases, ALL, {"eligible": len(cases)}, size, "seed", least)


@given(populations, st.integers(1, 14), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(
    cases: list[Candidate], size: int, chance: Random
) -> None:
    """The same cases and the same seed give the same sample, in the same turns."""
    shuffled = chance.sample(cases, len(cases))
    assert drawn(cases, size) == drawn(shuffled, size)


@given(populations, st.integers(1, 14))
def test_as_many_as_were_asked_for_are_chosen_once_each(cases: list[Candidate], size: int) -> None:
    """Where there are fewer, all are chosen, and how many are lacking is said."""
    found = drawn(cases, size)
    ids = [each.case_id for each in found.chosen]
    assert len(ids) == len(set(ids)) == min(size, len(cases))
    assert any("lacking" in note for note in found.notes) == (len(cases) < size)


@given(populations, st.integers(1, 8), st.integers(0, 6), st.integers(0, 6))
def test_least_numbers_are_met_where_they_can_be(
    cases: list[Candidate], size: int, women: int, high: int
) -> None:
    """Held against every sample of the size: what one of them meets, the drawing meets."""
    least = (Least("sex", "f", women), Least("risk", "high", high))

    def met(some: tuple[Candidate, ...]) -> bool:
        counts = Counter((name, value) for each in some for name, value in each.groups.items())
        return all(counts[each.grouping, each.name] >= each.number for each in least)

    possible = any(met(some) for some in combinations(cases, min(size, len(cases))))
    found = drawn(cases, size, least)
    told = [note for note in found.notes if "of at least" in note]
    assert met(tuple(Candidate(each.case_id, each.groups) for each in found.chosen)) == possible
    assert bool(told) == (not possible)


def test_shares_are_those_of_the_eligible_cases() -> None:
    """Of 80 men and 20 women a sample of 10 holds eight and two, and both levels of the range."""
    cases = [
        Candidate(
            f"c{at}",
            {
                "sex": "f" if at % 5 == 0 else "m",
                "risk": "high" if at % 10 == 3 else "low",
                "who": str(at % 40),
            },
        )
        for at in range(100)
    ]
    found = drawn(cases, 10)
    balance = {(each.grouping, each.name): (each.chosen, each.aim) for each in found.balance}
    assert balance["sex", "m"] == (8, 8)
    assert balance["sex", "f"] == (2, 2)
    assert balance["risk", "high"] == (1, 1)
    assert found.people == 10
    assert found.notes == ()


def test_a_least_number_takes_its_cases_from_the_others() -> None:
    """Half of the sample women leaves half for the men."""
    cases = [
        Candidate(f"c{at}", {"sex": "f" if at % 5 == 0 else "m", "risk": "low", "who": str(at)})
        for at in range(100)
    ]
    found = drawn(cases, 20, (Least("sex", "f", 10),))
    assert {each.name: each.chosen for each in found.balance if each.grouping == "sex"} == {
        "m": 10,
        "f": 10,
    }
    assert "sex f lacked its least number" in found.chosen[0].because


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_another_seed_is_another_sample(seed: str) -> None:
    """A seed decides among equals, and every case has its chance."""
    cases = [Candidate(f"c{at}", {"sex": "m", "risk": "low", "who": str(at)}) for at in range(50)]
    found = {each.case_id for each in draw(cases, ALL, {}, 5, seed).chosen}
    assert found != {each.case_id for each in draw(cases, ALL, {}, 5, f"{seed}x").chosen}


def test_what_is_not_recorded_is_no_level_of_a_range() -> None:
    """A missing level is not looked for, and a level that nobody has is not lacking."""
    cases = [Candidate("a", {"sex": "m", "risk": NOT_RECORDED, "who": "x"})]
    assert drawn(cases, 1).notes == ()
