"""Meaning: properties that the language promises of what a record says, and of how it says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.engines.columns.batch import Batch
from checker.engines.interpreter import judge
from checker.model.outcome import PRESSING, Outcome
from checker.model.record import Record
from checker.records.columns.layout import batch_of
from checker.workshop.nearby import put
from checker.workshop.places import written
from checker.workshop.prove.property import Property
from checker.workshop.rebuilt import rebuilt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.workshop.prove.stand import Stand


def _engines(stand: Stand, record: Record) -> str | None:
    batch = Batch(batch_of([Record("0", record.as_of, record.data)], stand.plan.schema))
    said = PRESSING[int(stand.columns(batch)[0, 0])]
    own = stand.outcome(record)
    return None if said is own else f"the interpreter says {own}, the columns say {said}"


def _less(stand: Stand, record: Record) -> str | None:
    before = stand.outcome(record)
    for path, _ in stand.recorded(record):
        after = stand.with_data(record, put(record.data, path, None))
        if after not in (before, Outcome.CANNOT_TELL):
            return f"it is {before}, and without {written(path)} it is {after}"
    return None


def _order(stand: Stand, record: Record) -> str | None:
    before = stand.outcome(record)
    for turned in (_reversed(record.data), _turned(record.data)):
        after = stand.with_data(record, turned)
        if after is not before:
            return f"it is {before}, and with its items in another order it is {after}"
    return None


def _reversed(value: Any) -> Any:  # noqa: ANN401 - plain data of any type
    match value:
        case dict():
            return {name: _reversed(each) for name, each in value.items()}
        case tuple():
            return tuple(_reversed(each) for each in value[::-1])
        case _:
            return value


def _turned(value: Any) -> Any:  # noqa: ANN401 - plain data of any type
    match value:
        case dict():
            return {name: _turned(each) for name, each in value.items()}
        case tuple():
            return tuple(_turned(each) for each in (*value[1:], *value[:1]))
        case _:
            return value


def _twice(stand: Stand, record: Record) -> str | None:
    before = stand.outcome(record)
    for path, items in stand.recorded(record):
        for place, item in enumerate(items) if isinstance(items, tuple) else ():
            after = stand.with_data(record, put(record.data, path, (*items, item)))
            if after is not before:
                return f"it is {before}, and with {written((*path, place))} twice it is {after}"
    return None


def _unread(stand: Stand, record: Record) -> str | None:
    before = stand.outcome(record)
    pared = Record("another", record.as_of, without(record.data, stand.reads))
    after = stand.outcome(pared)
    if after is not before:
        return f"it is {before}, and without what the rule does not read it is {after}"
    return None


def without(value: Any, reads: frozenset[str], path: str = "") -> Any:  # noqa: ANN401 - plain data of any type
    """Take away every field whose schema path is not read, leaving the items that hold them."""
    match value:
        case dict():
            inside = {name: f"{path}.{name}" if path else name for name in value}
            return {
                name: without(each, reads, inside[name]) if inside[name] in reads else None
                for name, each in value.items()
            }
        case tuple():
            return tuple(without(each, reads, f"{path}[]") for each in value)
        case _:
            return value


def _evidence(stand: Stand, record: Record) -> str | None:
    first = judge(stand.plan, record)
    again = stand.with_data(record, rebuilt(first.evidence))
    if again is not first.outcome:
        return f"it is {first.outcome}, and on its evidence alone it is {again}"
    return None


def _gap(stand: Stand, record: Record) -> str | None:
    for subject in judge(stand.plan, record).subjects:
        unknown = subject.outcome is Outcome.CANNOT_TELL
        if bool(subject.missing or subject.notes) is not unknown:
            where = f" at {subject.subject}" if subject.subject else ""
            told = "names nothing that is missing" if unknown else "names something as missing"
            return f"it is {subject.outcome}{where}, and {told}"
    return None


def meaning() -> Iterator[Property]:
    """Give the properties of what a record says."""
    yield Property("engines-agree", "The interpreter and the columns say the same.", _engines)
    yield Property(
        "less-is-never-surer",
        "Taking a value away leaves the outcome as it was, or makes it cannot tell.",
        _less,
    )
    yield Property("order-does-not-matter", "The order of items changes nothing.", _order)
    yield Property(
        "twice-is-once",
        "An item that is recorded twice changes nothing, in a rule that does not count.",
        _twice,
        lambda stand: not stand.counts,
    )
    yield Property(
        "unread-does-not-matter",
        "The case's name and what the rule does not read change nothing.",
        _unread,
    )
    yield Property(
        "evidence-suffices",
        "Judged on its evidence alone, a case has its outcome again.",
        _evidence,
    )
    yield Property(
        "cannot-tell-says-why",
        "A subject names what is missing, or why else, where it is cannot tell, and only there.",
        _gap,
    )
