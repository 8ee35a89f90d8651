"""Profile: the groups of the Q&I sample and how often its work was sufficient, as published."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

QUESTIONS = ("Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7")
# The text of the bulletin, section 1: of those eligible for MAPPA, 95 % are managed at level 1.
MAPPA_LEVEL_1 = 0.95


@dataclass(frozen=True, slots=True)
class Answered:
    """Of one question: for which share of the cases it was answered, and how often with yes."""

    asked: float
    sufficient: float


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares of the sample: by area, by each group of the tables, and by question."""

    areas: dict[str, float]
    groups: dict[str, dict[str, float]]
    questions: dict[str, Answered]


@cache
def bulletin() -> Profile:
    """Read the figures of the bulletin; each group's shares are of those whose group is known."""
    text = resources.files(__package__ or "").joinpath("bulletin.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return Profile(
        areas=_shares(data["areas"]),
        groups={name: _shares(counts) for name, counts in data["groups"].items()},
        questions={
            name: Answered(each["answered"] / data["cases"], each["sufficient"])
            for name, each in data["questions"].items()
        },
    )


def _shares(counts: dict[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {name: count / total for name, count in counts.items()}
