"""Compose: the text of a YAML file becomes positioned nodes, and nothing in it is ever executed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import yaml

from checker.language import messages as say
from checker.language import plain
from checker.language.nodes import Broken, Mapping, Node, Scalar, Sequence
from checker.language.read import REFUSED, place, refused
from checker.model.source import START, Span

if TYPE_CHECKING:
    from checker.language.messages import Message
    from checker.model.diagnostic import Diagnostic
    from checker.model.source import Source

DEEPEST = 32
MOST_NODES = 20_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def node(source: Source) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Compose the one document of a file; ``None`` only with at least one diagnostic."""
    problems = refused(source)
    if problems:
        return None, problems
    composer = _Composer(source)
    composer.run()
    if not composer.diagnostics and _is_nothing(composer.root):
        return None, (say.at(source, START, say.empty_file()),)
    return composer.root, tuple(sorted(composer.diagnostics, key=lambda each: each.span))


def _is_nothing(root: Node | None) -> bool:
    return root is None or (isinstance(root, Scalar) and not root.written)


class _Stop(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    """Reading further would say nothing more; the diagnostic is already noted."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen; a mapping's keys and values take turns."""

    event: yaml.CollectionStartEvent
    items: list[Node] = field(default_factory=list)


class _Composer:
    """One file being composed: what is open, what is finished, and what is wrong."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.count = 0
        self.runs_on: Span | None = None  # the last scalar, if quoted and over several lines

    def run(self) -> None:
        documents = 0
        try:
            for event in yaml.parse(self.source.text, Loader=LOADER):
                documents += isinstance(event, yaml.DocumentStartEvent)
                if documents > 1:
                    self.report(_span(event), say.several_documents())
                    return
                self.take(event)
        except yaml.YAMLError as error:
            self.root = None
            self.unreadable(error)
        except _Stop:
            self.root = None

    def report(self, span: Span, message: Message) -> None:
        self.diagnostics.append(say.at(self.source, span, message))

    def unreadable(self, error: yaml.YAMLError) -> None:
        if self.runs_on is not None:
            self.report(self.runs_on, say.open_quote(self.runs_on.end_line))
        else:
            self.report(*_unreadable(self.source, error))

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.CollectionEndEvent():
                self.add(self.close(self.open.pop(), event))
            case yaml.CollectionStartEvent():
                self.begin(event)
            case yaml.ScalarEvent():
                self.counted(event)
                self.add(self.scalar(event))
            case yaml.AliasEvent():
                self.counted(event)
                self.report(_span(event), say.alias())
                self.add(Broken(_span(event)))

    def begin(self, event: yaml.CollectionStartEvent) -> None:
        self.counted(event)
        self.decorated(event)
        self.open.append(_Open(event))
        if len(self.open) > DEEPEST:
            self.report(_span(event), say.file_too_deep(DEEPEST))
            raise _Stop

    def counted(self, event: yaml.Event) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            self.report(_span(event), say.too_many_nodes(MOST_NODES))
            raise _Stop

    def decorated(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.report(_span(event), say.anchor())
        if event.tag is not None:
            self.report(_span(event), say.tag())

    def add(self, finished: Node) -> None:
        if self.open:
            self.open[-1].items.append(finished)
        else:
            self.root = finished

    def scalar(self, event: yaml.ScalarEvent) -> Node:
        span, text = _span(event), event.value
        self.runs_on = span if event.style in {"'", '"'} and span.end_line > span.line else None
        style = event.style if event.style in {"'", '"', "|", ">"} else ""
        written = self.source.text[slice(*(mark.index for mark in _marks(event)))]
        self.decorated(event)
        hidden = REFUSED.search(text)
        if hidden is not None:
            self.report(span, say.control_character(ord(hidden[0])))
            return Broken(span)
        if not style and plain.too_long(text):
            self.report(span, say.number_too_long(plain.DIGITS))
            return Broken(span)
        return Scalar(text if style else plain.value(text), text, span, written, style)

    def close(self, opened: _Open, event: yaml.CollectionEndEvent) -> Node:
        start, end = _span(opened.event), _span(event)
        span = Span(start.line, start.column, end.end_line, end.end_column)
        flow = bool(opened.event.flow_style)
        if isinstance(opened.event, yaml.SequenceStartEvent):
            return Sequence(tuple(opened.items), span, flow)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(opened.items[::2], opened.items[1::2], strict=True):
            self.entry(key, value, entries)
        return Mapping(tuple(entries.values()), span, flow)

    def entry(self, key: Node, value: Node, entries: dict[str, tuple[Scalar, Node]]) -> None:
        if isinstance(key, Broken):
            return
        if not isinstance(key, Scalar) or not isinstance(key.value, str):
            self.report(key.span, say.key_not_text())
        elif key.value == "<<" and not key.style:
            self.report(key.span, say.merge_key())
        elif key.value in entries:
            first = entries[key.value][0].span
            self.report(key.span, say.duplicate_key(key.value, first.line))
        else:
            entries[key.value] = (key, value)


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    return cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))


def _span(event: yaml.Event) -> Span:
    start, end = _marks(event)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _unreadable(source: Source, error: yaml.YAMLError) -> tuple[Span, Message]:
    """Say in our words what stopped the YAML reader, and where the author should look."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    if "quoted scalar" in context and "end of stream" in problem:
        mark = getattr(error, "context_mark", None) or mark
    offset = min(mark.index, len(source.text)) if mark is not None else 0
    # What is missing at the very end is shown after the last character, not on a line of nothing.
    if offset == len(source.text):
        offset = len(source.text.rstrip())
    return place(source.text, offset), say.not_yaml(problem, context)
