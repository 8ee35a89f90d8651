"""Roll-up examples: what does not hold of the examples that stand in a rulebook's roll-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.audit.rating import from_cases
from checker.audit.roll_up import from_prompts, from_rules
from checker.model.roll_up import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.roll_up import RollUp, RollUpExample


def problems(roll_up: RollUp) -> tuple[str, ...]:
    """Say which examples give another answer, or another rating, than they say."""
    return tuple(said for each in roll_up.examples for said in _problems(roll_up, each))


def _problems(roll_up: RollUp, example: RollUpExample) -> Iterator[str]:
    if example.essential or example.supporting:
        found = from_rules(roll_up, example.essential, example.supporting)
        if found is not example.answer:
            yield f"{example.name}: the answer is {found}; the example says {example.answer}"
    if example.prompts:
        found = from_prompts(roll_up, example.prompts)
        if found is not example.answer:
            yield f"{example.name}: the answer is {found}; the example says {example.answer}"
    if example.cases:
        sufficient = example.cases.get(Answer.SUFFICIENT, 0)
        rating = from_cases(roll_up, sufficient, example.cases.get(Answer.INSUFFICIENT, 0))
        if rating != example.rating:
            yield f"{example.name}: the rating is {rating}; the example says {example.rating}"
