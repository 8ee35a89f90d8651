"""Rule file: the nodes of one file become a rule."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.language import messages as say
from checker.language import property_file, shape, values
from checker.language.shape import Part
from checker.model.outcome import Outcome
from checker.model.rule import Basis, Example, Rule, Status, Tendency, Weight

if TYPE_CHECKING:
    from checker.language.nodes import Node
    from checker.language.shape import Desk
    from checker.model.rule import Expression


TEXTS = ("title", "why", "in_words", "put_right", "does_not_see")


@dataclass(frozen=True, slots=True)
class Known:
    """The ids of the prompts and questions of a rulebook, which a rule may rest on."""

    prompts: frozenset[str]
    questions: frozenset[str]


def rule(desk: Desk, node: Node, known: Known | None) -> Rule | None:
    """Read a rule as far as that goes. Without ``known``, any prompt and question will do.

    ``None`` where nothing could be planned. A rule beside which there are diagnostics is given so
    that what is wrong with its conditions can be said in the same breath; it is never run.
    """
    part = Part(desk, node, "rule")
    name = _id(part)
    basis = _basis(part, known)
    status, weight = part.choice("status", Status), part.choice("weight", Weight)
    tends_to = part.choice("tends_to", Tendency)
    parameters, let, proofs = values.parameters(part), _let(part), examples(part)
    texts = {key: part.text(key) for key in TEXTS}
    named = ("applies_to", "for_each", "due", "expect")
    conditions = {key: part.condition(key) for key in named}
    expect, finding = conditions["expect"], part.sentence("finding")
    if expect is None or finding is None:
        return None
    return Rule(
        id=name,
        title=texts["title"],
        status=status or Status.PREVIEW,
        basis=basis or Basis((), (), ""),
        why=texts["why"],
        in_words=texts["in_words"],
        weight=weight or Weight.SUPPORTING,
        parameters=parameters,
        applies_to=conditions["applies_to"],
        for_each=conditions["for_each"],
        let=let,
        due=conditions["due"],
        expect=expect,
        finding=finding,
        put_right=texts["put_right"],
        does_not_see=texts["does_not_see"],
        tends_to=tends_to or Tendency.NEITHER,
        examples=proofs,
        source=desk.source,
        span=part.place("id"),
        properties=property_file.properties(part),
    )


def _id(part: Part) -> str:
    before = len(part.desk.diagnostics)
    found, path = part.named("id", shape.KEBAB), PurePath(part.desk.source.name)
    sound = found and len(part.desk.diagnostics) == before
    if sound and path.suffix == ".yaml" and path.stem != found:
        part.desk.report(part.place("id"), say.id_is_not_file_name(found, path.stem))
    return found


def _basis(part: Part, known: Known | None) -> Basis | None:
    node = part.node("basis")
    if node is None:
        return None
    inside = Part(part.desk, node, "basis")
    prompts = _ids(inside, "prompts", None if known is None else known.prompts)
    questions = _ids(inside, "questions", None if known is None else known.questions)
    if all(shape.is_empty(inside.node(key)) for key in ("prompts", "questions")):
        part.desk.report(shape.start_of(node), say.empty_basis())
    return Basis(prompts, questions, inside.text("source"))


def _ids(part: Part, key: str, known: frozenset[str] | None) -> tuple[str, ...]:
    """Read the ids of prompts or questions, each of which the rulebook must have."""
    read: list[str] = []
    for item in part.items(key):
        found = shape.text(part.desk, item)
        if found and found in read:
            part.desk.report(item.span, say.duplicate_id(key[:-1], found, "in this list"))
        elif found and known is not None and found not in known:
            part.desk.report(item.span, say.unknown_id(key[:-1], found, known))
        read.append(found)
    return tuple(read)


def _let(part: Part) -> tuple[tuple[str, Expression], ...]:
    read = []
    for key, node in part.entries("let"):
        name, body = shape.named(part.desk, key, shape.NAME), shape.condition(part.desk, node)
        if body is not None:
            read.append((name, body))
    return tuple(read)


def examples(part: Part) -> tuple[Example, ...]:
    """Read the examples of a rule; no two have one name."""
    read = [_example(part.desk, node) for node in part.items("examples", least=1)]
    first: dict[str, int] = {}
    for each in (example for example in read if example is not None):
        if each.name in first:
            where = f"on line {first[each.name]}"
            part.desk.report(each.span, say.duplicate_id("an example named", each.name, where))
        first.setdefault(each.name, each.span.line)
    return tuple(example for example in read if example is not None)


def _example(desk: Desk, node: Node) -> Example | None:
    part = Part(desk, node, "example")
    name, outcome, at = part.text("name"), part.choice("outcome", Outcome), part.node("at")
    path = None if at is None else shape.named(desk, at, shape.PATH)
    case = part.node("case")
    data, spans = ({}, {}) if case is None else values.record(desk, case)
    as_of, todo = part.day("as_of"), part.truth("todo")
    rests_on = part.node("evidence")
    evidence = {} if rests_on is None else values.record(desk, rests_on)[0]
    if not name or outcome is None:
        return None
    place = part.place("name")
    return Example(name, data, outcome, path, as_of, evidence, todo, place, spans)
