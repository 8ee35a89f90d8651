"""Select: which rules of a rulebook a name stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook


def chosen(
    rulebook: Rulebook, rules: tuple[Rule, ...], select: Iterable[str], ignore: Iterable[str]
) -> tuple[Rule, ...]:
    """Keep the rules that ``select`` stands for (all when there is none), less ``ignore``.

    A name is the id of a rule, of a standard (2.4.3), of a prompt (2.4.3.d) or of a question (Q6).

    Raises:
        UnknownNameError: a name is none of these.
    """
    wanted = {name: named(rulebook, rules, name) for name in (*select, *ignore)}
    kept = {rule.id for name in select for rule in wanted[name]} or {rule.id for rule in rules}
    if select and not any(wanted[name] for name in select):
        kept = set()
    dropped = {rule.id for name in ignore for rule in wanted[name]}
    return tuple(rule for rule in rules if rule.id in kept - dropped)


def named(rulebook: Rulebook, rules: tuple[Rule, ...], name: str) -> tuple[Rule, ...]:
    """Give the rules that one name stands for; a known name may stand for no rule."""
    found = tuple(rule for rule in rules if name in names_of(rule))
    if not found and name not in known_names(rulebook):
        kind = "rule, standard, prompt or question"
        raise UnknownNameError(kind, name, (*known_names(rulebook), *(r.id for r in rules)))
    return found


def names_of(rule: Rule) -> set[str]:
    """List every name by which a rule can be selected."""
    standards = {prompt.rsplit(".", 1)[0] for prompt in rule.basis.prompts}
    return {rule.id, *rule.basis.prompts, *rule.basis.questions, *standards}


def known_names(rulebook: Rulebook) -> set[str]:
    """List every standard, prompt and question that the rulebook declares."""
    prompts = {prompt.id for standard in rulebook.standards for prompt in standard.prompts}
    standards = {standard.id for standard in rulebook.standards}
    return prompts | standards | {question.id for question in rulebook.questions}
