"""Shape: the parts of a rule file are read from nodes by key, and every mismatch is noted."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from keyword import iskeyword
from typing import TYPE_CHECKING, TypeVar

from checker.language import messages as say
from checker.language.keys import KEYS
from checker.language.nodes import Broken, Mapping, Node, Scalar, Sequence
from checker.language.positions import expression
from checker.model.diagnostic import Severity
from checker.model.source import START, Span
from checker.model.wording import near

if TYPE_CHECKING:
    from checker.language.messages import Message
    from checker.model.diagnostic import Diagnostic
    from checker.model.rule import Expression
    from checker.model.source import Source

NAME = re.compile(r"[a-z][a-z0-9_]*")
KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
PATH = re.compile(r"[a-z]\w*(?:\[[0-9]+\])?(?:\.[a-z]\w*(?:\[[0-9]+\])?)*", re.ASCII)
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TEXT = "a text"
CONDITION = "a condition, as text,"
PATTERNS = ((KEBAB, say.bad_id), (NAME, say.bad_name), (PATH, say.bad_path))

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one file is read: its text, and the diagnostics that gather.

    ``mentioned``: ids of standards, and where, to be looked up when all have been read.
    """

    source: Source
    diagnostics: list[Diagnostic] = field(default_factory=list)
    mentioned: list[tuple[str, Span]] = field(default_factory=list)

    def report(self, span: Span, message: Message) -> None:
        """Note that something is wrong."""
        self.diagnostics.append(say.at(self.source, span, message))

    def warn(self, span: Span, message: Message) -> None:
        """Note something that stops nothing."""
        found = say.at(self.source, span, message)
        self.diagnostics.append(replace(found, severity=Severity.WARNING))

    def mismatch(self, node: Node, needed: str) -> None:
        """Note that a node is of the wrong kind, unless it was refused before."""
        if not isinstance(node, Broken):
            hint = _hint(node) if needed in {TEXT, CONDITION} else ""
            self.report(node.span, say.wrong_kind(found(node), needed, hint))


def found(node: Node) -> str:
    """Say what a node is, in words."""
    match node:
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"
        case Scalar(value=None):
            return "nothing"
        case Scalar(value=bool(value)):
            return "true" if value else "false"
        case Scalar(value=int() | float() as value):
            return f"the number {value}"
        case _:
            return "a text"


def _hint(node: Node) -> str:
    return "; put it in quotes" if isinstance(node, Scalar) and node.text else ""


def text(desk: Desk, node: Node) -> str:
    """Read a text with at least one visible character; blanks around it are left out."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        desk.mismatch(node, TEXT)
        return ""
    if not node.value.strip():
        desk.report(node.span, say.empty_text())
    return node.value.strip()


def named(desk: Desk, node: Node, pattern: re.Pattern[str]) -> str:
    """Read a text of a fixed form: an id, a name or a path."""
    value = text(desk, node)
    if value and (not pattern.fullmatch(value) or (pattern is NAME and iskeyword(value))):
        desk.report(node.span, dict(PATTERNS)[pattern](value))
    return value


def condition(desk: Desk, node: Node) -> Expression | None:
    """Read an expression, without the blanks around it; it is parsed later."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        desk.mismatch(node, CONDITION)
        return None
    whole = expression(node, desk.source)
    before = len(whole.text) - len(whole.text.lstrip())
    return whole.part(before, max(before, len(whole.text.rstrip())))


def day(desk: Desk, node: Node) -> date | None:
    """Read a date."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        desk.mismatch(node, "a date")
        return None
    if DATE.fullmatch(node.value):
        with suppress(ValueError):
            return date.fromisoformat(node.value)
    desk.report(node.span, say.bad_date(node.value))
    return None


def items(desk: Desk, node: Node, *, least: int = 0) -> tuple[Node, ...]:
    """Read a list."""
    if not isinstance(node, Sequence):
        desk.mismatch(node, "a list")
        return ()
    if len(node.items) < least:
        desk.report(node.span, say.empty_list())
    return node.items


def entries(desk: Desk, node: Node) -> tuple[tuple[Scalar, Node], ...]:
    """Read a mapping."""
    if not isinstance(node, Mapping):
        desk.mismatch(node, "a mapping")
        return ()
    return node.entries


class Part:
    """A mapping whose keys are declared: each is read by its kind, every mismatch is noted."""

    def __init__(self, desk: Desk, node: Node, table: str) -> None:
        self.desk = desk
        self.keys = KEYS[table]
        self.span = node.span
        self.given: dict[str, tuple[Scalar, Node]] = {}
        self.misspelt: set[str] = set()
        for key, value in entries(desk, node):
            self._sort(key, value)
        if isinstance(node, Mapping):
            self._missing(table, _start(node))

    def _sort(self, key: Scalar, value: Node) -> None:
        if key.text in self.keys:
            self.given[key.text] = (key, value)
        else:
            self.desk.report(key.span, say.unknown_key(key.text, self.keys))
            self.misspelt.update(filter(None, [near(key.text, self.keys)]))

    def _missing(self, table: str, span: Span) -> None:
        """Note each required key that is not there, unless an unknown key was meant as it."""
        for name, key in self.keys.items():
            if key.required and name not in self.given and name not in self.misspelt:
                self.desk.report(span, say.missing_key(name, table))

    def node(self, key: str) -> Node | None:
        """Give what stands after a key."""
        return self.given[key][1] if key in self.given else None

    def place(self, key: str) -> Span:
        """Give the place of what stands after a key."""
        return self.given[key][1].span if key in self.given else self.span

    def text(self, key: str) -> str:
        """Read a text; empty when it is not there."""
        node = self.node(key)
        return "" if node is None else text(self.desk, node)

    def named(self, key: str, pattern: re.Pattern[str]) -> str:
        """Read a text of a fixed form."""
        node = self.node(key)
        return "" if node is None else named(self.desk, node, pattern)

    def condition(self, key: str) -> Expression | None:
        """Read an expression."""
        node = self.node(key)
        return None if node is None else condition(self.desk, node)

    def sentence(self, key: str) -> Expression | None:
        """Read a text with values in it, which is parsed as an expression is."""
        node = self.node(key)
        sound = node is not None and text(self.desk, node)
        return condition(self.desk, node) if node is not None and sound else None

    def day(self, key: str) -> date | None:
        """Read a date."""
        node = self.node(key)
        return None if node is None else day(self.desk, node)

    def truth(self, key: str) -> bool:
        """Read true or false; false when it is not there."""
        node = self.node(key)
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        if node is not None:
            self.desk.mismatch(node, "`false` or `true`")
        return False

    def choice(self, key: str, options: type[Choice]) -> Choice | None:
        """Read one of a closed list of texts."""
        value = self.text(key)
        if value and value not in tuple(options):
            self.desk.report(self.place(key), say.not_a_choice(value, options))
            return None
        return options(value) if value else None

    def items(self, key: str, *, least: int = 0) -> tuple[Node, ...]:
        """Read a list; empty when it is not there."""
        node = self.node(key)
        return () if node is None else items(self.desk, node, least=least)

    def entries(self, key: str) -> tuple[tuple[Scalar, Node], ...]:
        """Read a mapping of free keys; empty when it is not there."""
        node = self.node(key)
        return () if node is None else entries(self.desk, node)


def _start(node: Mapping) -> Span:
    """Give the place of a mapping's first key, since a whole mapping is too much to underline."""
    return node.entries[0][0].span if node.entries else node.span


def start_of(node: Node | None) -> Span:
    """Give a short place that stands for a whole node."""
    if node is None:
        return START
    return _start(node) if isinstance(node, Mapping) else node.span


def is_empty(node: Node | None) -> bool:
    """Say whether a node is a list without items."""
    return isinstance(node, Sequence) and not node.items
