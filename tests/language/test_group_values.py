"""Group values: what a value must be by which cases are put into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker import api
from tests.language.test_extension import FOLDER
from tests.tiny import Loan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("member.age", "not-a-field"),
        ("borrowed", "not-a-field"),
        ("'x'", "not-a-field"),
        ("latest(item for item in borrowed).borrowed_on", "not-a-field"),
        ("member.mail", "unknown-field"),
        ("member.email", None),
    ],
)
def test_a_value_is_a_text_of_the_record_itself(
    tmp_path: Path, value: str, code: str | None
) -> None:
    """A number, a list, a literal and a text of an item of a list are refused at their place."""
    (tmp_path / "base").mkdir()
    for path in (FOLDER / "base").iterdir():
        (tmp_path / "base" / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "base" / "rulebook.yaml").read_text(encoding="utf-8")
    grouping = f'  other_groups: {{title: T, source: the desk, value: "{value}"}}\n'
    (tmp_path / "base" / "rulebook.yaml").write_text(text + grouping, encoding="utf-8")

    book, found = api.examine_rulebook(tmp_path / "base", Loan)

    assert book is not None
    assert [each.code for each in found] == ([] if code is None else [code])
    assert [each.span.line for each in found] == [text.count("\n") + 1] * len(found)
    assert len(book.groups) == 1 + (code is None)
