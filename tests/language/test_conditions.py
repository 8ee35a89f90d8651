"""Broken conditions, and the one message that each is answered with; the cases are data."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.model.types import BOOLEAN
from checker.records.derive import schema
from checker.workshop.strategies import conditions
from tests.tiny import Loan
from tests.written import diagnosed

SCHEMA = schema(Loan)
FOLDER = Path(__file__).with_name("conditions")
BROKEN = (FOLDER / "broken.txt").read_text(encoding="utf-8").split("\n\n")
SOUND = (FOLDER / "sound.txt").read_text(encoding="utf-8").splitlines()


def answered(text: str) -> str:
    """Write a condition with what is wrong under it, as the file of cases has it."""
    _, diagnostics = diagnosed(text, SCHEMA, BOOLEAN)
    lines = [text]
    for each in sorted(diagnostics, key=lambda found: found.span):
        carets = "^" * max(1, each.span.end_column - each.span.column)
        lines += [" " * (each.span.column - 1) + carets, f"[{each.code}] {each.message}"]
    return "\n".join(lines)


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_condition_gets_its_message(case: str) -> None:
    """Each broken condition is answered with the messages that stand under it, at their places."""
    text = case.strip("\n").split("\n")[0]

    assert answered(text) == case.strip("\n")


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_condition_is_taken_in_silence(text: str) -> None:
    """Each sound condition typechecks, with nothing to say."""
    found, diagnostics = diagnosed(text, SCHEMA, BOOLEAN)

    assert not diagnostics
    assert found is not None


def test_messages_are_worded_alike() -> None:
    """No message starts with a capital, ends with a full stop, or asks."""
    for case in BROKEN:
        for line in case.strip("\n").split("\n")[1:]:
            if line.startswith("["):
                message = line.split("] ", 1)[1]
                assert not message[0].isupper() or message.split("'")[0].split(" ")[0] in NAMES
                assert message[-1] not in ".?!"
                assert "did you mean" not in message


NAMES = {"Loan", "Item", "Member", "Wear", "Subject", "Renewal", "Python's"}


@settings(deadline=None)
@given(text=st.text(max_size=60))
@example("\x00")
@example("(" * 3_000)
@example("not " * 900)
@example("-" * 3_000 + "1")
@example("1or 2")
@example("'\\d'")
@example("a) or (b")
@example("\ud800")
@example("9" * 3_999)
@example("shelf_free # a remark")
def test_any_text_is_taken_or_answered(text: str) -> None:
    """Whatever is written, there is a tree or at least one message with a place in the text."""
    found, diagnostics = diagnosed(text, SCHEMA, BOOLEAN)

    assert (found is not None) or diagnostics
    assert all(1 <= each.span.column <= len(text) + 1 for each in diagnostics)


@settings(deadline=None)
@given(text=conditions.conditions(SCHEMA), cut=st.data())
def test_a_damaged_condition_is_taken_or_answered(text: str, cut: st.DataObject) -> None:
    """A sound condition with a piece taken out never breaks the typechecker."""
    start = cut.draw(st.integers(0, len(text) - 1))
    end = cut.draw(st.integers(start, min(len(text), start + 6)))
    found, diagnostics = diagnosed(text[:start] + text[end:], SCHEMA, BOOLEAN)

    assert (found is not None) or diagnostics
