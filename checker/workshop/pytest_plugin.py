"""Pytest plugin: the rule files of a rulebook are tests, one for each example.

It comes with the checker: ``pytest FOLDER`` runs every example of the rules in a folder that holds
a ``rulebook.yaml``, or stands in one that does. ``-p no:checker_rules`` leaves it out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.model.rulebook import RULEBOOK_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.api import Book
    from checker.model.rule import Example, Rule

SUFFIXES = {".yaml", ".yml"}
BOOKS = pytest.StashKey[dict[Path, "Book"]]()


class DoesNotHoldError(Exception):
    """An example does not hold; the message says why, line by line."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.File | None:
    """Take the rule files of a rulebook, and leave every other file alone."""
    if file_path.suffix not in SUFFIXES or file_path.name == RULEBOOK_FILE:
        return None
    if _home(file_path, parent.config.rootpath) is None:
        return None
    file: RuleFile = RuleFile.from_parent(parent, path=file_path)
    return file


def _home(file: Path, root: Path) -> Path | None:
    """Find the rulebook that a file belongs to, no higher than where the tests are rooted."""
    for folder in file.parents:
        if (folder / RULEBOOK_FILE).is_file():
            return folder
        if folder == root:
            return None
    return None


class RuleFile(pytest.File):
    """A rule file: an item for each of its examples, and one for those that it must have."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give the items; a file that is no rule of its rulebook has none."""
        book = self._book()
        for rule in book.rules:
            if Path(rule.source.name).resolve() == self.path.resolve():
                yield Lacking.from_parent(self, name=f"{rule.id}: met and not met", rule=rule)
                for example in rule.examples:
                    name = f"{rule.id}: {example.name}"
                    yield Held.from_parent(self, name=name, book=book, rule=rule, example=example)

    def _book(self) -> Book:
        from checker import api  # noqa: PLC0415 - other files than rules need none of it
        from checker.model.errors import BrokenRulebookError  # noqa: PLC0415 - as above
        from checker.reports.diagnostics import render, sorted_by_place  # noqa: PLC0415 - as above

        home = _home(self.path, self.config.rootpath)
        assert home is not None  # noqa: S101 - else the file was not taken
        books = self.config.stash.setdefault(BOOKS, {})
        if home not in books:
            try:
                books[home] = api.load_rulebook(home)
            except BrokenRulebookError as error:
                told = "\n".join(map(render, sorted_by_place(error.diagnostics)))
                raise self.CollectError(told) from None
        return books[home]


class Held(pytest.Item):
    """An example of a rule, run by the interpreter and in columns."""

    def __init__(
        self, name: str, parent: pytest.Collector, book: Book, rule: Rule, example: Example
    ) -> None:
        super().__init__(name, parent)
        self.book, self.rule, self.example = book, rule, example
        if example.todo:
            self.add_marker(pytest.mark.xfail(strict=True, reason="todo", raises=DoesNotHoldError))

    def runtest(self) -> None:
        """Run it.

        Raises:
            DoesNotHoldError: it does not hold.
        """
        from dataclasses import replace  # noqa: PLC0415 - as above

        from checker.workshop.run_examples import run_examples  # noqa: PLC0415 - as above

        plan = self.book.plan(self.rule.id)
        alone = replace(plan, rule=replace(self.rule, examples=(self.example,)))
        (ran,) = run_examples(replace(self.book, plans=(alone,))).ran
        if ran.problems:
            raise DoesNotHoldError("\n".join(ran.problems))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        """Say what does not hold, and where the example stands."""
        del style
        place = f"{self.path}:{self.example.span.line}: {self.name}"
        return f"{place}\n{excinfo.value}"

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the example stands."""
        return self.path, self.example.span.line - 1, self.name


class Lacking(pytest.Item):
    """That a rule has an example that is met, and one that is not."""

    def __init__(self, name: str, parent: pytest.Collector, rule: Rule) -> None:
        super().__init__(name, parent)
        self.rule = rule

    def runtest(self) -> None:
        """Look for them.

        Raises:
            DoesNotHoldError: one is lacking.
        """
        from checker.workshop.run_examples import lacking  # noqa: PLC0415 - as above

        missing = [f"has no example that is {outcome}" for outcome in lacking(self.rule)]
        if missing:
            raise DoesNotHoldError("\n".join(missing))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        """Say what is lacking, and in which rule."""
        del style
        return f"{self.path}:{self.rule.span.line}: {self.rule.id}\n{excinfo.value}"

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the rule stands."""
        return self.path, self.rule.span.line - 1, self.name
