"""Evidence: what an outcome rests on, in lines for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from checker.model.outcome import NotRecorded, Recorded, Searched
from checker.model.wording import shown
from checker.reports.lines import Line, Style, count, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.outcome import Evidence

SHOWN = 8
LONGEST = 90
INDEX = re.compile(r"\[\d+\]")


def evidence_lines(facts: Sequence[Evidence], depth: int, *, whole: bool) -> Iterator[Line]:
    """Write the evidence, folded to its first lines unless the whole is asked for."""
    kept = facts if whole else facts[:SHOWN]
    for fact in kept:
        yield Line(evidence_text(fact, whole=whole), depth=depth)
    if len(kept) < len(facts):
        note = f"{len(kept)} of {len(facts)} lines of evidence shown; --verbose shows all"
        yield Line(note, Style.MUTED, depth)


def evidence_text(fact: Evidence, *, whole: bool = True) -> str:
    """Write one fact: what the record says, in its own words, and where."""
    match fact:
        case Recorded(path=path, value=value):
            return f"{words(path)}: {shown(value)} ({path})"
        case NotRecorded(path=path):
            return f"{words(path)}: not recorded ({path})"
        case Searched():
            return _searched(fact, whole=whole)
        case _ as never:
            assert_never(never)


def words(path: str) -> str:
    """Give the record's own words for a place: the name of the field, and which item it is of."""
    name = path.rsplit(".", 1)[-1]
    number = INDEX.search(name)
    plain = INDEX.sub("", name).replace("_", " ")
    return f"{plain} {int(number[0][1:-1]) + 1}" if number else plain


def _searched(fact: Searched, *, whole: bool) -> str:
    held = count(fact.size, "item") if fact.size else "recorded as none"
    if not fact.looked_for:
        return f"{fact.path}: {held}"
    words_of_rule = folded(fact.looked_for)
    if not whole and len(words_of_rule) > LONGEST:
        words_of_rule = f"{words_of_rule[:LONGEST]} …"
    looked = f'{fact.path}: {held}, searched for "{words_of_rule}"'
    if fact.matched is None:
        return looked
    return f"{looked}, {'none' if fact.matched == 0 else fact.matched} matched"
