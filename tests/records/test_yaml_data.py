from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.records.found import Fault
from checker.records.yaml_data import yaml_documents

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text("abc no:#-'é", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("True", "True"),
        ("'true'", "true"),
        ("null", None),
        ("~", None),
        ("", None),
        ('""', ""),
        ("12", 12),
        ("-3", -3),
        ("012", "012"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2.50", 2.5),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2018-01-31", "2018-01-31"),
        ("[1, no]", [1, "no"]),
    ],
)
def test_a_plain_scalar_is_what_it_looks_like(written: str, read: object) -> None:
    """Only true, false, null and decimal numbers are more than text."""
    assert yaml_documents(f"a: {written}\n") == [{"a": read}]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x\n", "yaml-feature"),
        ("a: !!int 1\n", "yaml-feature"),
        ("a: ! x\n", "yaml-feature"),
        ("!!python/object/apply:os.system ['ls']\n", "yaml-feature"),
        ("<<: {a: 1}\n", "yaml-feature"),
        ("? [a]\n: 1\n", "yaml-feature"),
        ("a: 1\na: 2\n", "duplicate-key"),
        ("a: [1\n", "malformed-yaml"),
        ("a: \x07\n", "malformed-yaml"),
        ("[" * 65 + "]" * 65, "too-deep"),
        ("[" * 100_000, "too-deep"),
    ],
)
def test_what_could_mislead_is_refused(text: str, code: str) -> None:
    """Aliases, tags, merge keys, repeated keys and endless nesting are mistakes with a code."""
    with pytest.raises(Fault) as caught:
        yaml_documents(text)
    assert caught.value.wording.code == code


def test_documents_follow_one_another_and_empty_ones_are_left_out() -> None:
    """A text may hold several documents."""
    assert yaml_documents("a: 1\n---\n---\nb: 2\n") == [{"a": 1}, {"b": 2}]
    assert yaml_documents("") == []


@given(VALUES)
def test_json_read_as_yaml_says_the_same(value: object) -> None:
    """A JSON text is a YAML text of the same meaning."""
    assert yaml_documents(json.dumps([value], ensure_ascii=False)) == [[value]]


@given(st.text() | st.text("ab:-[]{}&*!<>|?'\"\n \t#%", max_size=40))
def test_no_text_gets_past_the_parser_with_anything_but_a_fault(text: str) -> None:
    """Whatever the text, the answer is data or a fault."""
    try:
        assert isinstance(yaml_documents(text), list)
    except Fault as fault:
        assert fault.wording.message  # noqa: PT017 - either end is fine
