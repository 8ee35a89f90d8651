"""Written: a record as an example of a rule, in YAML that is ready to be pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """Writes what is small on one line, and sets the items of a list in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - yaml's own signature
        super().increase_indent(flow, indentless=False)


def example_text(name: str, case: Mapping[str, Any], outcome: str) -> str:
    """Write an example; its parts stand in the order of the record."""
    example = {"name": name, "case": dict(case), "outcome": outcome}
    return yaml.dump(
        [example],
        Dumper=_Dumper,
        sort_keys=False,
        default_flow_style=None,
        width=WIDTH,
        allow_unicode=True,
    )
