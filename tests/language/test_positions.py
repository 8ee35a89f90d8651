"""Where the characters of a scalar stand in its file."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.language import compose
from checker.language.nodes import Mapping, Scalar
from checker.language.positions import BLANK, places, position
from checker.model.rule import Expression
from checker.model.source import Source, Span

LETTERS = "ab'\"\\#:-{}[]&*!|>%@`, \n\té😀\xa0"


def scalar(text: str) -> Scalar:
    """Compose a file of one key, and give what stands after the key."""
    node, problems = compose.node(Source("test.yaml", text))

    assert problems == ()
    assert isinstance(node, Mapping)
    value = node.entries[0][1]
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("key: one TWO three", "TWO", (1, 10)),
        ("key: one\n  TWO three", "TWO", (2, 3)),
        ("key: 'it''s TWO'", "TWO", (1, 13)),
        ('key: "a \\"b\\" \\u00e9 TWO"', "TWO", (1, 22)),
        ('key: "one \\\n    \\  TWO"', "TWO", (2, 8)),
        ('key: "one\n\n  TWO"', "TWO", (3, 3)),
        ("key: >\n  one\n  TWO", "TWO", (3, 3)),
        ("key: >-  # a TWO\n\n    one\n\n    TWO\n", "TWO", (5, 5)),
        ("key: |2+\n    one\n  TWO\n\n", "TWO", (3, 3)),
        ("key: |\r\n  one\r\n  TWO\r\n", "TWO", (3, 3)),
        ("key: 😀 TWO", "TWO", (1, 8)),
    ],
)
def test_a_word_is_found_where_it_was_written(text: str, word: str, place: tuple[int, int]) -> None:
    """Quotes, escapes, folding and indentation do not shift the place of a word."""
    found = scalar(text)

    assert place == position(found, found.text.index(word))


def test_a_stretch_over_lines_begins_and_ends_where_it_was_written() -> None:
    """The span of several characters ends after the last of them, on its own line."""
    found = scalar("key: >\n  any(a\n    and b)\n")
    start, end = found.text.index("a\n"), found.text.index("b)") + 1

    assert Span(2, 7, 3, 10) == places(found).span(start, end)


def test_an_empty_stretch_and_one_past_the_end_have_a_place() -> None:
    """Any indices give a span in the text."""
    found = places(scalar("key: abc"))

    assert Span(1, 6, 1, 6) == found.span(0, 0)
    assert Span(1, 9, 1, 9) == found.span(3, 9)
    assert Span(1, 6, 1, 9) == found.span(-1, 9)
    assert Span(1, 7, 1, 7) == places(scalar("key: ''")).span(0, 4)


def test_a_part_of_an_expression_keeps_its_places() -> None:
    """A part cut out of a text is placed as it was in the whole."""
    found = scalar("key: 'a {b} c'")
    whole = Expression(found.text, Source("test.yaml", ""), places(found))
    part = whole.part(3, 4)

    assert part.text == "b"
    assert whole.places.span(3, 4) == part.places.span(0, 1)


@settings(max_examples=300)
@given(
    value=st.text(LETTERS, min_size=1, max_size=60),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.integers(5, 40),
    unicode=st.booleans(),
    depth=st.integers(0, 2),
)
def test_every_visible_character_stands_where_it_was_written(
    *, value: str, style: str | None, width: int, unicode: bool, depth: int
) -> None:
    """However YAML writes a text, each character that is not blank is found in the file."""
    whole: object = {"key": value}
    for _ in range(depth):
        whole = {"outer": whole}
    text = yaml.dump(whole, default_style=style, width=width, allow_unicode=unicode)
    # The writer of PyYAML can break a narrow line so that no reader gets the text back.
    assume(yaml.safe_load(text) == whole)
    node, problems = compose.node(Source("test.yaml", text))

    assert problems == ()
    while isinstance(node, Mapping):
        node = node.entries[0][1]
    assert isinstance(node, Scalar)
    assert value == node.text
    check(node, text.split("\n"))


def check(node: Scalar, lines: list[str]) -> None:
    """Demand that places run forwards and hold the character, or the escape that stands for it."""
    before = (0, 0)
    for index, character in enumerate(node.text):
        line, column = position(node, index)
        if character in BLANK:
            continue
        written = lines[line - 1][column - 1]
        escaped = written == "\\" and node.style == '"'

        assert written == character or escaped
        assert before < (line, column)
        before = (line, column)
