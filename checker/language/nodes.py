"""Nodes: a YAML file as scalars, sequences and mappings, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.source import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value.

    ``value`` is what the scalar stands for; ``text`` is its text after YAML's quoting and folding;
    ``written`` is the stretch of the file that it was read from, and ``style`` its first mark: a
    quote, ``>``, ``|``, or nothing for a plain scalar.
    """

    value: str | int | float | bool | None
    text: str
    span: Span
    written: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes; ``flow`` says that it is written in brackets."""

    items: tuple[Node, ...]
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their nodes, in the order of the file; no key stands twice.

    ``flow`` says that it is written in braces.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A node that was refused; its diagnostic is already noted, so nobody complains again."""

    span: Span


Node = Scalar | Sequence | Mapping | Broken
