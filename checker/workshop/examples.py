"""Examples: what does not hold of an example that stands in a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from checker import api
from checker.model.outcome import NotRecorded, Recorded, Searched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.api import Book
    from checker.model.outcome import Evidence, RuleOutcome
    from checker.model.rule import Example, Rule

NOT_RECORDED = "not recorded"


def problems(book: Book, rule: Rule, example: Example) -> tuple[str, ...]:
    """Say what does not hold of an example; nothing where it gives what it says.

    An example holds where its record fits, the rule has its outcome (at its place, if it names
    one), and the outcome rests on the evidence that it lists.
    """
    case = api.example_case(example, book.model)
    result = api.check(case, rulebook=book.selecting([rule.id]), as_of=example.as_of)
    if result.problems or not result.cases:
        return tuple(f"{each.path}: {each.message}" for each in result.problems)
    ((found,),) = (each.outcomes for each in result.cases)
    return unlike(example, found)


def unlike(example: Example, found: RuleOutcome) -> tuple[str, ...]:
    """Say in what an outcome is not what an example says; nothing where it is."""
    return (*_outcome(example, found), *_evidence(example, found))


def _outcome(example: Example, found: RuleOutcome) -> Iterator[str]:
    if found.outcome is not example.outcome:
        yield f"the outcome is {found.outcome}; the example says {example.outcome}"
    named = {each.subject: each.outcome for each in found.subjects}
    if example.at is not None and example.at not in named:
        yield f"nothing is judged at {example.at}"
    elif example.at is not None and named[example.at] is not example.outcome:
        yield f"the outcome at {example.at} is {named[example.at]}"


def _evidence(example: Example, found: RuleOutcome) -> Iterator[str]:
    """Compare what the example lists with the evidence, of its own subject where it names one."""
    own = [each.evidence for each in found.subjects if each.subject == example.at]
    facts = own[0] if own else found.evidence
    for path, expected in example.evidence.items():
        said = [told(fact) for fact in facts if fact.path == path]
        if not said:
            yield f"the outcome does not rest on {path}"
        elif _plain(expected) not in said:
            yield f"{path} is {' and '.join(said)}; the example says {_plain(expected)}"


def told(fact: Evidence) -> str:
    """Write a fact in the words in which an example lists it."""
    match fact:
        case Recorded(value=tuple() as values):
            return _plain(list(values))
        case Recorded(value=value):
            return _plain(value)
        case Searched(size=size, matched=None):
            return f"{size} items"
        case Searched(size=size, matched=matched):
            return f"{matched} of {size}"
        case NotRecorded():
            return NOT_RECORDED
        case _ as never:
            assert_never(never)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(str(each) for each in value)}]"
    return str(value)
