"""Keys: every key of rule files and rulebooks, its kind and its meaning, declared once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.model.outcome import Outcome
from checker.model.rule import Certainty, Status, Tendency, Weight

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
    DATED_VALUES = "values by date"
    RESERVED = "reserved"


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
    "examples": Key(Kind.PARTS, "small records that prove the rule", required=True, part="example"),
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
    "parameters": Key(Kind.NAMED_PARTS, "figures that rules share", part="parameter"),
    "definitions": Key(Kind.NAMED_PARTS, "conditions that rules share", part="definition"),
    "extends": Key(Kind.RESERVED, "the rulebook that this one changes"),
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
}

QUESTION: dict[str, Key] = {
    "id": _text("the number of the question"),
    "text": _text("the words of the question"),
    "standard": _text("the standard that the question belongs to", required=False),
}

DEFINITION: dict[str, Key] = {
    "meaning": _text("what the name means, in words"),
    "condition": _condition("what the name stands for", required=True),
}

KEYS: Mapping[str, Mapping[str, Key]] = MappingProxyType(
    {
        "rule": RULE,
        "basis": BASIS,
        "parameter": PARAMETER,
        "example": EXAMPLE,
        "rulebook": RULEBOOK,
        "standard": STANDARD,
        "prompt": PROMPT,
        "question": QUESTION,
        "definition": DEFINITION,
    }
)
