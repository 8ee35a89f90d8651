"""Answers: the outcomes of many cases become their answers, by the roll-up that a case has alone.

Cases whose rules have the same outcomes in the same numbers have the same answers, so each such
pattern is rolled up once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from checker.audit.roll_up import from_prompts, from_rules
from checker.model.outcome import PRESSING
from checker.model.roll_up import Answer, Level
from checker.model.rule import Weight
from checker.model.rulebook import partly_run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from checker.api import Book
    from checker.model.roll_up import RollUp
    from checker.model.rule import Rule

    Column = NDArray[Any]

ANSWERS = tuple(Answer)
TEXTS = pa.array([str(each) for each in ANSWERS])
LARGEST = 2**62


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """What is answered from rules: those that are essential, those that support, by their rows."""

    name: str
    essential: Column
    supporting: Column
    known: dict[tuple[int, ...], int] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, slots=True)
class Answers:
    """The roll-up of a rulebook, ready for many cases; a standard rests on some of the prompts."""

    roll_up: RollUp
    questions: tuple[Group, ...]
    prompts: tuple[Group, ...]
    standards: tuple[tuple[str, tuple[int, ...]], ...]
    known: dict[tuple[int, ...], int] = field(default_factory=dict)

    @classmethod
    def of_book(cls, book: Book) -> Answers:
        """Prepare the roll-up of a rulebook that has one, for the rules that are run."""
        rulebook, rules = book.rulebook, book.rules
        assert rulebook.roll_up is not None  # noqa: S101 - asked only of one that has it
        partly = partly_run(rulebook, {rule.id: rule for rule in rules})
        prompts = [
            each.id
            for standard in rulebook.standards
            for each in standard.prompts
            if each.id not in partly
        ]
        return cls(
            rulebook.roll_up,
            tuple(
                _group(each.id, rules, [each.id in rule.basis.questions for rule in rules])
                for each in rulebook.questions
                if each.id not in partly
            ),
            tuple(
                _group(name, rules, [name in rule.basis.prompts for rule in rules])
                for name in prompts
            ),
            tuple(
                (each.id, tuple(prompts.index(prompt.id) for prompt in each.prompts))
                for each in rulebook.standards
                if each.id not in partly
            ),
        )

    def of(self, codes: Column) -> dict[str, pa.Array]:
        """Answer for each case; ``codes`` has a row a rule and a column a case."""
        questions = [self._from_rules(group, codes) for group in self.questions]
        prompts = [self._from_rules(group, codes) for group in self.prompts]
        standards = [
            self._from_prompts([prompts[row] for row in rows]) for _, rows in self.standards
        ]
        return {
            name: pa.DictionaryArray.from_arrays(pa.array(answers), TEXTS)
            for name, answers in zip(self.names, (*questions, *prompts, *standards), strict=True)
        }

    @property
    def names(self) -> tuple[str, ...]:
        """Name what is answered, level by level."""
        return (
            *(f"{Level.QUESTION} {group.name}" for group in self.questions),
            *(f"{Level.PROMPT} {group.name}" for group in self.prompts),
            *(f"{Level.STANDARD} {name}" for name, _ in self.standards),
        )

    def _from_rules(self, group: Group, codes: Column) -> Column:
        outcomes = range(len(PRESSING))
        counts = [
            (codes[rows] == outcome).sum(axis=0)
            for rows in (group.essential, group.supporting)
            for outcome in outcomes
        ]

        def answer(pattern: tuple[int, ...]) -> Answer:
            essential = dict(zip(PRESSING, pattern[: len(PRESSING)], strict=True))
            supporting = dict(zip(PRESSING, pattern[len(PRESSING) :], strict=True))
            return from_rules(self.roll_up, essential, supporting)

        return _once_each(counts, group.known, answer)

    def _from_prompts(self, prompts: Sequence[Column]) -> Column:
        stacked = np.stack(prompts)
        counts = [(stacked == place).sum(axis=0) for place in range(len(ANSWERS))]

        def answer(pattern: tuple[int, ...]) -> Answer:
            return from_prompts(self.roll_up, Counter(dict(zip(ANSWERS, pattern, strict=True))))

        return _once_each(counts, self.known, answer)


def _group(name: str, rules: Sequence[Rule], resting: Sequence[bool]) -> Group:
    rows = np.flatnonzero(resting)
    weights = [rules[row].weight for row in rows.tolist()]
    essential = np.array([each is Weight.ESSENTIAL for each in weights], dtype=np.bool_)
    return Group(name, rows[essential], rows[~essential])


def _once_each(
    counts: Sequence[Column],
    known: dict[tuple[int, ...], int],
    answer: Callable[[tuple[int, ...]], Answer],
) -> Column:
    """Answer each different pattern of counts once."""
    keys, most = np.zeros(counts[0].shape, dtype=np.int64), 1
    for count in counts:
        different = int(count.max(initial=0)) + 1
        if most * different > LARGEST:
            # Patterns are told apart by the place of each in order, so the key never overflows.
            places, keys = np.unique(keys, return_inverse=True)
            most = len(places)
        keys, most = keys * different + count, most * different
    _, first, places = np.unique(keys, return_index=True, return_inverse=True)
    patterns = np.stack(counts)[:, first].T.tolist()
    answers = []
    for each in patterns:
        pattern = tuple(each)
        if pattern not in known:
            known[pattern] = ANSWERS.index(answer(pattern))
        answers.append(known[pattern])
    return np.array(answers, dtype=np.int8)[places]
