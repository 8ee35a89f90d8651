"""Fit: plain data becomes a record, or everything that keeps it from being one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from checker.model.diagnostic import RecordProblem, Severity
from checker.model.record import Record
from checker.records import messages
from checker.records.as_data import as_data
from checker.records.derive import schema
from checker.records.impossible import impossible
from checker.records.places import path_text
from checker.records.plain import timestamps, unholdable, without
from checker.records.reword import reword, severity
from checker.records.standing import as_it_stood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from checker.model.types import Schema
    from checker.records.found import Plain
    from checker.records.messages import Wording

PROBLEMS_SHOWN = 200
LONGEST_IDENTITY = 200  # what is longer names no case, and would drown every message about it

Trouble = tuple[str, str, str, Severity]  # path, code, message, severity


@dataclass(frozen=True, slots=True)
class Fitted:
    """A record to be judged, or none if it is set aside; and what was found wrong with it.

    ``again``: its case was given before.
    """

    where: str
    case_id: str | None
    record: Record | None
    problems: tuple[RecordProblem, ...] = ()
    again: bool = False


def fit(plain: Plain, model: type[BaseModel], as_of: date | None, *, whole: bool = False) -> Fitted:
    """Make a record of plain data, as it stood at the close of ``as_of`` or of its own day.

    ``whole``: the record is given with what came later, too.
    """
    kind = schema(model)
    data = plain.data
    if not isinstance(data, Mapping):
        return _set_aside(plain, None, [("", *messages.not_an_object(), Severity.ERROR)])
    case_id = _identity(data, kind)
    broken = unholdable(data)
    if broken:
        return _set_aside(plain, case_id, [_error(path_text(at), say) for at, say in broken])
    own_day = data.get(kind.as_of) is not None
    fitting, troubles = _validated(_with_a_day(data, kind, as_of), model, kind)
    if not own_day and as_of is None:
        troubles.append(_error(kind.as_of, messages.no_as_of(kind.as_of)))
    values = as_data(fitting, kind.case) if fitting is not None else None
    if values is not None:
        own = values.get(kind.as_of) if own_day else None
        troubles += _untrue(values, kind, own if isinstance(own, date) else None)
        as_of = as_of or (own if isinstance(own, date) else None)
    if values is None or as_of is None or any(sort is Severity.ERROR for *_, sort in troubles):
        return _set_aside(plain, case_id, troubles)
    record = _record(plain.where, values, kind, as_of, whole=whole)
    return Fitted(plain.where, record.case_id, record, _problems(plain.where, case_id, troubles))


def _record(
    where: str, values: dict[str, object], kind: Schema, as_of: date, *, whole: bool
) -> Record:
    if kind.as_of in kind.case.fields:
        values = {**values, kind.as_of: as_of}
    stood = values if whole else as_it_stood(values, kind.case, as_of)
    return Record(case_id=str(values[kind.identity]), as_of=as_of, data=stood, where=where)


def _with_a_day(data: Mapping[str, object], kind: Schema, as_of: date | None) -> dict[str, object]:
    """Fill in the day where the record has none, so that a model may require it."""
    if kind.as_of not in kind.case.fields or data.get(kind.as_of) is not None:
        return dict(data)
    return {**data, kind.as_of: (as_of or date.min).isoformat()}


def _validated(
    data: dict[str, object], model: type[BaseModel], kind: Schema
) -> tuple[BaseModel | None, list[Trouble]]:
    """Validate; unknown fields are taken out and the rest is validated again."""
    fitting, errors = _attempt(data, model)
    unknown = {error["loc"] for error in errors if severity(error) is Severity.WARNING}
    known = {error["loc"] for error in errors}
    if unknown and len(unknown) == len(errors):
        fitting, more = _attempt(without(data, unknown), model)
        errors = [*errors, *more]
    troubles = [_reworded(error, kind) for error in errors[:PROBLEMS_SHOWN]]
    hidden = errors[PROBLEMS_SHOWN:]
    if hidden:
        worst = min(severity(error) for error in hidden)  # "error" comes before "warning"
        troubles.append(("", *messages.more_problems(len(hidden)), worst))
    undated = [steps for steps in timestamps(data, kind.case) if steps not in known]
    troubles += [_error(path_text(steps), messages.wrong_date()) for steps in undated]
    return fitting, troubles


def _attempt(data: object, model: type[BaseModel]) -> tuple[BaseModel | None, list[ErrorDetails]]:
    try:
        # Through JSON, because only there does a strict model read dates and codes from text.
        return model.model_validate_json(json.dumps(data)), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _reworded(error: ErrorDetails, kind: Schema) -> Trouble:
    return path_text(error["loc"]), *reword(error, kind.case), severity(error)


def _untrue(values: dict[str, object], kind: Schema, own: date | None) -> list[Trouble]:
    """Find what fits the model and still cannot be, or names no case."""
    found = impossible(values, kind.case, own, kind.as_of)
    troubles: list[Trouble] = [(*finding, Severity.ERROR) for finding in found]
    if not str(values[kind.identity]).strip():
        troubles.append(_error(kind.identity, messages.empty_identity()))
    return troubles


def _identity(data: Mapping[str, object], kind: Schema) -> str | None:
    """Give the case's name, if it has one that can stand in a message."""
    name = data.get(kind.identity)
    if isinstance(name, str) and name.strip() and len(name) <= LONGEST_IDENTITY:
        return name
    return None


def _error(path: str, wording: Wording) -> Trouble:
    return path, *wording, Severity.ERROR


def _set_aside(plain: Plain, case_id: str | None, troubles: Sequence[Trouble]) -> Fitted:
    return Fitted(plain.where, case_id, None, _problems(plain.where, case_id, troubles))


def _problems(
    where: str, case_id: str | None, troubles: Sequence[Trouble]
) -> tuple[RecordProblem, ...]:
    return tuple(RecordProblem(where, case_id, *trouble) for trouble in troubles)
