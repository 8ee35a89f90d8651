"""Catalogue: a page of Markdown for each rule, and one that lists them by standard and question."""

from __future__ import annotations

import re
import textwrap
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from checker.model.wording import shown
from checker.reports.explain import conditions, shared, tendency
from checker.reports.in_words import in_words, rows
from checker.reports.lines import count, folded, inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model.plan import Plan
    from checker.model.rule import Example, Parameter, Rule
    from checker.model.rulebook import Definition, Prompt, Question, Rulebook
    from checker.reports.in_words import Sentence

INDEX = "README.md"
GENERATED = "<!-- written by docs/make.py from the rule files; changes made here are lost -->"
WIDTH = 100
# What Markdown, or the HTML in it, could act on. An underscore inside a word is only itself.
ACTING = re.compile(r"[\\`*\[\]<>|]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
OPENING = re.compile(r"^(?=[#+=~-])|^(\d+)(?=[.)](?:\s|$))")


def page_name(rule: Rule) -> str:
    """Name the page of a rule."""
    return f"{rule.id}.md"


def page(rulebook: Rulebook, plan: Plan) -> str:
    """Write the page of a rule."""
    rule = plan.rule
    parts = (
        [f"# {_safe(rule.title)}", GENERATED],
        [f"`{rule.id}` · {rule.status} · {rule.weight} · [all rules]({INDEX})"],
        _headed("What it rests on", _basis(rulebook, rule)),
        _headed("Why", [_safe(rule.why)]),
        _headed("In plain words", [_words(rulebook, plan)]),
        _headed("Exact conditions", [_block(conditions_text(rule))]),
        _headed("Parameters", [_parameters(rule.parameters, "This rule has no figures.")]),
        _headed("Shared with other rules", _shared(rulebook, rule)),
        _headed("What it does not see", [_safe(rule.does_not_see)]),
        _headed("Which way it errs", [_errs(rule)]),
        _headed("What puts it right", [_safe(rule.put_right)]),
        _headed("Examples", [_examples(rule.examples)]),
    )
    return "\n\n".join(each for part in parts for each in part if each) + "\n"


def index(rulebook: Rulebook, rules: Sequence[Rule]) -> str:
    """Write the page that lists the rules by standard and question."""
    parts = [f"# Rules: {_safe(rulebook.title)}", GENERATED]
    parts.append(
        f"{count(len(rules), 'rule')}, by what they rest on; one may stand in several lists."
    )
    for standard in rulebook.standards:
        parts += [f"## {_safe(standard.id)} {_safe(standard.title)}", _safe(standard.text)]
        for prompt in standard.prompts:
            parts += _listed(prompt, [each for each in rules if prompt.id in each.basis.prompts])
    parts += ["## Questions"] if rulebook.questions else []
    for question in rulebook.questions:
        parts += _listed(question, [each for each in rules if question.id in each.basis.questions])
    return "\n\n".join(parts) + "\n"


def conditions_text(rule: Rule) -> str:
    """Write the conditions of a rule as they stand in its file, each under its key."""
    texts = ((name, folded(each.text)) for name, each in conditions(rule))
    return "\n".join(_wrapped(f"{name}: {text}") for name, text in texts)


def _listed(part: Prompt | Question, rules: Sequence[Rule]) -> Iterator[str]:
    """List the rules that rest on a prompt or a question."""
    yield f"### {_safe(part.id)}"
    yield f"{_safe(part.text)} *({part.coverage})*"
    lines = (
        f"- [{rule.id}]({page_name(rule)}): {_safe(rule.title)} ({rule.weight})" for rule in rules
    )
    yield "\n".join(lines) or "No rule rests on it."
    if part.because:
        yield f"What data cannot show: {_safe(part.because)}"


def _headed(heading: str, texts: Iterable[str]) -> list[str]:
    return [f"## {heading}", *([each for each in texts if each] or ["Nothing is said."])]


def _basis(rulebook: Rulebook, rule: Rule) -> Iterator[str]:
    prompts = {prompt.id: prompt.text for each in rulebook.standards for prompt in each.prompts}
    questions = {question.id: question.text for question in rulebook.questions}
    named = [(name, prompts.get(name)) for name in rule.basis.prompts]
    named += [(name, questions.get(name)) for name in rule.basis.questions]
    yield "\n".join(
        f"- **{_safe(name)}** {_safe(text) if text else 'Its wording is not in the rulebook.'}"
        for name, text in named
    )
    yield f"Source: {_safe(rule.basis.source)}"


def _words(rulebook: Rulebook, plan: Plan) -> str:
    return "\n".join(line for each in in_words(plan, rulebook) for line in _sentence(each))


def _sentence(sentence: Sentence) -> Iterator[str]:
    """Write a sentence as a bullet, with what it is about made to stand out."""
    about = sentence.about
    for depth, text in rows(sentence):
        if depth or not about:
            yield f"{'  ' * depth}{'- ' if about else ''}{_safe(text)}"
        else:
            yield f"- **{about}**{_safe(text.removeprefix(about))}"


def _parameters(parameters: Sequence[Parameter], none: str) -> str:
    rows = (
        (f"`{each.name}`", _value(each), each.unit or "", each.source, each.certainty or "")
        for each in parameters
    )
    return _table(("name", "value", "unit", "source", "certainty"), rows) if parameters else none


def _value(parameter: Parameter) -> str:
    if parameter.value is not None:
        return shown(parameter.value)
    dated = (f"{shown(value)} from {shown(since)}" for since, value in parameter.values)
    at = f", by {parameter.at.text}" if parameter.at else ""
    return ", ".join(dated) + at


def _shared(rulebook: Rulebook, rule: Rule) -> Iterator[str]:
    definitions, parameters = shared(rulebook, rule)
    if not definitions and not parameters:
        yield "It uses nothing that other rules use."
    for each in definitions:
        yield f"**{_safe(signature(each))}**: {_safe(each.meaning)}"
        yield _block(_wrapped(folded(each.expression.text)))
    yield _parameters(parameters, "")


def signature(definition: Definition) -> str:
    """Write the name of a definition with what it takes."""
    takes = ", ".join(f"{name}: {folded(each.text)}" for name, each in definition.takes)
    return f"{definition.name}({takes})" if takes else definition.name


def _errs(rule: Rule) -> str:
    return f"Where the record cannot show everything, it tends to {tendency(rule)}."


def _examples(examples: Sequence[Example]) -> str:
    cells = ((each.name, f"{each.outcome}{_where(each)}", _judged(each)) for each in examples)
    return _table(("name", "outcome", "as of"), cells) if examples else "No examples."


def _where(example: Example) -> str:
    at = f" at {example.at}" if example.at else ""
    return f"{at} (to do)" if example.todo else at


def _judged(example: Example) -> str:
    """Give the day of judging: the example's own, or the one that its record names."""
    day = example.as_of or example.case.get("as_of")
    if isinstance(day, str):
        with suppress(ValueError):
            day = date.fromisoformat(day)
    return "" if day is None else shown(day)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *(tuple(map(_cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """Make a cell; a name in backticks is written by this page, and stays as it is."""
    return text if re.fullmatch(r"`\w+`", text) else _safe(text)


def _block(text: str) -> str:
    """Fence a text off, with more backticks than it has."""
    longest = max((len(each) for each in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = "\n".join(inert(line) for line in text.split("\n"))
    return f"{fence}text\n{lines}\n{fence}"


def _wrapped(text: str) -> str:
    rows = textwrap.wrap(
        text, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(rows)


def _safe(text: str) -> str:
    """Write a text of a rule file so that Markdown leaves it as it is."""
    one_line = ACTING.sub(lambda found: f"\\{found[0]}", inert(folded(text)))
    return OPENING.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", one_line)
