"""In words, values: a date, a figure, a code or a part of the record as a noun phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from checker.model import tree
from checker.model.types import BooleanType, EnumType, RecordType, TextType
from checker.model.wording import shown
from checker.reports.in_words.fields import Owner, Tag, phrase, spelt
from checker.reports.in_words.functions import bracketed, call, cases_outside
from checker.reports.in_words.names import named
from checker.reports.in_words.points import (
    Group,
    Point,
    asks,
    flat,
    led,
    measured,
    such,
    that,
)
from checker.reports.in_words.scope import items

if TYPE_CHECKING:
    from checker.model.types import Field, Type
    from checker.reports.in_words.scope import Items, Scope, Speech


def value(speech: Speech, node: tree.Tree, scope: Scope) -> str:
    """Say a value as a noun phrase."""
    node = cases_outside(node)
    match node:
        case tree.Fixed():
            return coded(node.value, node.type)
        case tree.Setting():
            return _setting(speech, node, scope)
        case tree.AsOf():
            return "the day on which the record is judged"
        case tree.Variable(name=name):
            return "it" if name == scope.near else scope.called(name)
        case tree.Read():
            return _read(speech, node, scope)
        case tree.Named():
            return named(speech, node, scope)
        case tree.If():
            return bracketed(flat(choices(speech, node, scope)))
        case tree.Add():
            sign = "plus" if node.operator == "+" else "minus"
            return f"({value(speech, node.left, scope)} {sign} {value(speech, node.right, scope)})"
        case tree.Call():
            return call(speech, node, scope)
        case tree.Count():
            return _counted(speech, node, scope)
        case tree.Extreme():
            return _extreme(speech, node, scope)
        case (
            tree.Compare()
            | tree.Among()
            | tree.Within()
            | tree.And()
            | tree.Or()
            | tree.Not()
            | tree.Some()
            | tree.Every()
        ):
            return f"whether {flat(speech.condition(node, scope))}"
        case _ as never:
            assert_never(never)


def coded(constant: object, type_: Type) -> str:
    """Write a fixed value; a code by its label."""
    if isinstance(type_, EnumType):
        labels = {member.value: member.label for member in type_.members}
        return f'"{labels.get(str(constant), str(constant))}"'
    return f'"{constant}"' if isinstance(type_, TextType) else shown(constant)


def choices(speech: Speech, node: tree.If, scope: Scope) -> Point:
    """Say which of several values counts when."""
    test = flat(speech.condition(node.condition, scope))
    points = (led(f"if {test}:", explained(speech, node.then, scope)),)
    if isinstance(node.otherwise, tree.If):
        first, *rest = choices(speech, node.otherwise, scope).points
        return Point("", Group.CASES, (*points, led("otherwise,", first), *rest))
    last = led("otherwise:", explained(speech, node.otherwise, scope))
    return Point("", Group.CASES, (*points, last))


def explained(speech: Speech, node: tree.Tree, scope: Scope) -> Point:
    """Say a value, with its cases or its filter set out one by one."""
    if isinstance(node.type, BooleanType):
        return speech.condition(node, scope)
    node = cases_outside(node)
    if isinstance(node, tree.If):
        return choices(speech, node, scope)
    if isinstance(node, tree.Extreme) and not node.item:
        day, which = _extreme_day(speech, node, scope)
        return led(f"{day},", which)
    return Point(value(speech, node, scope))


def bound(
    node: tree.Some | tree.Every | tree.Count | tree.Extreme, scope: Scope
) -> tuple[Scope, Items]:
    """Give the scope inside a search, and how what is searched is called."""
    found = items(node.over, node.variable, scope)
    return scope.binding(node.variable, found.one), found


def _counted(speech: Speech, node: tree.Count, scope: Scope) -> str:
    inside, found = bound(node, scope)
    lead = f"the number of {_many(speech, found, scope)}"
    if node.filter is None:
        return lead
    # Several are spoken of, so that none of them is "it".
    return flat(such(f"{lead} {found.which}", speech.condition(node.filter, inside.afar())))


def _many(speech: Speech, found: Items, scope: Scope) -> str:
    if found.whole is not None:
        whole = value(speech, found.whole, scope)
        return f"entries in {whole}" if asks(whole) else re.sub(r"^the ", "", whole)
    return f"{found.many} of {value(speech, found.of, scope.afar())}" if found.of else found.many


def _one(speech: Speech, found: Items, scope: Scope) -> str:
    if found.whole is not None:
        return f"entry in {value(speech, found.whole, scope)}"
    return f"{found.one} of {value(speech, found.of, scope.afar())}" if found.of else found.one


def _end(node: tree.Extreme) -> str:
    return "latest" if node.latest else "earliest"


def _extreme(speech: Speech, node: tree.Extreme, scope: Scope) -> str:
    if not node.item:
        day, which = _extreme_day(speech, node, scope)
        return f"{day} ({flat(which)})"
    inside, found = bound(node, scope)
    lead = f"the {_end(node)} {_one(speech, found, scope)}"
    if node.filter is None:
        return lead
    return flat(that(lead, speech.condition(node.filter, inside), found.which))


def _extreme_day(speech: Speech, node: tree.Extreme, scope: Scope) -> tuple[str, Point]:
    """Say which day each item has, and which of these is the one."""
    inside, found = bound(node, scope)
    lead = f"the {_end(node)}, looking at each {_one(speech, found, scope)}"
    which = Point(lead)
    if node.filter is not None:
        which = that(lead, speech.condition(node.filter, inside), found.which)
    return value(speech, node.by, inside), which


def owner(speech: Speech, of: tree.Tree | None, scope: Scope) -> Owner:
    """Say what a field belongs to."""
    match of:
        case None:
            return Owner("the case", "the case", "", Tag.NEVER)
        case tree.Variable(name=name) if name == scope.near:
            return Owner(scope.called(name), "it", "", Tag.NEVER)
        case tree.Variable(name=name):
            called = scope.called(name)
            return Owner(called, called, scope.base(name), Tag.UNLESS_NAMED, scope.alone(name))
        case tree.Read(of=outer, name=name):
            around, noun = owner(speech, outer, scope), spelt(name, scope.acronyms)
            called = f"the {noun}"
            full = called if around.tag is Tag.NEVER else f"{called} of {around.phrase}"
            return Owner(full, called, "", around.tag)
        case _:
            return Owner(value(speech, of, scope), f"that {_noun(of, scope)}", "", Tag.ALWAYS)


def _noun(node: tree.Tree, scope: Scope) -> str:
    if isinstance(node, tree.Extreme):
        return bound(node, scope)[1].one
    return spelt(str(node.type), scope.acronyms)


def field_of(node: tree.Read, scope: Scope) -> Field:
    """Give the declaration of a field that is read."""
    record = scope.case if node.of is None else node.of.type
    assert isinstance(record, RecordType)  # noqa: S101 - only a record has fields
    return record.fields[node.name]


def _read(speech: Speech, node: tree.Read, scope: Scope) -> str:
    if isinstance(node.type, RecordType):
        return f"the {spelt(node.name, scope.acronyms)}"
    return phrase(field_of(node, scope), owner(speech, node.of, scope))


def _setting(speech: Speech, node: tree.Setting, scope: Scope) -> str:
    unit = scope.units.get(node.name)
    if node.at is None:
        return f"{_figure(node, node.values[0][1], unit)} ({node.name})"
    dated = (
        f"{_figure(node, figure, unit)} from {shown(since)} on" for since, figure in node.values
    )
    at = value(speech, node.at, scope)
    return f"the figure in force on {at} ({node.name}: {'; '.join(dated)})"


def _figure(node: tree.Setting, figure: object, unit: str | None) -> str:
    return measured(figure, unit) if unit else coded(figure, node.type)
