"""Plan: a rule, as loaded, becomes a plan that any engine can run, or a list of what is wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language import messages_types as say
from checker.language import parse, property_file, template, typecheck_search
from checker.language.bench import Workbench
from checker.language.expand import MOST_PARTS, size
from checker.language.scope import known, uses
from checker.language.typecheck import Typechecker
from checker.language.units import miscounted
from checker.model import tree
from checker.model.plan import Plan, Subjects
from checker.model.source import START
from checker.model.types import BOOLEAN, DATE, RecordType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.language.scope import Scope
    from checker.model.diagnostic import Diagnostic
    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook
    from checker.model.tree import Tree
    from checker.model.types import Schema


def plan(rule: Rule, shared: Scope, schema: Schema) -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    """Plan one rule; ``None`` where something is wrong, and then at least one diagnostic."""
    bench = Workbench(replace(shared, place="parameters"), [])
    bench.parameters(tuple(each for each in rule.parameters if each.at is None))
    subjects = _subjects(bench, rule)
    # The date that decides which value is in force may be a date of the subject.
    bench.parameters(tuple(each for each in rule.parameters if each.at is not None))
    lets = _lets(bench, rule)
    applies_to = bench.condition(rule.applies_to, "applies_to", BOOLEAN, subject=False)
    due = bench.condition(rule.due, "due", DATE, subject=True)
    if due is not None and rule.due is not None:
        meaning = "the last day on which the expectation can still be met"
        bench.add("due", known("deadline", "due", meaning, due, bench.scope.subject), rule.due)
    elif rule.due is not None:
        bench.scope = bench.scope.without("due")
    expect = bench.condition(rule.expect, "expect", BOOLEAN, subject=True)
    finding = template.pieces(rule.finding, bench)
    _unused(bench, rule, (applies_to, due, expect, subjects, *lets, *finding))
    _bounded(bench, rule, (applies_to, due, expect, subjects, *lets, *finding))
    bench.diagnostics.extend(property_file.misplaced(rule, schema))
    if bench.diagnostics or expect is None:
        return None, tuple(bench.diagnostics)
    problems = tuple(miscounted(rule, _roots((applies_to, due, expect, subjects, *lets))))
    if problems:
        return None, problems
    roots = _roots((applies_to, due, expect, *finding))
    named = tuple((each.name, each) for each in lets if isinstance(each, tree.Named))
    made = Plan(
        rule=rule,
        schema=schema,
        applies_to=applies_to,
        subjects=subjects,
        due=due,
        expect=expect,
        finding=finding,
        lets=named,
        reads=reads(subjects, roots),
    )
    return made, ()


def unknown_record(rulebook: Rulebook, names: Iterable[str]) -> Diagnostic:
    """Say that a rulebook is about a kind of record that does not exist."""
    message = say.unknown_record(rulebook.record, names)
    return say.at(rulebook.source_file, START, message)


def _subjects(bench: Workbench, rule: Rule) -> Subjects | None:
    if rule.for_each is None:
        return None
    written, problems = parse.each(rule.for_each)
    bench.diagnostics.extend(problems)
    if written is None:
        return None
    checker = Typechecker(rule.for_each.source)
    found = typecheck_search.each(checker, written, bench.scope.at("for_each", subject=False))
    bench.diagnostics.extend(checker.diagnostics)
    if found is None:
        return None
    over, test, inside = found
    variables = {written.variable: inside.variables[written.variable]}
    bench.scope = replace(
        bench.scope, variables=variables, subject=written.variable, place="let", depth=1
    )
    return Subjects(written.variable, over, test)


def _lets(bench: Workbench, rule: Rule) -> tuple[Tree, ...]:
    found = []
    for name, expression in rule.let:
        body = bench.condition(expression, f"let.{name}", None, subject=True)
        if body is None:
            bench.scope = bench.scope.without(name)
            continue
        entry = known("let", name, "", body, bench.scope.subject)
        bench.add(name, entry, expression)
        found.append(entry.tree)
    return tuple(found)


def _roots(parts: tuple[object, ...]) -> tuple[Tree, ...]:
    """Collect the trees of a rule; a subject stands for its list and its filter."""
    roots: list[Tree] = []
    for part in parts:
        if isinstance(part, Subjects):
            roots.append(part.over)
            roots.extend([part.filter] if part.filter is not None else [])
        elif part is not None and not isinstance(part, str):
            roots.append(part)  # type: ignore[arg-type] # the parts are trees, subjects, text or nothing
    return tuple(roots)


def _unused(bench: Workbench, rule: Rule, parts: tuple[object, ...]) -> None:
    if bench.diagnostics:
        return  # a broken piece may be the one that uses it
    roots = _roots(parts)
    for parameter in rule.parameters:
        name = parameter.name
        if not any(_uses_setting(root, name) or _wrote_out(rule, name) for root in roots):
            message = say.unused("parameter", name)
            bench.diagnostics.append(say.at(parameter.source_file, parameter.span, message))


def _uses_setting(root: Tree, name: str) -> bool:
    return uses(root, lambda node: isinstance(node, tree.Setting) and node.name == name)


def _wrote_out(rule: Rule, name: str) -> bool:
    """Say whether a list parameter is named: its options were written out by the typechecker."""
    texts = [rule.expect, rule.applies_to, rule.for_each, rule.due, *(e for _, e in rule.let)]
    word = re.compile(rf"\b{re.escape(name)}\b")
    return any(each is not None and word.search(each.text) is not None for each in texts)


def _bounded(bench: Workbench, rule: Rule, parts: tuple[object, ...]) -> None:
    if sum(size(root) for root in _roots(parts)) > MOST_PARTS:
        span = rule.expect.places.span(0, 1)
        bench.diagnostics.append(say.at(rule.expect.source, span, say.too_large(MOST_PARTS)))


def reads(subjects: Subjects | None, roots: tuple[Tree, ...]) -> tuple[str, ...]:
    """List the schema paths that a rule can touch, such as ``reviews[].completed_on``."""
    found: set[str] = set()
    variables: dict[str, str] = {}
    if subjects is not None:
        variables[subjects.variable] = f"{_collect(subjects.over, variables, found)}[]"
        roots = roots if subjects.filter is None else (subjects.filter, *roots)
    for root in roots:
        _collect(root, variables, found)
    return tuple(sorted(found))


def _collect(node: Tree, variables: dict[str, str], found: set[str]) -> str:
    """Add what a tree reads, and give its own path where it is a part of the record."""
    match node:
        case tree.AsOf() | tree.Fixed():
            return ""
        case tree.Variable():
            return variables.get(node.name, "")
        case tree.Named():
            return _collect(node.body, variables, found)
        case tree.Read():
            of = "" if node.of is None else _collect(node.of, variables, found)
            path = f"{of}.{node.name}" if of else node.name
            if not isinstance(node.type, RecordType):
                found.add(path)
            return path
        case tree.Some() | tree.Every() | tree.Count() | tree.Extreme():
            over = _collect(node.over, variables, found)
            inside = {**variables, node.variable: f"{over}[]"}
            for child in tree.children(node)[1:]:
                _collect(child, inside, found)
            return f"{over}[]" if isinstance(node, tree.Extreme) and node.item else ""
        case _:
            paths = [_collect(child, variables, found) for child in tree.children(node)]
            return next((path for path in paths if path), "")
