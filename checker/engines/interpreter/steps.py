"""Steps: the trace of an evaluation, a tree of what each sub-expression was worth and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.engines.interpreter.values import Value
    from checker.model.outcome import Evidence
    from checker.model.tree import Tree


@dataclass(frozen=True, slots=True)
class Step:
    """What a node was worth.

    ``parts`` are the steps it was worked out from: for a search, the list first and then one for
    each item, whose place is ``label``. ``facts`` are what this node itself read from the record.
    ``note`` says why a value is not known although nothing that it needed is missing.
    """

    node: Tree
    value: Value
    parts: tuple[Step, ...] = ()
    facts: tuple[Evidence, ...] = ()
    label: str = ""
    note: str = ""
