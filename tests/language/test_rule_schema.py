"""The JSON Schema of rule files and rulebooks: what is shipped fits it, what is wrong does not."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from checker.language.json_schema import json_schema
from checker.records.case import Case
from checker.records.json_schema import json_schema as record_schema

ROOT = Path(__file__).parents[2]
RULES = sorted((ROOT / "rules" / "hmip-2018").glob("*/*.yaml"))


class Loader(yaml.SafeLoader):
    """Reads dates as texts, as editors do."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in several if not tag.endswith(":timestamp")]
    for first, several in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def loaded(path: Path) -> Any:  # noqa: ANN401 - plain data
    """Read a YAML file as an editor does."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe loader's child


def validator(table: str) -> jsonschema.Draft202012Validator:
    """Give what checks files of a kind."""
    schema = json_schema(table, record_schema(Case))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


OF_RULES = validator("rule")


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_shipped_rule_fits(path: Path) -> None:
    """Every one of them."""
    assert [each.message for each in OF_RULES.iter_errors(loaded(path))] == []


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ("rulebook", ROOT / "rules" / "hmip-2018" / "rulebook.yaml"),
        ("extension", ROOT / "fixtures" / "rulebooks" / "northshire" / "rulebook.yaml"),
    ],
)
def test_a_rulebook_fits(table: str, path: Path) -> None:
    """One of its own, and one that extends another."""
    assert [each.message for each in validator(table).iter_errors(loaded(path))] == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("colour",), "blue"),
        (("weight",), "heavy"),
        (("basis", "prompts"), "2.4.3.d"),
        (("examples", 0, "outcome"), "good"),
        (("examples", 0, "case", "sentences"), {}),
        (("examples", 0, "case", "changes"), [{"kind": "weather"}]),
        (("id",), "Not An Id"),
        (("parameters",), {"within": {"source": "a guess"}}),
    ],
)
def test_what_is_wrong_does_not_fit(place: tuple[str | int, ...], value: object) -> None:
    """An editor marks it before anything is run."""
    rule = copy.deepcopy(loaded(RULES[0]))
    part = rule
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    assert not OF_RULES.is_valid(rule)


@pytest.mark.parametrize("key", ["id", "title", "basis", "expect", "finding", "examples"])
def test_what_is_missing_does_not_fit(key: str) -> None:
    """The keys that a rule must have."""
    rule = loaded(RULES[0])
    del rule[key]
    assert not OF_RULES.is_valid(rule)
