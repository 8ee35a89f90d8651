"""Bench: the scope and the diagnostics of a planning under way, and the names that it takes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.language import messages_types as say
from checker.language import parse
from checker.language.scope import Known, Scope, reads_as_of, reads_subject
from checker.language.typecheck import Typechecker
from checker.model import tree
from checker.model.types import BOOLEAN, DATE, INTEGER, NUMBER, TEXT, ListType

if TYPE_CHECKING:
    from checker.model.diagnostic import Diagnostic
    from checker.model.rule import Expression, Parameter
    from checker.model.tree import Tree
    from checker.model.types import Type


@dataclass(slots=True)
class Workbench:
    """The planning of one rule: its scope grows, and its diagnostics gather, step by step."""

    scope: Scope
    diagnostics: list[Diagnostic]

    def condition(
        self, expression: Expression | None, place: str, needed: Type | None, *, subject: bool
    ) -> Tree | None:
        """Parse and check one expression; any type will do when none is needed."""
        if expression is None:
            return None
        written, problems = parse.condition(expression)
        self.diagnostics.extend(problems)
        if written is None:
            return None
        checker = Typechecker(expression.source)
        scope = self.scope.at(place, subject=subject)
        found = (
            checker.check(written, scope)
            if needed is None
            else checker.condition(written, scope, needed)
        )
        self.diagnostics.extend(checker.diagnostics)
        return found

    def add(self, name: str, entry: Known, expression: Expression) -> None:
        """Take in a name, unless something else has it."""
        taken = self.scope.taken(name)
        if taken is None:
            self.scope = self.scope.knowing(name, entry)
        else:
            message = say.name_taken(name, taken)
            self.diagnostics.append(say.at(expression.source, entry.tree.span, message))

    def parameters(self, parameters: tuple[Parameter, ...]) -> None:
        """Take in parameters; the date of a dated one may be one of the subject."""
        for parameter in parameters:
            at = self.condition(parameter.at, "parameters", DATE, subject=True)
            setting = _setting(parameter, at)
            taken = self.scope.taken(parameter.name)
            if taken is None:
                entry = Known(
                    kind="parameter",
                    tree=setting,
                    uses_subject=reads_subject(setting, self.scope.subject),
                    uses_as_of=reads_as_of(setting),
                )
                self.scope = self.scope.knowing(parameter.name, entry)
            else:
                message = say.name_taken(parameter.name, taken)
                self.diagnostics.append(say.at(parameter.source_file, parameter.span, message))


def _setting(parameter: Parameter, at: Tree | None) -> tree.Setting:
    values = parameter.values or ((None, parameter.value),)
    plain = tuple((since, value) for since, value in values if value is not None)
    return tree.Setting(
        text=parameter.name,
        span=parameter.span,
        type=_type_of(plain[0][1]),
        name=parameter.name,
        values=plain,
        at=at,
    )


def _type_of(value: tree.Constant | date | tuple[str, ...]) -> Type:
    match value:
        case bool():
            return BOOLEAN
        case int():
            return INTEGER
        case float():
            return NUMBER
        case date():
            return DATE
        case tuple():
            return ListType(TEXT)
        case str():
            return TEXT
