"""What YAML becomes: which values scalars stand for, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.language import compose
from checker.language.nodes import Mapping, Node, Scalar, Sequence
from checker.language.read import LARGEST, read_source
from checker.model.diagnostic import Diagnostic
from checker.model.source import Source

if TYPE_CHECKING:
    from pathlib import Path


def composed(text: str) -> Node:
    """Compose a text that is sound."""
    node, problems = compose.node(Source("test.yaml", text))

    assert problems == ()
    assert node is not None
    return node


def plain(node: Node) -> object:
    """Give what nodes stand for, without their places."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case _:
            return NotImplemented


def codes(text: str) -> list[str]:
    """List what is said of a text."""
    return [problem.code for problem in compose.node(Source("test.yaml", text))[1]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("1.50", 1.5),
        *((text, text) for text in ("no", "yes", "on", "True", "NULL", "012", "1_000", "1:30")),
        *((text, text) for text in ("2018-01-31", "0x1F", "0o7", "1e5", ".5", "1.", "+1", ".inf")),
        *((text, text) for text in ("2.4.3", "2.4.3.a", "=", "Yes")),
        ("'true'", "true"),
        ('"12"', "12"),
        ("''", ""),
    ],
)
def test_scalars_stand_for_what_a_reader_expects(written: str, value: object) -> None:
    """Only numbers, true, false and null are not text, and nothing in quotes is."""
    node = composed(f"a: {written}\n")
    assert isinstance(node, Mapping)
    scalar = node.entries[0][1]
    assert isinstance(scalar, Scalar)

    assert (type(value), value) == (type(scalar.value), scalar.value)


def test_nesting_is_kept() -> None:
    """Lists and mappings come out as they were nested, in both ways of writing them."""
    text = "a: [1, {b: x}]\nc:\n  - d\n  - e: f\n    g:\n"

    assert plain(composed(text)) == {"a": [1, {"b": "x"}], "c": ["d", {"e": "f", "g": None}]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("# only a comment\n", "empty-file"),
        ("---\n", "empty-file"),
        ("a: 1\na: 2", "duplicate-key"),
        ("a: !!str x", "tag"),
        ("a: !x [1]", "tag"),
        ("a: *b", "alias"),
        ("a: &b {}", "anchor"),
        ("<<: {a: b}", "merge-key"),
        ("1: a", "key-not-text"),
        ("? {a: b}\n: c", "key-not-text"),
        ("a\n---\nb", "several-documents"),
        ("[" * 33 + "]" * 33, "file-too-deep"),
        ("[" * 100_000, "file-too-deep"),
        ("[" + "1," * 20_000 + "]", "too-many-values"),
        ("a" * (LARGEST + 1), "file-too-large"),
        ("é" * (LARGEST // 2 + 1), "file-too-large"),
        ("a: \x1b", "control-character"),
        ("a: b\rc: d", "control-character"),
        ("\ud800", "control-character"),
        ("a: 'b", "not-yaml"),
        ("%YAML 9.9\n---\na: b", "not-yaml"),
    ],
)
def test_what_is_not_allowed_gives_one_diagnostic(text: str, code: str) -> None:
    """Each thing that rule files do without is refused once."""
    assert [code] == codes(text)


def test_what_is_refused_hides_nothing_else() -> None:
    """Reading goes on after a refusal, so that all of them are named, in the order of the file."""
    text = "a: *x\nb: !!int 3\na: 2\n<<: {}\nc: &y 1\n"

    assert codes(text) == ["alias", "tag", "duplicate-key", "merge-key", "anchor"]


def test_at_the_limits_nothing_is_refused() -> None:
    """A file as deep and as large as is allowed is composed."""
    assert codes("[" * 32 + "]" * 32) == []
    assert codes("[" + "1," * 19_998 + "1]") == []
    assert codes("a" * LARGEST) == []


def test_a_merge_key_in_quotes_is_a_key() -> None:
    """Quotes make a text of anything."""
    assert plain(composed('"<<": 1\n"1": 2')) == {"<<": 1, "1": 2}


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    """Line ends stay as they are, and a byte order mark is left out."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\r\nc: \xc3\xa9\r\n")

    assert Source(str(path), "a: b\r\nc: é\r\n") == read_source(path)


def test_bytes_that_are_no_text_are_placed(tmp_path: Path) -> None:
    """The place of the first byte that is not UTF-8 is named."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: b\nc: d\xff\n")
    found = read_source(path)

    assert isinstance(found, Diagnostic)
    assert (found.code, found.span.line, found.span.column) == ("not-utf8", 2, 5)


def test_a_large_or_missing_file_is_not_read(tmp_path: Path) -> None:
    """A file over the limit, one that is not there, and a folder give a diagnostic each."""
    large = tmp_path / "large.yaml"
    large.write_bytes(b"a" * (LARGEST + 1))
    found = [read_source(path) for path in (large, tmp_path / "none.yaml", tmp_path)]

    assert [each.code for each in found if isinstance(each, Diagnostic)] == [
        "file-too-large",
        "cannot-read",
        "cannot-read",
    ]
