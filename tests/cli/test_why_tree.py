"""How a value is written when only part of it is known."""

from __future__ import annotations

from datetime import date

import pytest

from checker.cli.why_tree import value_text
from checker.engines.interpreter.values import Item, Items, Part, Range, Value, Word
from checker.model.truth import Truth

DAY, LATER = date(2018, 5, 3), date(2018, 6, 1)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Truth.TRUE, "true"),
        (Truth.UNKNOWN, "not known"),
        (Range(DAY, DAY), "3 May 2018"),
        (Range(DAY, None), "from 3 May 2018 on"),
        (Range(None, DAY), "up to 3 May 2018"),
        (Range(DAY, LATER), "from 3 May 2018 to 1 June 2018"),
        (Range(2, None), "2 or more"),
        (Range(None, 2), "2 or fewer"),
        (Range(None, None), "not known"),
        (Word(None), "not known"),
        (Word("high"), "high"),
        (Items(None), "not known"),
        (Items(()), "0 items"),
        (Part(()), "not known"),
        (Part((Item("plans[0]", {}),)), "plans[0]"),
        (Part((Item("plans[0]", {}), Item("plans[1]", {}))), "one of plans[0], plans[1]"),
    ],
)
def test_a_value_is_written_as_far_as_it_is_known(value: Value, text: str) -> None:
    """A bound that is known is shown, and nothing is made up."""
    assert value_text(value) == text
