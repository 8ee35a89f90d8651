"""Cases for: case records on which a rule has one outcome.

They begin at records that are known to have it: the rule's examples, and records near them that
were judged. What the rule does not look at is drawn freely. What comes out was judged again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from checker import api
from checker.engines.interpreter import judge
from checker.model.errors import CheckerError, UnknownNameError
from checker.model.outcome import Outcome
from checker.model.record import Record
from checker.model.types import (
    BooleanType,
    EnumType,
    IntegerType,
    ListType,
    NumberType,
    RecordType,
    TextType,
)
from checker.workshop.mutants.telling import given, plain
from checker.workshop.shapes import UNEVEN, names_a_day, nodes, reckons_by
from checker.workshop.strategies.cases import AFTER_SENTENCE, Time, values
from checker.workshop.strategies.pool import pool

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

    from checker.api import Book
    from checker.model.plan import Plan
    from checker.model.types import Field, Type
    from checker.workshop.strategies.pool import Pool

FURTHEST = 60  # weeks by which all days are moved, where the rule states none
FILLED = 3  # sections and fields that the rule does not read
PLAIN = BooleanType | EnumType | IntegerType | NumberType | TextType


class NoSuchCaseError(CheckerError):
    """No record was found on which a rule has an outcome."""


def cases_for(
    rule: str, outcome: Outcome | str, *, rulebook: Book | None = None
) -> SearchStrategy[dict[str, Any]]:
    """Draw a case on which a rule has an outcome: a mapping, as ``cases`` draws it.

    ``rulebook`` is the one that comes with the checker by default. The first draw looks for
    records that have the outcome, which takes part of a second; a case shrinks to the smallest of
    these with nothing added.

    Raises:
        UnknownNameError: there is no such rule or outcome.
        NoSuchCaseError: none was found, when the first case is drawn.
    """
    book = rulebook or api.load_rulebook()
    plan = book.plan(rule)
    if outcome not in tuple(Outcome):
        raise UnknownNameError("outcome", str(outcome), tuple(Outcome))
    wanted = Outcome(outcome)

    identity = plan.schema.identity

    def gives(record: Record) -> bool:
        found = given(book, record)
        return found is not None and judge(plan, found).outcome is wanted

    def begin() -> SearchStrategy[Record]:
        return unchecked(pool(book, plan), wanted).filter(gives)

    return st.deferred(begin).map(lambda record: {identity: record.case_id, **plain(record)})


def unchecked(ready: Pool, outcome: Outcome) -> SearchStrategy[Record]:
    """Draw a record that should have the outcome, not judged yet.

    Raises:
        NoSuchCaseError: no record to begin at was found.
    """
    sound = ready.sound(outcome)
    if not sound:
        raise NoSuchCaseError(f"no case was found on which {ready.plan.rule.id} is {outcome}")
    free = loose(ready.plan)
    return st.sampled_from(sound).flatmap(lambda record: varied(free, record))


@dataclass(frozen=True, slots=True)
class Loose:
    """What a rule should not mind: the sections that it does not read, and all days moved."""

    plan: Plan
    unread: list[str]
    moves: bool


def loose(plan: Plan) -> Loose:
    """Work out what a rule should not mind."""
    return Loose(plan, _unread(plan), _moves(plan))


@st.composite
def varied(draw: DrawFn, free: Loose, record: Record) -> Record:
    """Draw a record that differs in what the rule should not mind, from none of it to all."""
    plan, data = free.plan, dict(record.data)
    for name in draw(st.lists(st.sampled_from(free.unread), unique=True, max_size=FILLED)):
        field = plan.schema.case.fields[name]
        time = Time(record.as_of, _sentenced(data) if name in AFTER_SENTENCE else None)
        data[name] = draw(values(field.type, time))
    if draw(st.booleans()):
        data = _Filler(plan, Time(record.as_of)).filled(draw, plan.schema.case, "", data)
    if draw(st.booleans()):
        data = shuffled(draw, data)
    weeks = draw(st.integers(-FURTHEST, FURTHEST)) if free.moves and draw(st.booleans()) else 0
    moved = _moved(data, weeks)
    name = f"case-{draw(st.integers(1, 999))}"
    return Record(name, record.as_of + timedelta(weeks=weeks), moved)


def _unread(plan: Plan) -> list[str]:
    """List the sections of which the rule reads nothing."""
    heads = {each.split(".")[0].removesuffix("[]") for each in plan.reads}
    kept = (plan.schema.identity, plan.schema.as_of)
    return [name for name in plan.schema.case.fields if name not in heads and name not in kept]


def _sentenced(data: dict[str, Any]) -> date | None:
    sentence = data.get("sentence") or {}
    day = sentence.get("sentenced_on") if isinstance(sentence, dict) else None
    return day if isinstance(day, date) else None


@dataclass(frozen=True, slots=True)
class _Filler:
    """Records, here and there, what a rule does not read of the parts that it reads.

    Dates and the flags that hang on them are left as they are: they say what stood when.
    """

    plan: Plan
    time: Time

    def filled(
        self, draw: DrawFn, kind: RecordType, read: str, data: Mapping[str, Any]
    ) -> dict[str, Any]:
        made = dict(data)
        for name, field in kind.fields.items():
            reading, held = f"{read}.{name}" if read else name, data.get(name)
            if held is not None:
                made[name] = self._inside(draw, field.type, reading, held)
            elif self._free(reading, field) and draw(st.integers(0, 4)) == 1:
                made[name] = draw(values(field.type, self.time))
        return made

    def _inside(self, draw: DrawFn, kind: Type, read: str, held: Any) -> Any:  # noqa: ANN401 - plain data of any type
        match kind:
            case RecordType():
                return self.filled(draw, kind, read, held)
            case ListType(element=RecordType() as element):
                return tuple(self.filled(draw, element, f"{read}[]", each) for each in held)
            case _:
                return held

    def _free(self, reading: str, field: Field) -> bool:
        kept = (self.plan.schema.identity, self.plan.schema.as_of)
        simple = isinstance(field.type, PLAIN) and field.dated_by is None
        return simple and reading not in self.plan.reads and reading not in kept


def _moves(plan: Plan) -> bool:
    """Say whether a rule reckons in days and weeks, so that all days can be moved together."""
    return not any(names_a_day(node) or reckons_by(node, UNEVEN) for node in nodes(plan))


def _moved(value: Any, weeks: int) -> Any:  # noqa: ANN401 - plain data of any type
    match value:
        case date():
            return value + timedelta(weeks=weeks)
        case dict():
            return {name: _moved(each, weeks) for name, each in value.items()}
        case tuple() | list():
            return tuple(_moved(each, weeks) for each in value)
        case _:
            return value


def shuffled(draw: DrawFn, value: Any) -> Any:  # noqa: ANN401 - plain data of any type
    """Draw plain data again with each list of parts, at every depth, in another order."""
    match value:
        case dict():
            return {name: shuffled(draw, each) for name, each in value.items()}
        case tuple() if len(value) > 1 and isinstance(value[0], dict):
            return tuple(draw(st.permutations([shuffled(draw, each) for each in value])))
        case tuple():
            return tuple(shuffled(draw, each) for each in value)
        case _:
            return value
