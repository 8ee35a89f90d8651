"""Given: records that a program hands over as mappings or models instead of files."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError, to_jsonable_python

from checker.model.diagnostic import RecordProblem
from checker.records import messages
from checker.records.found import Found, Plain, Refused

Given = Mapping[str, object] | BaseModel


def given(record: Given, number: int) -> Found:
    """Take a record as if it had been read: dates and codes become the texts of a file.

    A model is checked again, because a model can be built without being validated.
    """
    where = f"record {number}"
    try:
        # first as it is in Python, where no figure is lost and nothing warns about a wrong value
        data = record.model_dump(warnings=False) if isinstance(record, BaseModel) else record
        return Plain(where, to_jsonable_python(data))
    except (PydanticSerializationError, ValueError, RecursionError):
        # something that no file could hold: an object of another kind, or a circle
        return Refused(RecordProblem(where, None, "", *messages.wrong_value()), counted=True)
