"""The command that looks for a record against a property: it finds one where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker import api

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

HEAD = """\
id: own
title: A provider's rulebook
version: "1"
extends: hmip-2018
source: the provider
"""
RULE = api.rulebook_folder() / "reviewing" / "change-not-reviewed.yaml"


def own(folder: Path, properties: str) -> tuple[str, ...]:
    """Write a rulebook with one rule more, which declares properties; give what chooses it."""
    (folder / "rulebook.yaml").write_text(HEAD, encoding="utf-8")
    text = RULE.read_text(encoding="utf-8").replace("id: change-not-reviewed", "id: own-change")
    before, _, after = text.partition("examples:\n")
    before, _, _ = before.partition("properties:\n")
    (folder / "own-change.yaml").write_text(
        f"{before}properties:\n{properties}examples:\n{after}", encoding="utf-8"
    )
    return "rules", "prove", "own-change", "--rulebook", str(folder)


def test_what_is_so_holds(run: Run, tmp_path: Path) -> None:
    """Adding a review never hurts a rule that looks for one; it is as strict as itself."""
    told = "  - {adding: reviews, never: worse}\n  - {at_least_as_strict_as: change-not-reviewed}\n"
    done = run(*own(tmp_path, told), "--cases", 25, "--threads", 1)
    assert (done.code, done.err) == (0, "")
    assert "properties that do not hold: 0" in done.out


@pytest.mark.parametrize("keep", [False, True])
def test_what_is_not_so_is_shown_by_a_record(run: Run, tmp_path: Path, keep: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Adding a review can put it right, so "never better" is wrong; the record can be kept."""
    asked = own(tmp_path, "  - {adding: reviews, never: better}\n")
    before = (tmp_path / "own-change.yaml").read_text(encoding="utf-8")
    done = run(*asked, "--cases", 50, "--threads", 1, *(["--keep"] if keep else []))
    assert done.code == 1
    assert "properties that do not hold: 1" in done.out
    assert "changes:" in done.out
    after = (tmp_path / "own-change.yaml").read_text(encoding="utf-8")
    assert (after != before) == keep
    assert after.startswith(before.rstrip("\n")) or not keep
    _, problems = api.examine_rulebook(tmp_path, examples=True)
    assert not problems
