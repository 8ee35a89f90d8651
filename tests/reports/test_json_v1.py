"""The JSON output and its published schema."""

from __future__ import annotations

from datetime import date

import jsonschema
import pytest

from checker.model.outcome import Evidence, NotRecorded, Outcome, Recorded, Searched
from checker.reports import json_v1


@pytest.mark.parametrize(
    "fact",
    [
        Recorded("a", date(2018, 1, 14)),
        Recorded("a", ("x", "y")),
        Recorded("a", value=True),
        Recorded("a", 1.5),
        Searched("a", 2, "b", 0),
        Searched("a", 2),
        NotRecorded("a"),
    ],
)
def test_every_kind_of_evidence_fits_the_schema(fact: Evidence) -> None:
    """A fact is named by its kind and fits one shape only."""
    schema = {**json_v1.schema(), "$ref": "#/$defs/evidence"}
    only = {key: schema[key] for key in ("$schema", "$defs", "$ref")}

    jsonschema.Draft202012Validator(only).validate(json_v1.evidence_json(fact))


def test_the_schema_names_every_outcome() -> None:
    """An outcome that is added to the model must be added to a new version of the format."""
    defined = json_v1.schema()["$defs"]["outcome_name"]["enum"]

    assert sorted(defined) == sorted(Outcome)


def test_a_number_that_json_cannot_write_becomes_text() -> None:
    """Strict JSON has neither NaN nor infinity."""
    assert json_v1.evidence_json(Recorded("a", float("inf")))["value"] == "inf"


def test_what_is_written_is_plain_ascii() -> None:
    """No encoding and no terminal can change what was written."""
    assert json_v1.written({"a": "\x1b\x7f\x9b\u202eë"}).isascii()
    assert "\x7f" not in json_v1.written({"a": "\x7f"})
