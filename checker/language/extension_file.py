"""Extension file: a rulebook that extends another is read, and its changes are put in.

Nothing of the base changes in silence: each change needs a reason or a source, and is listed as a
difference.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from checker.language import groups_file, roll_up_file, rule_file, rulebook_file, shape, values
from checker.language import messages as say
from checker.language import messages_rulebook as tell
from checker.language.differences import Told
from checker.language.shape import Part
from checker.model.diagnostic import Severity
from checker.model.difference import Base
from checker.model.rule import Weight
from checker.model.wording import shown

if TYPE_CHECKING:
    from checker.language.nodes import Node, Scalar
    from checker.language.shape import Desk
    from checker.model.rule import Parameter, Rule
    from checker.model.rulebook import Rulebook

Named = TypeVar("Named", bound="_Named")


class _Named(Protocol):
    """Anything that has a name, by which it is changed."""

    @property
    def name(self) -> str:
        """The name."""


def extended(desk: Desk, node: Node, base: Rulebook) -> Rulebook | None:
    """Read a rulebook over its base; ``None`` only with at least one diagnostic."""
    part = Part(desk, node, "extension")
    name = part.named("id", shape.KEBAB)
    rules = {rule.id: rule for rule in base.rules}
    shared = {each.name: each for each in base.parameters}
    disabled = _disabled(part, rules)
    changed = _changed(part, rules, set(disabled))
    own = values.parameters(part)
    _check_shared(desk, base.parameters, own)
    parameters = tuple(_inheriting(shared, each) for each in own)
    definitions = rulebook_file.definitions(part)
    roll_up = roll_up_file.changed(part, base.roll_up)
    groups = groups_file.groups(part)
    kept = tuple(
        changed[rule.id][0] if rule.id in changed else rule
        for rule in base.rules
        if rule.id not in disabled
    )
    head = {key: part.text(key) for key in ("title", "version", "source")}
    if any(each.severity is Severity.ERROR for each in desk.diagnostics):
        return None
    told = Told(name)
    differences = (
        *(told.disabled(*each) for each in disabled.items()),
        *(each for rule, because in changed.values() for each in told.rule(rules, rule, because)),
        *told.parameters(base.parameters, parameters),
        *told.definitions(base.definitions, definitions),
        *told.roll_up(base.roll_up, roll_up),
        *told.groups(base.groups, groups),
    )
    return replace(
        base,
        id=name,
        title=head["title"],
        version=head["version"],
        source=head["source"],
        parameters=_over(base.parameters, parameters),
        definitions=_over(base.definitions, definitions),
        rules=kept,
        roll_up=roll_up,
        groups=_over(base.groups, groups),
        extends=(Base(base.id, base.version), *base.extends),
        differences=(*base.differences, *differences),
        source_file=desk.source,
    )


def _over(base: tuple[Named, ...], own: tuple[Named, ...]) -> tuple[Named, ...]:
    """Put each of the own in the place of the base's one of that name, the new ones last."""
    replacing: dict[str, Named] = {each.name: each for each in own}
    names = {each.name for each in base}
    kept = tuple(replacing.get(each.name, each) for each in base)
    return (*kept, *(each for each in own if each.name not in names))


def _disabled(part: Part, rules: dict[str, Rule]) -> dict[str, str]:
    """Read the rules that are not run, each with the reason."""
    read = {}
    for key, node in part.entries("disable"):
        if key.text not in rules:
            part.desk.report(key.span, say.unknown_id("rule", key.text, rules))
        else:
            read[key.text] = shape.text(part.desk, node)
    return read


def _changed(part: Part, rules: dict[str, Rule], disabled: set[str]) -> dict[str, tuple[Rule, str]]:
    """Read the changed rules, each with the reason."""
    read = {}
    for key, node in part.entries("change"):
        if key.text not in rules:
            part.desk.report(key.span, say.unknown_id("rule", key.text, rules))
        elif key.text in disabled:
            part.desk.report(key.span, tell.changed_and_disabled(key.text))
        else:
            read[key.text] = _change(part.desk, key, node, rules[key.text])
    return read


def _change(desk: Desk, key: Scalar, node: Node, rule: Rule) -> tuple[Rule, str]:
    part = Part(desk, node, "change")
    own = values.parameters(part)
    known = {each.name: each for each in rule.parameters}
    for figure in own:
        if figure.name not in known:
            desk.report(figure.span, say.unknown_id("parameter", figure.name, known))
        else:
            _check_same(desk, known[figure.name], figure)
    examples = rule_file.examples(part) if part.node("examples") is not None else None
    if own and examples is None:
        desk.warn(key.span, tell.unproved_change(rule.id))
    inherited = () if own else rule.examples
    changed = replace(
        rule,
        parameters=_over(rule.parameters, tuple(_inheriting(known, each) for each in own)),
        weight=part.choice("weight", Weight) or rule.weight,
        examples=inherited if examples is None else examples,
    )
    return changed, part.text("because")


def _check_shared(desk: Desk, base: tuple[Parameter, ...], own: tuple[Parameter, ...]) -> None:
    known = {each.name: each for each in base}
    for figure in own:
        if figure.name in known:
            _check_same(desk, known[figure.name], figure)


def _check_same(desk: Desk, base: Parameter, own: Parameter) -> None:
    """Note a changed figure that the condition of the base could not mean."""
    if own.unit is not None and own.unit != base.unit:
        desk.report(own.span, tell.unit_changed(own.unit, base.unit))
    before, after = values.first(base), values.first(own)
    if before is not None and after is not None and values.kind(after) is not values.kind(before):
        desk.report(own.span, tell.kind_changed(shown(after), shown(before)))


def _inheriting(known: dict[str, Parameter], own: Parameter) -> Parameter:
    base = known.get(own.name)
    return own if base is None else values.inheriting(base, own)
