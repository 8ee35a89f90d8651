"""Keys: every key of rule files and rulebooks, its kind and its meaning, declared once.

They stand in the order in which a file has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.model.group import Part as InSample
from checker.model.group import Use
from checker.model.outcome import Outcome
from checker.model.roll_up import Answer
from checker.model.rule import Certainty, Never, Status, Tendency, Weight
from checker.model.rulebook import Coverage

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """What may stand after a key."""

    TEXT = "text"
    CONDITION = "condition"
    SENTENCE = "sentence with values"
    CHOICE = "choice"
    DATE = "date"
    TRUTH = "truth"
    VALUE = "value"
    DATA = "data"
    TEXTS = "list of texts"
    PART = "part"
    PARTS = "list of parts"
    NAMED_PARTS = "parts by name"
    NAMED_CONDITIONS = "conditions by name"
    NAMED_TYPES = "types by name"
    NAMED_TEXTS = "texts by name"
    COUNTS = "counts by outcome or answer"
    DATED_VALUES = "values by date"


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what may stand after it, whether it must be there, and what it means.

    ``allowed`` are the texts of a choice; ``part`` is the table of the keys inside.
    """

    kind: Kind
    meaning: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    part: str = ""


def _choice(options: type[StrEnum], meaning: str, *, required: bool = True) -> Key:
    return Key(Kind.CHOICE, meaning, required, tuple(options))


def _text(meaning: str, *, required: bool = True) -> Key:
    return Key(Kind.TEXT, meaning, required)


def _condition(meaning: str, *, required: bool = False) -> Key:
    return Key(Kind.CONDITION, meaning, required)


RULE: dict[str, Key] = {
    "id": _text("names the rule for good; the same as its file name"),
    "title": _text("says in a line what the record does not show"),
    "status": _choice(Status, "how far the rule can be relied on"),
    "basis": Key(Kind.PART, "what the rule rests on", required=True, part="basis"),
    "why": _text("why it matters, for people who read a finding"),
    "in_words": _text(
        "what it checks, in plain words; made from the rule when left out", required=False
    ),
    "weight": _choice(Weight, "how much the rule counts towards its questions"),
    "parameters": Key(Kind.NAMED_PARTS, "figures that a provider may change", part="parameter"),
    "applies_to": _condition("which cases the rule is about"),
    "for_each": _condition("which items of a case the rule is about, one by one"),
    "let": Key(Kind.NAMED_CONDITIONS, "names for parts of the conditions"),
    "due": _condition("the day by which it is expected"),
    "expect": _condition("what the record is expected to show", required=True),
    "finding": Key(
        Kind.SENTENCE, "says what the record does not show, with {values}", required=True
    ),
    "put_right": _text("what would put it right"),
    "does_not_see": _text("what the rule cannot see"),
    "tends_to": _choice(Tendency, "which way the rule errs where the record cannot show all"),
    "properties": Key(Kind.PARTS, "what is never so of the rule", part="property"),
    "examples": Key(Kind.PARTS, "small records that prove the rule", required=True, part="example"),
}

PROPERTY: dict[str, Key] = {
    "adding": _text("a list of the record, to which an item is added", required=False),
    "later": _text("a date of the record, which is later", required=False),
    "at_least_as_strict_as": _text(
        "a rule that is never not met where this one is met", required=False
    ),
    "never": _choice(Never, "which way the outcome never goes", required=False),
}

BASIS: dict[str, Key] = {
    "prompts": Key(Kind.TEXTS, "prompts of the standard; may be empty", required=True),
    "questions": Key(Kind.TEXTS, "questions that inspectors answer; may be empty", required=True),
    "source": _text("where the standard says so"),
}

PARAMETER: dict[str, Key] = {
    "value": Key(
        Kind.VALUE, "the figure; a number, a truth value, a text, a date or a list of texts"
    ),
    "values": Key(Kind.DATED_VALUES, "the figures by the day on which each came into force"),
    "at": _condition("the date that decides which of the values counts"),
    "unit": _text("what the figure counts", required=False),
    "source": _text("where the figure is from"),
    "certainty": _choice(Certainty, "how sure the figure is", required=False),
}

EXAMPLE: dict[str, Key] = {
    "name": _text("says what the example shows"),
    "case": Key(Kind.DATA, "a record, with only what the example needs", required=True),
    "outcome": _choice(Outcome, "what the rule says of it"),
    "at": _text("the path of the subject that is meant, such as changes[0]", required=False),
    "as_of": Key(Kind.DATE, "the day on which the record is judged"),
    "evidence": Key(Kind.DATA, "by path, what the outcome must rest on"),
    "todo": Key(Kind.TRUTH, "whether the example is known not to hold yet"),
}

RULEBOOK: dict[str, Key] = {
    "id": _text("names the rulebook for good"),
    "title": _text("says what the rulebook is about"),
    "version": _text("the version of the rulebook; a text in quotes"),
    "record": _text("the name of the model of the records"),
    "source": _text("where the standards are from"),
    "standards": Key(Kind.PARTS, "the standards and their prompts", required=True, part="standard"),
    "questions": Key(
        Kind.PARTS, "the questions that inspectors answer", required=True, part="question"
    ),
    "roll_up": Key(Kind.PART, "how rules answer questions and standards", part="roll_up"),
    "groups": Key(Kind.NAMED_PARTS, "how cases are put into groups", part="grouping"),
    "parameters": Key(Kind.NAMED_PARTS, "figures that rules share", part="parameter"),
    "definitions": Key(Kind.NAMED_PARTS, "conditions that rules share", part="definition"),
}

EXTENSION: dict[str, Key] = {
    "id": _text("names the rulebook for good"),
    "title": _text("says what the rulebook is about"),
    "version": _text("the version of the rulebook; a text in quotes"),
    "extends": _text("the id of the rulebook that this one changes"),
    "source": _text("on whose policy the changes rest"),
    "change": Key(Kind.NAMED_PARTS, "rules of the base that are changed, by id", part="change"),
    "disable": Key(Kind.NAMED_TEXTS, "rules of the base that are not run, by id, with the reason"),
    "parameters": Key(
        Kind.NAMED_PARTS, "figures that rules share, changed or added", part="parameter"
    ),
    "definitions": Key(
        Kind.NAMED_PARTS, "conditions that rules share, changed or added", part="definition"
    ),
    "roll_up": Key(Kind.PART, "figures of the roll-up that are changed", part="roll_up_change"),
    "groups": Key(Kind.NAMED_PARTS, "groups of cases, changed or added", part="grouping"),
}

CHANGE: dict[str, Key] = {
    "because": _text("why the rule is changed"),
    "parameters": Key(Kind.NAMED_PARTS, "figures of the rule that are changed", part="parameter"),
    "weight": _choice(Weight, "how much the rule counts", required=False),
    "examples": Key(Kind.PARTS, "small records that prove the changed rule", part="example"),
}


def _figure(meaning: str, *, required: bool) -> Key:
    return Key(Kind.PART, meaning, required, part="parameter")


def _roll_up(*, whole: bool) -> dict[str, Key]:
    return {
        "essential_not_met": _figure(
            "how many essential rules not met make a question or a prompt insufficient",
            required=whole,
        ),
        "supporting_not_met": _figure(
            "how many supporting rules not met do the same, if they are a large enough share",
            required=whole,
        ),
        "supporting_share": _figure(
            "the least share of the supporting rules that apply, in percent", required=whole
        ),
        "prompts_insufficient": _figure(
            "how many insufficient prompts make a standard insufficient", required=whole
        ),
        "bands": Key(
            Kind.NAMED_PARTS, "ratings by the least share of cases", whole, part="parameter"
        ),
        "examples": Key(Kind.PARTS, "outcomes and their answers", part="roll_up_example"),
    }


ROLL_UP = _roll_up(whole=True)
ROLL_UP_CHANGE = _roll_up(whole=False)

ROLL_UP_EXAMPLE: dict[str, Key] = {
    "name": _text("says what the example shows"),
    "essential": Key(Kind.COUNTS, "how many essential rules have which outcome"),
    "supporting": Key(Kind.COUNTS, "how many supporting rules have which outcome"),
    "prompts": Key(Kind.COUNTS, "how many prompts have which answer"),
    "cases": Key(Kind.COUNTS, "how many cases have which answer"),
    "answer": _choice(Answer, "the answer that they give", required=False),
    "rating": _text("the rating that they give", required=False),
}

STANDARD: dict[str, Key] = {
    "id": _text("the number of the standard"),
    "title": _text("the short name of the standard"),
    "text": _text("the words of the standard"),
    "prompts": Key(Kind.PARTS, "the prompts of the standard", required=True, part="prompt"),
}

PROMPT: dict[str, Key] = {
    "id": _text("the number and letter of the prompt"),
    "text": _text("the words of the prompt"),
    "coverage": _choice(Coverage, "how much of it data can show", required=False),
    "because": _text("why data cannot show more", required=False),
}

QUESTION: dict[str, Key] = {
    "id": _text("the number of the question"),
    "text": _text("the words of the question"),
    "standard": _text("the standard that the question belongs to", required=False),
    "coverage": _choice(Coverage, "how much of it data can show", required=False),
    "because": _text("why data cannot show more", required=False),
}

DEFINITION: dict[str, Key] = {
    "meaning": _text("what the name means, in words"),
    "takes": Key(Kind.NAMED_TYPES, "values that it is given where it is used, by name"),
    "condition": _condition("what the name stands for", required=True),
}

GROUPING: dict[str, Key] = {
    "title": _text("the heading over the groups"),
    "use": _choice(Use, "what the groups are for; a table, if left out", required=False),
    "in_sample": _choice(InSample, "what the groups do when a sample is drawn", required=False),
    "personal": Key(Kind.TRUTH, "whether each value stands for a person; false, if left out"),
    "source": _text("where these groups are from"),
    "levels": Key(Kind.PARTS, "the groups, the first whose condition holds", part="group"),
    "value": _condition("the text of the record of which each value is a group"),
}

GROUP: dict[str, Key] = {
    "name": _text("what the group is called"),
    "when": _condition("which cases belong to it", required=True),
}

KEYS: Mapping[str, Mapping[str, Key]] = MappingProxyType(
    {
        "rule": RULE,
        "basis": BASIS,
        "parameter": PARAMETER,
        "example": EXAMPLE,
        "property": PROPERTY,
        "rulebook": RULEBOOK,
        "standard": STANDARD,
        "prompt": PROMPT,
        "question": QUESTION,
        "definition": DEFINITION,
        "extension": EXTENSION,
        "change": CHANGE,
        "roll_up": ROLL_UP,
        "roll_up_change": ROLL_UP_CHANGE,
        "roll_up_example": ROLL_UP_EXAMPLE,
        "grouping": GROUPING,
        "group": GROUP,
    }
)
