"""The practice examples: each record reads, and each of its values is traced to the bulletin."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from checker.engines.calendar import table
from checker.records.case import Case
from checker.records.read import read
from checker.records.yaml_data import yaml_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[1] / "fixtures" / "practice-examples"
SOURCE = (FOLDER / "SOURCE.md").read_text(encoding="utf-8")
POOR = ("clive", "david", "larry", "peter")
GOOD = ("adam", "bernie", "carl", "gary", "luke", "michelle", "roger", "tony")
ANNEX = "In each Q&I inspection, we reviewed"


def record(name: str) -> dict[str, Any]:
    """Give a record as plain data, as the project reads it."""
    (data,) = yaml_documents((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def about(name: str) -> dict[str, Any]:
    """Give what is said about a record; every scalar is text."""
    text = (FOLDER / f"{name}.about.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes text, lists and mappings
    assert isinstance(data, dict)
    return data


def paragraph(start: str) -> str:
    """Give the one line of the source that starts so."""
    (line,) = [line for line in SOURCE.splitlines() if line.startswith(start)]
    return line


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield each scalar and each empty list with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{number}]")
    else:
        yield path, value


def test_the_twelve_examples_are_there_and_nothing_else() -> None:
    """Each example has a record and an about file, and no other YAML file lies beside them."""
    expected = {f"{name}{end}" for name in POOR + GOOD for end in (".yaml", ".about.yaml")}
    assert {path.name for path in FOLDER.glob("*.yaml")} == expected


def test_all_records_are_read_without_a_problem() -> None:
    """The reader fits all twelve, finds nothing impossible in them and passes over the rest."""
    reading = read(FOLDER, Case)
    assert reading.problems == ()
    assert (reading.read, reading.set_aside) == (12, 0)


def test_four_are_poor_practice_and_eight_good() -> None:
    """Each about file gives the practice and question that the bulletin prints it under."""
    found = {name: about(name) for name in POOR + GOOD}
    assert {name for name, each in found.items() if each["practice"] == "poor"} == set(POOR)
    assert {name for name, each in found.items() if each["practice"] == "good"} == set(GOOD)
    assert Counter(each["question"] for each in found.values()) == {
        "Q1": 2, "Q2": 1, "Q3": 2, "Q4": 1, "Q5": 2, "Q6": 2, "Q7": 2
    }  # fmt: skip


@pytest.mark.parametrize("name", POOR + GOOD)
def test_a_record_fits_the_model_in_strict_mode(name: str) -> None:
    """The record goes through JSON into the strict model, under its own name and day."""
    case = Case.model_validate_json(json.dumps(record(name)), strict=True)
    assert case.case_id == name.capitalize()
    assert case.as_of is not None


@pytest.mark.parametrize("name", POOR + GOOD)
def test_every_value_is_traced_once_and_every_trace_has_its_value(name: str) -> None:
    """The paths of the values and of the traces are the same, but for the name of the case."""
    held = [path for path, _ in leaves(record(name)) if path != "case_id"]
    traced = [value["path"] for value in about(name)["values"]]
    assert sorted(traced) == sorted(held)


@pytest.mark.parametrize("name", POOR + GOOD)
def test_every_quote_is_verbatim_and_used(name: str) -> None:
    """Quotes and judgement stand in the example's own paragraph or the annex's."""
    said = about(name)
    own, annex = paragraph(f"{name.capitalize()}, aged"), paragraph(ANNEX)
    assert said["judgement"] in own
    assert [quote for quote in said["quotes"].values() if quote not in own + "\n" + annex] == []
    assert {value["quote"] for value in said["values"] if "quote" in value} == set(said["quotes"])


@pytest.mark.parametrize("name", POOR + GOOD)
def test_only_dates_are_invented_and_each_for_a_reason(name: str) -> None:
    """A trace names a quote or says why its value is invented, and that value is a working day."""
    values = dict(leaves(record(name)))
    for trace in about(name)["values"]:
        if "quote" in trace:
            assert set(trace) == {"path", "quote"}
            continue
        assert set(trace) == {"path", "invented", "because"}
        assert trace["invented"] == "true"
        assert trace["because"]
        day = date.fromisoformat(str(values[trace["path"]]))
        assert day.toordinal() in table().days


@pytest.mark.parametrize("name", POOR + GOOD)
def test_the_about_file_names_its_case_and_section(name: str) -> None:
    """The section is one of the source's headings, and the example stands below it."""
    said = about(name)
    assert said["case"] == name.capitalize()
    (below,) = SOURCE.split(f"## {said['section']}\n")[1:]
    assert paragraph(f"{said['case']}, aged") in below.split("\n## ")[0]
    assert said["practice"] in said["section"]
    assert said["question"] in said["section"]


def test_the_source_names_its_owner_and_licence() -> None:
    """The source carries the attribution that the licence asks for."""
    assert "Crown copyright 2018" in SOURCE
    assert "Open Government Licence v3.0" in SOURCE
    assert "Bulletin\n2018/02" in SOURCE
