"""Pseudonyms: the ids of people in a picture are replaced by keyed ones, or left out."""

from __future__ import annotations

import hmac
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from checker.model.picture import CaseEntry, Picture

LENGTH = 10
LEFT_OUT = "left out"


def pseudonymous(picture: Picture, key: bytes) -> Picture:
    """Replace the ids of cases and practitioners; the same key gives the same pseudonyms.

    HMAC-SHA-256: without the key nobody can work out an id, or try out all that there are.
    """
    named = keyed(key)
    return _renamed(picture, named, named, named)


def keyed(key: bytes) -> Callable[[str], str]:
    """Give what makes a pseudonym of an id."""

    def named(text: str) -> str:
        made = hmac.new(key, text.encode("utf-8", "surrogatepass"), sha256).hexdigest()
        return f"P-{made[:LENGTH]}"

    return named


def without_ids(picture: Picture) -> Picture:
    """Leave out the ids of cases and practitioners; cases are numbered in their order."""
    numbers = {each.case_id: f"Case {at}" for at, each in enumerate(picture.cases, 1)}
    findings = (each.id for case in picture.cases for each in case.findings)
    ids = {name: str(at) for at, name in enumerate(findings, 1)}
    people = frozenset(each.name for each in picture.catalogue.groups if each.personal)
    kept = _renamed(picture, numbers.__getitem__, lambda _: LEFT_OUT, ids.__getitem__)
    return replace(kept, units=tuple(each for each in kept.units if each.grouping not in people))


def _renamed(
    picture: Picture,
    case: Callable[[str], str],
    person: Callable[[str], str],
    finding: Callable[[str], str],
) -> Picture:
    people = frozenset(each.name for each in picture.catalogue.groups if each.personal)
    return replace(
        picture,
        cases=tuple(_case(each, people, case, person, finding) for each in picture.cases),
        units=tuple(
            replace(each, name=person(each.name)) if each.grouping in people else each
            for each in picture.units
        ),
        # Where a record stood may name a file, and a file may be named after a case.
        problems=tuple(replace(each, first="") for each in picture.problems),
    )


def _case(
    each: CaseEntry,
    people: Container[str],
    case: Callable[[str], str],
    person: Callable[[str], str],
    finding: Callable[[str], str],
) -> CaseEntry:
    groups = {
        name: person(value) if name in people else value for name, value in each.groups.items()
    }
    # The id of a finding is made of that of its case, which could be found by trying out all.
    findings = tuple(replace(one, id=finding(one.id)) for one in each.findings)
    name = case(each.case_id)
    return replace(each, case_id=name, where="", groups=groups, findings=findings)
