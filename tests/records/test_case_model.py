"""The case record: what its declarations promise, checked over every model."""

import builtins
import keyword
import re
from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import ValidationError

from checker.model.types import (
    BOOLEAN,
    DATE,
    INTEGER,
    NUMBER,
    EnumType,
    ListType,
    RecordType,
    Schema,
    Type,
)
from checker.records import vocabulary
from checker.records.case import Case
from checker.records.derive import schema

LANGUAGE_WORDS = {"any", "all", "count", "latest", "earliest", "date", "min", "max", "let"}
YAML_WORDS = {"on", "off", "yes", "no", "y", "n", "true", "false", "null", "~"}


def models(kind: Type) -> Iterator[RecordType]:
    """Yield every model within a type, itself first."""
    match kind:
        case ListType(element):
            yield from models(element)
        case RecordType():
            yield kind
            for field in kind.fields.values():
                yield from models(field.type)


MODELS = {model.name: model for model in models(schema(Case).case)}
FIELDS = [(f"{m.name}.{f.name}", m, f) for m in MODELS.values() for f in m.fields.values()]
ENUMERATIONS = [getattr(vocabulary, name) for name in vocabulary.__all__]


def element(kind: Type) -> Type:
    """Return what a list holds, or the type itself."""
    return kind.element if isinstance(kind, ListType) else kind


def test_schema_derives() -> None:
    """The whole record has a schema, whose case has the two fields every engine needs."""
    derived = schema(Case)
    assert isinstance(derived, Schema)
    assert {derived.identity, derived.as_of} <= derived.case.fields.keys()


def test_every_field_is_described() -> None:
    """Every field says in a sentence what it means, and where it comes from."""
    bare = [at for at, _, f in FIELDS if not f.description.endswith(".") or not f.source]
    assert bare == []


def test_every_number_has_a_unit() -> None:
    """Every number says what it counts, and nothing else has a unit."""
    wrong = [at for at, _, f in FIELDS if (f.type in {INTEGER, NUMBER}) != (f.unit is not None)]
    assert wrong == []


def test_only_the_case_id_is_required() -> None:
    """Every field but the case's own code may be left out."""
    assert [at for at, _, f in FIELDS if not f.nullable] == ["Case.case_id"]


def test_names_can_stand_in_a_rule() -> None:
    """No field has a name that Python, the rule language or YAML reads as something else."""
    reserved = LANGUAGE_WORDS | YAML_WORDS | set(dir(builtins)) | set(keyword.kwlist)
    assert [at for at, _, f in FIELDS if f.name in reserved] == []


def test_flags_are_dated_by_past_dates() -> None:
    """What ``dated_by`` names is a date of the same model that lies in the past."""
    for at, model, field in FIELDS:
        if field.dated_by is not None:
            dated = model.fields[field.dated_by]
            assert (field.type, dated.type, dated.past) == (BOOLEAN, DATE, True), at


def test_past_is_said_of_dates_alone() -> None:
    """Nothing but a date is marked as lying in the past."""
    assert [at for at, _, f in FIELDS if f.past and f.type != DATE] == []


def test_anchors_are_past_dates() -> None:
    """An anchor is a date of the model that reports something that has happened.

    People judge a record after the day that it describes, so a judgement may lie later.
    """
    for model in MODELS.values():
        if model.anchor is not None:
            anchor = model.fields[model.anchor]
            assert (anchor.type, anchor.past) == (DATE, model.name != "Judgement"), model


def test_sequences_name_dates() -> None:
    """A sequence names two or more dates of its model."""
    for model in MODELS.values():
        for sequence in model.sequences:
            assert len(sequence) > 1, model
            assert all(model.fields[name].type == DATE for name in sequence), model


def test_dated_items_say_when_recorded() -> None:
    """Every model with an anchor also has a day of recording, and the other way round."""
    assert [m.name for m in MODELS.values() if (m.anchor is None) != (m.recorded is None)] == []


def test_values_are_plain_words() -> None:
    """A code is snake_case, is read as text by YAML, and has a label."""
    for enumeration in ENUMERATIONS:
        for member in enumeration:
            assert re.fullmatch(r"[a-z][a-z0-9_]*", member.value), member
            assert member.value not in YAML_WORDS, member
            assert member.label, member


def test_values_are_distinct() -> None:
    """No two members of an enumeration share a value, so none is an alias of another."""
    for enumeration in ENUMERATIONS:
        assert len(enumeration.__members__) == len(list(enumeration)), enumeration


def test_every_enumeration_is_used() -> None:
    """The vocabulary holds no list that the record does not use."""
    used = {kind.name for _, _, f in FIELDS if isinstance(kind := element(f.type), EnumType)}
    assert used == set(vocabulary.__all__)


def test_a_case_is_read_from_json() -> None:
    """A record in JSON becomes a case; what is left out stays not recorded, empty stays empty."""
    case = Case.model_validate_json(
        '{"case_id": "X1", "children": [],'
        ' "changes": [{"kind": "homeless", "known_on": "2018-03-02"}]}'
    )
    assert case.changes is not None
    assert case.changes[0].known_on == date(2018, 3, 2)
    assert case.children == ()
    assert case.reviews is None


def test_an_unknown_code_is_refused() -> None:
    """A code outside its list does not become a case."""
    with pytest.raises(ValidationError):
        Case.model_validate_json('{"case_id": "X1", "changes": [{"kind": "homless"}]}')
