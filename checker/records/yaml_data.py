"""YAML data: a YAML text becomes plain data, without the parts of YAML that surprise people.

No tags, anchors, aliases or merge keys; every key is text and is given once. A plain ``no`` or
``012`` is text, and so is a date until the model reads it. The parser's events are folded with a
stack of our own, so no nesting can exhaust Python's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from checker.records import messages
from checker.records.found import Fault
from checker.records.parse_json import DEPTH_LIMIT, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is faster, but not everywhere
WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+([eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun; a mapping's ``key`` waits for its value."""

    made: dict[str, object] | list[object]
    key: str | None = None
    seen: set[str] = field(default_factory=set)


def yaml_documents(text: str) -> list[object]:
    """Parse every document of a YAML text; documents that are empty are left out.

    Raises:
        Fault: the text is malformed, too deep, names a field twice, or uses what is not allowed.
    """
    documents: list[object] = []
    stack: list[_Open] = []
    for event in _events(text):
        _refuse_features(event)
        if isinstance(event, yaml.ScalarEvent):
            _place(event, _scalar(event, stack), stack, documents)
        elif isinstance(event, yaml.CollectionStartEvent):
            _begin(event, stack)
        elif isinstance(event, yaml.CollectionEndEvent):
            _place(event, stack.pop().made, stack, documents)
    return [document for document in documents if document is not None]


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Fault(messages.malformed("YAML", line, column, "it breaks here")) from None
    except (yaml.YAMLError, ValueError):  # a character that YAML does not allow, without a place
        why = "it holds a control character"
        raise Fault(messages.malformed("YAML", 1, 1, why)) from None


def _refuse_features(event: yaml.Event) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        raise Fault(messages.yaml_feature(_line(event), "anchors (&) and aliases (*) are"))
    if getattr(event, "tag", None) is not None:
        raise Fault(messages.yaml_feature(_line(event), "tags (!) are"))


def _begin(event: yaml.Event, stack: list[_Open]) -> None:
    if stack and isinstance(stack[-1].made, dict) and stack[-1].key is None:
        raise Fault(messages.yaml_feature(_line(event), "a list or object as a field name is"))
    if len(stack) >= DEPTH_LIMIT:
        raise Fault(messages.too_deep(DEPTH_LIMIT))
    stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else []))


def _place(event: yaml.Event, value: object, stack: list[_Open], documents: list[object]) -> None:
    if not stack:
        documents.append(value)
        return
    top = stack[-1]
    if isinstance(top.made, list):
        top.made.append(value)
    elif top.key is None:
        top.key = _new_key(event, str(value), top)
    else:
        top.made[top.key] = value
        top.key = None


def _new_key(event: yaml.Event, key: str, top: _Open) -> str:
    if key == "<<":
        raise Fault(messages.yaml_feature(_line(event), "merge keys (<<) are"))
    if key in top.seen:
        raise Fault(messages.duplicate_key(key, _line(event)))
    top.seen.add(key)
    return key


def _scalar(event: yaml.ScalarEvent, stack: list[_Open]) -> object:
    text: str = event.value
    is_key = bool(stack) and isinstance(stack[-1].made, dict) and stack[-1].key is None
    plain: bool = event.implicit[0]  # quoted and block scalars are always text
    if is_key or not plain:
        return text
    if text in WORDS:
        return WORDS[text]
    if WHOLE.fullmatch(text):
        return whole_number(text)
    return float(text) if DECIMAL.fullmatch(text) else text


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
