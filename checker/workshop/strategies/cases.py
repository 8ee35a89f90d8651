"""Cases: case records that could be true, of any model, few of their fields recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from checker.model.errors import UnknownNameError
from checker.model.types import (
    BooleanType,
    DateType,
    EnumType,
    IntegerType,
    ListType,
    NumberType,
    RecordType,
    TextType,
)
from checker.records.case import Case
from checker.records.derive import schema

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy
    from pydantic import BaseModel

    from checker.model.types import Schema, Type

Drawn = dict[str, Any]
FIRST_DAY = date(2018, 6, 1)
DAYS = 2_000  # after the first day, in which the days of judging lie
PAST, AHEAD = 1_200, 400  # days before and after the day of judging, in which dates lie
ITEMS = 2  # of a list, at most

# Drawn just before what it is about, so that both can be taken away together.
MORE = st.sampled_from([False, True, True])
OFTEN = st.sampled_from([False, True, True, True, True])

_WORK = (
    *("assessments", "contacts", "enforcement", "interventions", "management_oversight"),
    *("multi_agency_meetings", "plans", "reviews", "victim_work"),
)
AFTER_SENTENCE: Mapping[str, str] = MappingProxyType(dict.fromkeys(_WORK, "sentence.sentenced_on"))
"""What of a probation case is done because of the sentence, and so not before it."""


def cases(  # noqa: PLR0913 - each is a choice of the caller, and has a default
    records: type[BaseModel] = Case,
    *,
    as_of: date | None = None,
    always: Collection[str] = (),
    never: Collection[str] = (),
    consistent: bool = True,
    after: Mapping[str, str] | None = None,
) -> SearchStrategy[Drawn]:
    """Draw a case as a program would give it: a mapping of texts, numbers, dates, lists, mappings.

    What is not recorded is left out. Each case has an ``as_of``, drawn where none is given, and
    fits ``records``, the model. Sections in ``always`` are recorded, those in ``never`` are not,
    the others may be. A ``consistent`` case could be true: no date that is past lies after
    ``as_of``, dates of one item do not run backwards, nothing is entered before it happened, a
    flag does not deny its date; and no date of a section in ``after`` lies before the date
    that it names (by default, of a probation case, work that follows from the sentence). Without
    it, dates lie anywhere. It shrinks to an empty record on 1 June 2018.

    Raises:
        UnknownNameError: ``always`` or ``never`` names a section that the model does not have.
    """
    kind = schema(records)
    for name in (*always, *never):
        if name not in kind.case.fields:
            raise UnknownNameError("section", name, kind.case.fields)
    chosen = AFTER_SENTENCE if after is None and records is Case else (after or {})
    sections = _Sections(kind, frozenset(always), frozenset(never), consistent, dict(chosen))
    return drawn_cases(sections, as_of)


@dataclass(frozen=True, slots=True)
class _Sections:
    """Which sections of a case are drawn, and how."""

    schema: Schema
    always: frozenset[str]
    never: frozenset[str]
    consistent: bool
    after: Mapping[str, str]

    @property
    def free(self) -> list[str]:
        """The sections that may be recorded, or not."""
        kept = (self.schema.identity, self.schema.as_of, *self.always, *self.never)
        return [name for name in self.schema.case.fields if name not in kept]


@dataclass(frozen=True, slots=True)
class Time:
    """The days between which dates lie; ``first`` is the first of those of the work itself."""

    as_of: date
    first: date | None = None
    consistent: bool = True


@st.composite
def drawn_cases(draw: DrawFn, sections: _Sections, as_of: date | None) -> Drawn:
    """Draw the day of judging, which sections are recorded, and then each in turn."""
    number = draw(st.integers(1, 999))
    day = as_of or FIRST_DAY + timedelta(days=draw(st.integers(0, DAYS)))
    fields = sections.schema.case.fields
    case: Drawn = {sections.schema.identity: f"case-{number}", sections.schema.as_of: day}
    first = [name for name in sections.free if name not in sections.after]
    later = [name for name in sections.free if name in sections.after]
    # What others must follow is drawn before them; each name, then its value, then the next name.
    sought = sorted(sections.always, key=lambda each: (each in sections.after, each))
    names = chain(sought, _several(draw, first), _several(draw, later))
    for name in names:
        begin = _at(case, sections.after.get(name)) if sections.consistent else None
        time = Time(day, begin, sections.consistent)
        case[name] = draw(values(fields[name].type, time))
    return {name: case[name] for name in fields if name in case}


def _several(draw: DrawFn, names: Iterable[str]) -> Iterator[str]:
    """Draw some of some names, one at a time, any of which can be left out."""
    listed, told = list(names), set[str]()
    while bool(listed) and draw(MORE):  # no end but the drawn one, so that any can be taken away
        name = draw(st.sampled_from(listed))
        if name not in told:
            told.add(name)
            yield name


def _at(case: Drawn, path: str | None) -> date | None:
    """Give the date at a path, if it is recorded."""
    value: Any = case if path else None
    for name in (path or "").split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, date) else None


def values(kind: Type, time: Time) -> SearchStrategy[Any]:
    """Draw a value of a type, its dates within a time."""
    match kind:
        case RecordType():
            return _record(kind, time)
        case ListType(element=RecordType() as element):
            return st.lists(_record(element, time), max_size=ITEMS)
        case ListType(element=element):
            return st.lists(values(element, time), max_size=ITEMS, unique=True)
        case BooleanType():
            return st.booleans()
        case IntegerType():
            return st.integers(0, 40)
        case NumberType():
            return st.integers(0, 80).map(lambda halves: halves / 2)
        case TextType():
            return st.sampled_from(["a", "b", "c"])
        case EnumType(values=codes):
            return st.sampled_from(codes)
        case DateType():
            return _days(time.as_of - timedelta(days=PAST), time.as_of + timedelta(days=AHEAD))


def _days(first: date, last: date) -> SearchStrategy[date]:
    """Draw a day; the last of them is the simplest."""
    return st.integers(0, max((last - first).days, 0)).map(lambda back: last - timedelta(days=back))


@st.composite
def _record(draw: DrawFn, kind: RecordType, time: Time) -> Drawn:
    """Draw some of the fields of a part: its dates first, which must not run backwards."""
    needed = [name for name, field in kind.fields.items() if not field.nullable]
    if kind.anchor is not None and kind.anchor not in needed and draw(OFTEN):
        needed.append(kind.anchor)
    free = [name for name in kind.fields if name not in needed]
    dates = {name for name, field in kind.fields.items() if isinstance(field.type, DateType)}
    made: Drawn = {}
    chosen = (name for name in needed if name in dates)
    some = _several(draw, [name for name in free if name in dates])
    for name in chain(chosen, some):
        days = _day(kind, name, made, time)
        if days is not None:
            made[name] = draw(days)
    chosen = (name for name in needed if name not in dates)
    some = _several(draw, [name for name in free if name not in dates])
    for name in chain(chosen, some):
        field = kind.fields[name]
        came_true = field.dated_by in made and time.consistent
        made[name] = True if came_true else draw(values(field.type, time))
    return {name: made[name] for name in kind.fields if name in made}


def _day(kind: RecordType, name: str, made: Drawn, time: Time) -> SearchStrategy[date] | None:
    """Draw a date of a part, between those that it must follow and those that must follow it.

    ``None`` where no day is left: what is past cannot follow a date that is still to come.
    """
    if not time.consistent:
        return values(kind.fields[name].type, time)
    past = kind.fields[name].past or name == kind.recorded
    first = [time.first or time.as_of - timedelta(days=PAST)]
    last = [time.as_of if past else time.as_of + timedelta(days=AHEAD)]
    for sequence in kind.sequences:
        if name in sequence:
            place = sequence.index(name)
            first += [made[each] for each in sequence[:place] if each in made]
            last += [made[each] for each in sequence[place + 1 :] if each in made]
    if name == kind.recorded:
        first += [day for each, day in made.items() if kind.fields[each].past]
    elif past and kind.recorded in made:
        last.append(made[kind.recorded])
    return _days(max(first), min(last)) if max(first) <= min(last) else None
