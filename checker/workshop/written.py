"""Written: a record as an example of a rule, in YAML that is ready to be pasted."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import yaml

from checker.model.source import Source
from checker.workshop.layout.lay_out import lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY = "examples:\n"
ENDLESS = 1_000_000  # characters: where lines break is for the layout to say


def example_text(name: str, case: Mapping[str, Any], outcome: str) -> str:
    """Write an example, in the layout of rule files; its parts stand in the record's order."""
    example = {"name": name, "case": dict(case), "outcome": outcome}
    text = yaml.safe_dump(
        [example], sort_keys=False, default_flow_style=None, width=ENDLESS, allow_unicode=True
    )
    made = lay_out(Source("", KEY + text)).text
    return textwrap.dedent(made.removeprefix(KEY))
