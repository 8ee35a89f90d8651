"""In words, fields: a field of the record becomes a phrase or a clause, by its description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from checker.model.types import EnumType, ListType, RecordType
from checker.reports.in_words.points import ASKING, EMPTY_IT, asks, lowered
from checker.reports.lines import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model.types import Field, Type

STARTS = (*ASKING, "the", "a", "an", "its", "their", "this", "that", "each", "every")
RELATIVE = re.compile(r"\b(which|who|whom|whose|that|when|where|it|them|they)\b")
IT = re.compile(r"\bit\b")
OTHERS = re.compile(r"\b(they|them)\b")
BE = re.compile(r"((?:the |this )?(?:[\w'-]+ )??(?:[\w'-]+)) (is|are|was|were|has|have) (.+)")
EITHER = re.compile(r"[\w-]+ or [\w-]+")
DONE = re.compile(r"(been|left|begun|\w+ed)\b")
ACTS = re.compile(r"it (\w+s) (.+)")
# Where a "not" would stand before only a part of what is said, or beside another.
WIDE = re.compile(r",| or | and |\b(any|every|each|all|no|not|none|nothing|nobody|never)\b")


class Tag(Enum):
    """When a phrase must say whose field it tells of."""

    NEVER = "never"
    UNLESS_NAMED = "unless the description names it"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Owner:
    """What a field belongs to: how it is called, and what stands for "it" in a description.

    ``noun`` is the word by which a description may name it, and ``alone`` says that nothing else
    that was spoken of has the same.
    """

    phrase: str
    it: str
    noun: str
    tag: Tag
    alone: bool = True


def spelt(name: str, acronyms: Mapping[str, str]) -> str:
    """Write a name of the record's model in words: RoshRating and rosh_rating as ROSH rating."""
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")
    return " ".join(acronyms.get(part, part) for part in parts if part)


def acronyms(case: RecordType) -> dict[str, str]:
    """Collect the words that the record's model writes in capitals."""
    words = (word for text in _texts(case, set()) for word in re.findall(r"\b[A-Z]{3,}\b", text))
    return {word.lower(): word for word in words}


def _texts(type_: Type, seen: set[str]) -> Iterator[str]:
    match type_:
        case ListType(element=element):
            yield from _texts(element, seen)
        case EnumType() if type_.name not in seen:
            seen.add(type_.name)
            yield from (member.label for member in type_.members)
        case RecordType() if type_.name not in seen:
            seen.add(type_.name)
            yield type_.description
            for field in type_.fields.values():
                yield field.description
                yield from _texts(field.type, seen)
        case _:
            return


def phrase(field: Field, owner: Owner) -> str:
    """Write the value of a field as a noun phrase."""
    said = lowered(_described(field))
    if not said:
        return f"the {spelt(field.name, {})} of {owner.phrase}"
    said = said if said.split(maxsplit=1)[0] in STARTS else f"the {said}"
    named, said = _naming(said, owner)
    if owner.tag is Tag.ALWAYS:
        return f"{said} (in {owner.phrase})" if asks(said) else f"{said} in {owner.phrase}"
    if owner.tag is Tag.NEVER and owner.it != "it" and OTHERS.search(said):
        return f"{said} ({spelt(field.name, {})})"  # nothing near says who "they" are
    if named or owner.tag is Tag.NEVER:
        return said
    short = not asks(said) and not RELATIVE.search(said)
    return f"{said} of {owner.phrase}" if short else f"{said} (for {owner.phrase})"


def clause(field: Field, owner: Owner, *, holds: bool) -> str:
    """Write that a flag is true, or that it is false, as a clause."""
    said = _statement(field, owner)
    if said is None:
        answer = "yes" if holds else "no"
        text = _described(field) or spelt(field.name, {})
        return f'the record says {answer} to "{text}"' + _of(owner)
    unclear = OTHERS.search(said) and IT.search(said) and not EMPTY_IT.search(said)
    named, said = _naming(said if holds else negated(said), owner)
    if unclear:  # "they took it up": nothing near says what "it" is
        said = f"{said} ({spelt(field.name, {})})"
    if owner.tag is Tag.ALWAYS:
        return f"in {owner.phrase}, {said}"
    return said if named or owner.tag is Tag.NEVER else said + _of(owner)


def _of(owner: Owner) -> str:
    return "" if owner.tag is Tag.NEVER else f" (for {owner.phrase})"


def _described(field: Field) -> str:
    return folded(field.description).partition(";")[0].rstrip(".").replace(": ", ", ")


def _statement(field: Field, owner: Owner) -> str | None:
    """Give what is so when a flag is true; ``None`` where its description does not say it."""
    found = re.fullmatch(r"(True if|True for|True while|Whether) (.+)", _described(field))
    if found is None:
        return None
    said = found[2]
    if found[1] == "True for" or said.split()[0] in {"in", "on", "at", "under", "with"}:
        return f"{owner.it} is {said}"
    return said


def _naming(said: str, owner: Owner) -> tuple[bool, str]:
    """Put the owner in the place of "it", and say whether the text names it now."""
    if not EMPTY_IT.search(said) and not OTHERS.search(said):
        put = re.sub(r"\bits\b", f"{owner.it}'s" if owner.it != "it" else "its", said)
        put = re.sub(r"\bit\b", owner.it, put)
        if put != said:
            return True, put
    if not owner.noun:
        return False, said
    put = re.sub(rf"\bof {re.escape(owner.noun)}\b", f"of {owner.phrase}", said)
    if put != said:
        return True, put
    return owner.alone and bool(re.search(rf"\b{re.escape(owner.noun)}\b", said)), said


def negated(said: str) -> str:
    """Write the opposite of a clause; where a "not" has no sure place, around the whole of it."""
    if " no longer " in said:
        return said.replace(" no longer ", " still ", 1)
    found = BE.fullmatch(said)
    if found and found[2] in {"is", "are", "was", "were"} and EITHER.fullmatch(found[3]):
        return f"{found[1]} {found[2]} neither {found[3].replace(' or ', ' nor ')}"
    if found and not WIDE.search(said) and not _has_question(found[1]):
        subject, verb, rest = found.groups()
        if verb in {"has", "have"} and not DONE.match(rest):
            return f"{subject} {'does' if verb == 'has' else 'do'} not have {rest}"
        return f"{subject} {verb} not {rest}"
    acting = ACTS.fullmatch(said)
    if acting and not WIDE.search(said) and acting[1] not in {"is", "was", "has"}:
        return f"it does not {_plain_verb(acting[1])} {acting[2]}"
    return f"it is not the case that {said}"


def _has_question(subject: str) -> bool:
    words = subject.split()
    return any(word in ASKING for word in words) or (words[0] in {"it", "they"} and len(words) > 1)


def _plain_verb(verb: str) -> str:
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "shes", "ches", "xes", "oes")):
        return verb[:-2]
    return verb[:-1]
