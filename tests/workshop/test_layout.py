"""A rule file laid out: one layout, the same rule, every comment still there."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import api
from checker.language import compose, load
from checker.language.keys import KEYS
from checker.language.nodes import Mapping, Node, Scalar, Sequence
from checker.model.source import Source
from checker.workshop.layout.lay_out import bare, lay_out, same
from checker.workshop.layout.save import save

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = sorted(api.rulebook_folder().rglob("*.yaml"))
RULES = [path for path in SHIPPED if path.name != "rulebook.yaml" and path.stat().st_size < 6_000]
PAIRS = sorted((Path(__file__).parent / "layouts").glob("*.before.yaml"))
ENDLESS = 100_000


def text_of(path: Path) -> str:
    """Read a file."""
    return path.read_text(encoding="utf-8")


def made(text: str) -> str:
    """Lay a text out, which must be possible."""
    done = lay_out(Source("made.yaml", text))
    assert (done.refused, done.problems) == ("", ())
    return done.text


def test_the_shipped_rulebook_is_laid_out() -> None:
    """Every shipped file is as the command would write it."""
    assert [path.name for path in SHIPPED if made(text_of(path)) != text_of(path)] == []


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.name.split(".")[0])
def test_a_file_is_laid_out(path: Path) -> None:
    """A file in any layout becomes the one beside it, which stays as it is."""
    wanted = text_of(path.with_name(path.name.replace(".before.", ".after.")))

    assert made(text_of(path)) == wanted
    assert made(wanted) == wanted


def test_every_layout_has_its_pair() -> None:
    """No file among the layouts is left over."""
    folder = Path(__file__).parent / "layouts"
    names = {path.name.replace(".before.", ".after.") for path in PAIRS}

    assert names == {path.name for path in folder.iterdir()} - {path.name for path in PAIRS}


def plain(node: Node, table: str, chance: random.Random) -> Any:  # noqa: ANN401 - plain data
    """Give the data of a node, the keys that are declared in any order."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item, table, chance) for item in items]
        case Mapping(entries=entries):
            keys = KEYS[table] if table else {}
            parts = {key.text: _part(table, key.text) for key, _ in entries}
            rows = [(key.text, plain(value, parts[key.text], chance)) for key, value in entries]
            if keys:
                chance.shuffle(rows)
            return dict(rows)
        case _:
            raise AssertionError(node)


def _part(table: str, key: str) -> str:
    """Name the table of what stands after a key: of its parts, or of the names above them."""
    if not table or key not in KEYS[table]:
        return ""
    found = KEYS[table][key]
    return found.part if found.kind.value in {"part", "list of parts"} else ""


@st.composite
def restyled(draw: st.DrawFn) -> tuple[str, str, list[str]]:
    """Draw a shipped rule in a layout of any other kind, with comments put into it."""
    original = text_of(draw(st.sampled_from(RULES)))
    root, _ = compose.node(Source("rule.yaml", original))
    assert root is not None
    chance = random.Random(draw(st.integers(0, 10_000)))
    wide = draw(st.booleans())
    text = yaml.dump(
        plain(root, "rule", chance),
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        sort_keys=False,
        default_flow_style=draw(st.sampled_from([False, None])),
        indent=draw(st.integers(2, 6)),
        width=ENDLESS if wide else draw(st.integers(40, 200)),
        allow_unicode=True,
    )
    said = draw(st.lists(st.sampled_from(["# why", "#", "# a: b", '# "x" {']), max_size=12))
    return original, _with_comments(text, said if wide else [], chance), said if wide else []


def _with_comments(text: str, said: list[str], chance: random.Random) -> str:
    """Put comments over lines, at any depth, or beside them."""
    lines = text.splitlines()
    for each in said:
        at = chance.randrange(len(lines))
        if chance.random() < 0.5 or lines[at].lstrip().startswith("#"):
            lines.insert(at, " " * chance.randrange(12) + each)
        else:
            lines[at] += f" {each}"
        if chance.random() < 0.2:
            lines.insert(at, "")
    return "\n".join(lines) + "\n"


@settings(max_examples=50, deadline=None)
@given(restyled())
def test_any_layout_becomes_one_that_stays(drawn: tuple[str, str, list[str]]) -> None:
    """Whatever the layout was: the same rule, every comment, and nothing left to do."""
    original, text, said = drawn
    once = made(text)

    assert made(once) == once
    assert bare(load.rule(Source("", once))[0]) == bare(load.rule(Source("", original))[0])
    assert all(once.count(each) >= said.count(each) for each in said)
    assert max(map(len, once.splitlines())) <= 120 or _unbreakable(once)


ODD = st.text(st.sampled_from("ab 12.:#-?,[]{}'\"\\\\|>&*!%@`~=<\n\té\u00a0"), max_size=30)
VALUES = st.one_of(ODD, st.booleans(), st.none(), st.integers(-9, 10_000), st.just("2018-01-31"))
NESTED = st.recursive(
    VALUES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(ODD, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(
    ODD, st.dictionaries(ODD, NESTED, max_size=4), st.sampled_from([True, False, None]),
    st.sampled_from([20, 80, ENDLESS]), st.sampled_from([None, "'", '"', "|", ">"]),
)  # fmt: skip
def test_any_value_stays_what_it_is(
    said: str,
    case: dict[str, Any],
    flow: bool | None,  # noqa: FBT001 - drawn
    width: int,
    style: str | None,
) -> None:
    """Whatever a text holds and however it was quoted, it is laid out as the same value."""
    data = {"examples": [{"case": case, "name": said}], "why": said, "expect": said}
    text = yaml.safe_dump(
        data, default_flow_style=flow, width=width, default_style=style, allow_unicode=True,
        indent=3,
    )  # fmt: skip
    if compose.node(Source("", text))[1]:
        return  # a tag, which the tool's own files never have
    once = made(text)

    assert made(once) == once


def _unbreakable(text: str) -> bool:
    """Say whether each line that is too long holds a comment, or nothing that could be broken."""
    long = [line for line in text.splitlines() if len(line) > 120]
    return all("#" in line for line in long)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(RULES), st.integers(0, 2**32))
def test_a_text_that_says_something_else_is_not_the_same(path: Path, seed: int) -> None:
    """One figure or one word more is noticed before anything is written."""
    text, chance = text_of(path), random.Random(seed)
    places = [found.start() for found in re.finditer(r"\b\d{4}-\d\d-\d\d\b|\bmet\b", text)]
    place = chance.choice(places)
    edited = f"{text[:place]}1{text[place:]}"

    assert same(Source("", text), Source("", text))
    assert not same(Source("", text), Source("", edited))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("a comment is lost", lambda text: text.replace("  # always", "")),
        ("a key is lost", lambda text: text.replace("put_right: Review.\n", "")),
        ("a text is a figure", lambda text: text.replace("value: 10", "value: '10'")),
    ],
)
def test_what_is_lost_is_noticed(name: str, change: Callable[[str], str]) -> None:
    """Two texts are not the same where one lacks something."""
    text = text_of(PAIRS[0].with_name("comments.after.yaml"))

    assert change(text) != text, name
    assert not same(Source("", text), Source("", change(text)))


@pytest.mark.parametrize("text", ["- a\n", "a: [1\n", "a: &x 1\n", "", "a: 1\na: 2\n"])
def test_what_is_no_rule_file_is_left_alone(text: str) -> None:
    """A text that could be no rule stays as it is, and it is said why."""
    done = lay_out(Source("x.yaml", text))

    assert done.text == text
    assert done.problems or done.refused


def test_a_file_that_cannot_be_written_stays(tmp_path: Path) -> None:
    """A text that cannot be encoded leaves the file as it was, and nothing beside it."""
    file = tmp_path / "a.yaml"
    file.write_text("before", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        save(file, "after\ud800")

    assert file.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [file]
