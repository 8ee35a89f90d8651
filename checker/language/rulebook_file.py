"""Rulebook file: the nodes of ``rulebook.yaml`` become a rulebook that has no rules yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import groups_file, roll_up_file, shape, values
from checker.language import messages as say
from checker.language.rule_file import Known
from checker.language.shape import Part
from checker.model.rulebook import Coverage, Definition, Prompt, Question, Rulebook, Standard

if TYPE_CHECKING:
    from checker.language.nodes import Node, Scalar
    from checker.language.shape import Desk
    from checker.model.rule import Expression
    from checker.model.source import Span


def rulebook(desk: Desk, node: Node) -> Rulebook | None:
    """Read a rulebook; ``None`` only with at least one diagnostic."""
    part = Part(desk, node, "rulebook")
    standards = tuple(_standard(desk, item) for item in part.items("standards", least=1))
    questions = tuple(_question(desk, item) for item in part.items("questions", least=1))
    _check(desk, standards, questions)
    made = Rulebook(
        id=part.named("id", shape.KEBAB),
        title=part.text("title"),
        version=part.text("version"),
        record=part.text("record"),
        source=part.text("source"),
        standards=standards,
        questions=questions,
        parameters=values.parameters(part),
        definitions=definitions(part),
        rules=(),
        roll_up=roll_up_file.whole(part),
        groups=groups_file.groups(part),
        extends=(),
        differences=(),
        source_file=desk.source,
    )
    return None if desk.diagnostics else made


def known(book: Rulebook) -> Known:
    """List what the rules of a rulebook may rest on."""
    prompts = (prompt.id for standard in book.standards for prompt in standard.prompts)
    return Known(frozenset(prompts), frozenset(question.id for question in book.questions))


def _standard(desk: Desk, node: Node) -> Standard:
    part = Part(desk, node, "standard")
    prompts = tuple(_prompt(desk, item) for item in part.items("prompts"))
    name, title, text = part.text("id"), part.text("title"), part.text("text")
    return Standard(name, title, text, prompts, part.place("id"))


def _prompt(desk: Desk, node: Node) -> Prompt:
    part = Part(desk, node, "prompt")
    return Prompt(part.text("id"), part.text("text"), *_coverage(part), part.place("id"))


def _question(desk: Desk, node: Node) -> Question:
    part = Part(desk, node, "question")
    standard = part.node("standard")
    name = None if standard is None else shape.text(desk, standard)
    if standard is not None and name:
        desk.mentioned.append((name, standard.span))
    text, (coverage, because) = part.text("text"), _coverage(part)
    return Question(part.text("id"), text, coverage, because, name, part.place("id"))


def _coverage(part: Part) -> tuple[Coverage, str]:
    """Read how much data can show; anything less than the whole needs a reason."""
    coverage = part.choice("coverage", Coverage) or Coverage.COVERED
    because = part.text("because")
    if coverage is not Coverage.COVERED and not because and "because" not in part.misspelt:
        part.desk.report(part.place("coverage"), say.coverage_without_reason(coverage))
    return coverage, because


def definitions(part: Part) -> tuple[Definition, ...]:
    """Read the definitions of a rulebook."""
    read = (_definition(part.desk, *entry) for entry in part.entries("definitions"))
    return tuple(each for each in read if each is not None)


def _definition(desk: Desk, key: Scalar, node: Node) -> Definition | None:
    name, part = shape.named(desk, key, shape.NAME), Part(desk, node, "definition")
    meaning, body = part.text("meaning"), part.condition("condition")
    takes = tuple(_taken(desk, *entry) for entry in part.entries("takes"))
    given = tuple(each for each in takes if each is not None)
    return None if body is None else Definition(name, meaning, given, body, key.span)


def _taken(desk: Desk, key: Scalar, node: Node) -> tuple[str, Expression] | None:
    name, body = shape.named(desk, key, shape.NAME), shape.condition(desk, node)
    return None if body is None else (name, body)


def _check(desk: Desk, standards: tuple[Standard, ...], questions: tuple[Question, ...]) -> None:
    """Note ids that stand twice, and questions of a standard that there is not."""
    _check_twice(desk, "the standard", [(each.id, each.span) for each in standards])
    _check_twice(desk, "the question", [(each.id, each.span) for each in questions])
    prompts = [prompt for standard in standards for prompt in standard.prompts]
    _check_twice(desk, "the prompt", [(each.id, each.span) for each in prompts])
    names = {standard.id for standard in standards if standard.id}
    for name, span in desk.mentioned:
        if name not in names:
            desk.report(span, say.unknown_id("standard", name, names))


def _check_twice(desk: Desk, kind: str, ids: list[tuple[str, Span]]) -> None:
    first: dict[str, Span] = {}
    for name, span in ids:
        if name and name in first:
            desk.report(span, say.duplicate_id(kind, name, f"on line {first[name].line}"))
        first.setdefault(name, span)
