"""The hall: the whole journey on one page, from rule files and records to outcomes."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from checker import keep
from checker.audit import rating
from checker.audit.roll_up import case_answers
from checker.engines.interpreter import Traced, judge, trace
from checker.language.select import chosen
from checker.model.diagnostic import Diagnostic, Severity
from checker.model.errors import BrokenRulebookError, UnknownNameError
from checker.model.result import CaseResult, Result
from checker.model.roll_up import Level
from checker.model.rulebook import RULEBOOK_FILE
from checker.records import derive, read
from checker.records.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pydantic import BaseModel

    from checker.model.group import PlannedGrouping
    from checker.model.plan import Plan
    from checker.model.record import Record
    from checker.model.rule import Example, Rule
    from checker.model.rulebook import Rulebook
    from checker.records.read import Reading

DEFAULT = "hmip-2018"
SOURCES = (".py", ".yaml", ".yml")
EXTENDS = re.compile(r"^extends:\s*['\"]?([\w-]+)", re.MULTILINE)
MODELS: dict[str, type[BaseModel]] = {"probation-case": Case}


@dataclass(frozen=True, slots=True)
class Book:
    """A rulebook that is ready to be run: its rules and groups planned against a record's model."""

    rulebook: Rulebook
    model: type[BaseModel]
    plans: tuple[Plan, ...]
    groups: tuple[PlannedGrouping, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, in the order of their ids."""
        return tuple(each.rule for each in self.plans)

    def plan(self, rule: str) -> Plan:
        """Give the plan of one rule.

        Raises:
            UnknownNameError: the rulebook has no such rule.
        """
        for each in self.plans:
            if each.rule.id == rule:
                return each
        raise UnknownNameError("rule", rule, [each.id for each in self.rules])

    def selecting(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Book:
        """Keep the rules that are named by id, standard, prompt or question, less those ignored.

        Raises:
            UnknownNameError: a name is none of these.
        """
        kept = {rule.id for rule in chosen(self.rulebook, self.rules, select, ignore)}
        return replace(self, plans=tuple(each for each in self.plans if each.rule.id in kept))


def rulebook_folder(name: str = DEFAULT) -> Path:
    """Find a rulebook that comes with the checker: in the wheel, or beside the source.

    Raises:
        UnknownNameError: no rulebook of that name comes with the checker.
    """
    package = Path(str(resources.files("checker")))
    for folder in (package / "rulebooks" / name, package.parent / "rules" / name):
        if folder.is_dir():
            return folder
    raise UnknownNameError("rulebook", name, [DEFAULT])


def _base_folder(name: str, beside: Path) -> Path | None:
    """Find a rulebook that another one extends: one that comes with the checker, or its sibling."""
    with suppress(UnknownNameError):
        return rulebook_folder(name)
    sibling = beside.parent / name
    return sibling if (sibling / RULEBOOK_FILE).is_file() else None


def load_rulebook(folder: str | Path | None = None, model: type[BaseModel] | None = None) -> Book:
    """Load, parse, typecheck and plan a rulebook; the one that comes with the checker by default.

    Raises:
        BrokenRulebookError: something is wrong with a rule file; it holds every diagnostic.
    """
    place = Path(folder or rulebook_folder())
    if model is None:
        return keep.kept(_origin(place), lambda: _loaded(place, None))
    return _loaded(place, model)


def _loaded(place: Path, model: type[BaseModel] | None) -> Book:
    book, diagnostics = examine_rulebook(place, model)
    errors = [each for each in diagnostics if each.severity is Severity.ERROR]
    if book is None or errors:
        raise BrokenRulebookError(tuple(diagnostics))
    return book


def _origin(folder: Path) -> str:
    """Name everything that a rulebook is made of: its files, those it extends, this program."""
    found = hashlib.sha256(repr((sys.version, str(folder.absolute()))).encode())
    folders, named = [Path(str(resources.files("checker"))), folder], folder
    # A circle ends here too: loading says what is wrong with it.
    while (base := _extended(named)) is not None and base not in folders:
        folders.append(base)
        named = base
    for path in (path for each in folders for path in sorted(_sources(each))):
        with suppress(OSError):
            data = Path(path).read_bytes()
            found.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return found.hexdigest()


def _sources(folder: Path) -> Iterator[str]:
    """List the files of a folder, and of those below, that say what a rulebook is or means."""
    for place, _, names in os.walk(folder):
        yield from (str(Path(place, name)) for name in names if name.endswith(SOURCES))


def _extended(folder: Path) -> Path | None:
    with suppress(OSError, UnicodeDecodeError):
        text = (folder / RULEBOOK_FILE).read_text(encoding="utf-8")
        found = EXTENDS.search(text)
        return _base_folder(found[1], folder) if found else None
    return None


def examine_rulebook(
    folder: str | Path, model: type[BaseModel] | None = None, *, examples: bool = False
) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """Load and plan a rulebook as far as that goes, with every diagnostic of every file.

    With ``examples``, the records of the rules' examples are read too, and must fit.
    """
    from checker.language import load, plan  # noqa: PLC0415 - a kept rulebook needs no parser

    rulebook, found = load.rulebook(Path(folder), _base_folder)
    if rulebook is None:
        return None, found
    record_model = model or MODELS.get(rulebook.record)
    if record_model is None:
        return None, (*found, plan.unknown_record(rulebook, MODELS))
    book, problems = _planned(rulebook, record_model)
    fits = (each for rule in rulebook.rules for each in example_problems(rule, record_model))
    return book, (*found, *problems, *(fits if examples else ()))


def plan_rulebook(rulebook: Rulebook, model: type[BaseModel]) -> Book:
    """Plan a rulebook that is loaded, such as one in which a figure was changed.

    Raises:
        BrokenRulebookError: something is wrong with it; it holds every diagnostic.
    """
    book, diagnostics = _planned(rulebook, model)
    if diagnostics:
        raise BrokenRulebookError(diagnostics)
    return book


def _planned(rulebook: Rulebook, model: type[BaseModel]) -> tuple[Book, tuple[Diagnostic, ...]]:
    from checker.language import plan  # noqa: PLC0415 - as above
    from checker.language.definitions import definitions  # noqa: PLC0415 - as above
    from checker.language.groups import groups  # noqa: PLC0415 - as above

    schema = derive.schema(model)
    shared, problems = definitions(rulebook, schema)
    diagnostics, plans = [*problems], []
    for rule in rulebook.rules:
        made, problems = plan.plan(rule, shared, schema)
        diagnostics.extend(problems)
        plans.extend([made] if made is not None else [])
    grouped, problems = groups(rulebook, shared)
    return Book(rulebook, model, tuple(plans), grouped), (*diagnostics, *problems)


def example_case(example: Example, model: type[BaseModel]) -> dict[str, object]:
    """Give the record of an example; one that names no case is called by the example's name."""
    return {derive.schema(model).identity: example.name, **example.case}


def example_problems(rule: Rule, model: type[BaseModel]) -> Iterator[Diagnostic]:
    """Say what keeps an example of a rule from being a record, at its place in the rule file."""
    for example in rule.examples:
        case = example_case(example, model)
        for problem in read.read(case, model, as_of=example.as_of).problems:
            span = example.spans.get(problem.path, example.span)
            message = f"{problem.path}: {problem.message}" if problem.path else problem.message
            yield Diagnostic(rule.source, span, problem.code, message, problem.severity)


def check(
    source: read.Source, *, rulebook: Book | None = None, as_of: date | None = None
) -> Result:
    """Judge records: paths, mappings or models. Each ends judged, or in the list of problems."""
    book = rulebook or load_rulebook()
    reading = read.read(source, book.model, as_of=as_of)
    cases = tuple(judge_case(book, record) for record in reading.records)
    assert reading.read == len(cases) + reading.set_aside, "a record was lost"  # noqa: S101 - a promise
    result = Result(
        book.rulebook, book.rules, cases, reading.problems, reading.read, reading.set_aside
    )
    return _rolled_up(result)


def judge_case(book: Book, record: Record) -> CaseResult:
    """Judge one record by every rule of a rulebook."""
    outcomes = tuple(judge(each, record) for each in book.plans)
    return CaseResult(record.case_id, record.where, record.as_of, outcomes)


def _rolled_up(result: Result) -> Result:
    """Add the answers of each case and of all, where the rulebook says how they are made."""
    roll_up, rules = result.rulebook.roll_up, {rule.id: rule for rule in result.rules}
    if roll_up is None:
        return result
    book = result.rulebook
    answers = tuple(case_answers(book, roll_up, rules, case) for case in result.cases)
    rated = tuple(each for level in Level for each in rating.ratings(roll_up, answers, level))
    return replace(result, answers=answers, ratings=rated)


def why(book: Book, record: Record, rule: str) -> Traced:
    """Give the value of every sub-expression of a rule on one record."""
    return trace(book.plan(rule), record)


def find(reading: Reading, case_id: str) -> Record:
    """Find one case among the records that were read.

    Raises:
        UnknownNameError: no record that fits has this case id.
    """
    for record in reading.records:
        if record.case_id == case_id:
            return record
    raise UnknownNameError("case", case_id, [each.case_id for each in reading.records])
