from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from checker.records.json_schema import json_schema
from checker.records.read import read
from tests.tiny import Loan

SCHEMA = json_schema(Loan)


def test_the_schema_is_a_valid_one_and_has_a_name() -> None:
    """It states its dialect and a name that needs no network."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:checker:loan:1"
    assert SCHEMA["title"] == "Loan"
    json.dumps(SCHEMA)


def test_codes_carry_their_labels_and_moj_codes() -> None:
    """A reader of the schema alone can tell what a code means, and whether codes are ranked."""
    wear = SCHEMA["$defs"]["Wear"]
    assert wear["x-codes"]["new"] == {"label": "as new", "code": "W1"}
    assert wear["x-ordered"] is True
    assert wear["description"].startswith("From lowest to highest. new: as new (W1); used")
    assert SCHEMA["$defs"]["Subject"]["x-ordered"] is False


def test_what_the_model_says_beyond_json_schema_is_marked_as_ours() -> None:
    """Units, sources and dates of flags stand under names that start with x-."""
    member = SCHEMA["$defs"]["Member"]["properties"]
    assert member["age"]["x-unit"] == "years"
    assert member["left"]["x-dated-by"] == "left_on"
    assert "source" not in member["age"]


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"member": {"age": 3}}, True),
        ({"borrowed": [{"wear": "torn", "subjects": ["art"], "returned": None}]}, True),
        ({"borrowed": [{"wear": "burnt"}]}, False),
        ({"member": {"age": "3"}}, False),
        ({"borrowed": {}}, False),
        ({"case_id": 3}, False),
    ],
)
def test_schema_and_reader_agree(change: dict[str, Any], *, fits: bool) -> None:
    """A record that fits the schema is read, and the other way round."""
    record = {"case_id": "L1", "as_of": "2018-01-31", **change}
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(record) is fits
    assert bool(read(record, Loan).records) is fits
