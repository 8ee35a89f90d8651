"""Values: the figures of parameters and the records of examples, read from nodes as plain data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from checker.language import messages as say
from checker.language import shape
from checker.language.nodes import Broken, Mapping, Node, Scalar, Sequence
from checker.model.rule import Certainty, Parameter, Value

if TYPE_CHECKING:
    from datetime import date

    from checker.language.shape import Desk, Part
    from checker.model.rule import Data
    from checker.model.source import Span

NEEDED = "a date, a list of texts, a number, a text or true or false"


def value(desk: Desk, node: Node) -> Value | None:
    """Read a figure: a text that is a date becomes one; ``None`` only with a diagnostic."""
    match node:
        case Scalar(value=str(text)) if shape.DATE.fullmatch(text):
            return shape.day(desk, node)
        case Scalar(value=str()):
            return shape.text(desk, node) or None
        case Scalar(value=bool() | int() | float() as plain):
            return plain
        case Sequence():
            return tuple(shape.text(desk, item) for item in shape.items(desk, node, least=1))
        case _:
            desk.mismatch(node, NEEDED)
            return None


def parameters(part: Part) -> tuple[Parameter, ...]:
    """Read the parameters of a rule or a rulebook."""
    read = (parameter(part.desk, key, node) for key, node in part.entries("parameters"))
    return tuple(read)


def parameter(desk: Desk, key: Scalar, node: Node) -> Parameter:
    """Read one parameter."""
    part = shape.Part(desk, node, "parameter")
    if isinstance(node, Mapping):
        _check(part, key)
    figure = part.node("value")
    return Parameter(
        name=shape.named(desk, key, shape.NAME),
        value=None if figure is None else value(desk, figure),
        values=dated(part),
        at=part.condition("at"),
        unit=part.text("unit") or None,
        source=part.text("source"),
        certainty=part.choice("certainty", Certainty),
        source_file=desk.source,
        span=key.span,
    )


def _check(part: Part, key: Scalar) -> None:
    """Note keys that contradict each other; an unknown key may be meant as the missing one."""
    one, many, at = (name in part.given for name in ("value", "values", "at"))
    if (one and many) or not (one or many or part.misspelt & {"value", "values"}):
        part.desk.report(key.span, say.one_of_value_and_values())
    elif at and one:
        part.desk.report(part.given["at"][0].span, say.at_without_values())
    elif many and not at and "at" not in part.misspelt:
        part.desk.report(
            part.given["values"][0].span, say.missing_key("at", "parameter with `values`")
        )


def dated(part: Part) -> tuple[tuple[date, Value], ...]:
    """Read figures by the day on which each came into force, the earliest first."""
    figures: list[tuple[date, Value]] = []
    rows = part.entries("values")
    if isinstance(part.node("values"), Mapping) and not rows:
        part.desk.report(part.place("values"), say.empty_list())
    for key, node in rows:
        since, figure = shape.day(part.desk, key), value(part.desk, node)
        if figures and figure is not None and kind(figure) is not kind(figures[0][1]):
            part.desk.report(node.span, say.mixed_values())
        elif since is not None and figure is not None:
            figures.append((since, figure))
    return tuple(sorted(figures, key=lambda figure: figure[0]))


def kind(figure: Value) -> type:
    """Give the kind of a figure; whole numbers and decimals are one kind."""
    return float if type(figure) is int else type(figure)


def first(parameter: Parameter) -> Value | None:
    """Give the value of a parameter, or the earliest of its values."""
    return parameter.value if not parameter.values else parameter.values[0][1]


def inheriting(base: Parameter, own: Parameter) -> Parameter:
    """Give a changed figure the unit of the one that it replaces."""
    return replace(own, unit=base.unit)


def record(desk: Desk, node: Node) -> tuple[dict[str, Data], dict[str, Span]]:
    """Read the record of an example as plain data, and the place of each of its values."""
    spans: dict[str, Span] = {}
    if not isinstance(node, Mapping):
        desk.mismatch(node, "a mapping")
        return {}, spans
    # A mapping's data is a dict, which the type of `_data` cannot say.
    return cast("dict[str, Data]", _data(node, "", spans)), spans


def _data(node: Node, path: str, spans: dict[str, Span]) -> Data:
    """Turn nodes into plain data; nodes nest no deeper than ``compose.DEEPEST``."""
    spans[path] = shape.start_of(node)
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [_data(item, f"{path}[{at}]", spans) for at, item in enumerate(node.items)]
        case Mapping():
            inside = f"{path}." if path else ""
            return {key.text: _data(n, f"{inside}{key.text}", spans) for key, n in node.entries}
        case Broken():
            return None
