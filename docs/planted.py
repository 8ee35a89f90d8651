"""Planted: fifty wrong edits of the shipped rules, and which proof notices each; ``--check`` too.

The edits stand in ``fixtures/planted/``. Each is made in a copy of the rule, with the rulebook and
nothing else beside it; an edit of a definition, with every rule that uses it.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker import api
from checker.model.diagnostic import Severity
from checker.records.yaml_data import yaml_documents
from checker.reports import catalogue
from checker.workshop.run_examples import run_examples

if TYPE_CHECKING:
    from checker.api import Book

DOCS = Path(__file__).parent
PAGE = DOCS / "planted.md"
EDITS = DOCS.parent / "fixtures" / "planted"
RULES = api.rulebook_folder()
LINT, EXAMPLES, READING = "`rules lint`", "`rules test`", "a reader"
EXAMPLES_KEY = "\nexamples:\n"
ABOUT = """\
# Fifty wrong edits, and what notices them

Each of these is a mistake that an author could make. They were chosen and fixed before anybody
looked whether they are noticed (`fixtures/planted/`). Each is made in a copy of the shipped rule;
then `checker rules lint` and `checker rules test` run as they do for an author.

What no proof can notice is what no outcome depends on: a weight, a prompt. It stands on the rule's
page, and `docs/make.py --check` fails until the page was made anew, so that a person sees the edit
a second time. That is no proof, and is counted apart.

The two edits of `supervised_on` and `mappa_category_1_or_2` were noticed by no example at first. An
example for each was added then, to `contact-gap-too-long` and `mappa-eligible-not-registered`. The
wrong unit was noticed by nothing; since then a figure's unit is checked against what counts it.
What `rules lint` calls an error `rules test` refuses to run, so it notices those too.
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """A wrong edit: in which file, of which rule or definition, what it replaces by what."""

    folder: str
    name: str
    mistake: str
    before: str
    after: str

    @property
    def file(self) -> Path:
        """The file that is edited, within the rulebook."""
        return Path(f"{self.folder}.yaml" if self.shared else f"{self.folder}/{self.name}.yaml")

    @property
    def shared(self) -> bool:
        """Whether the edit is of a definition."""
        return self.folder == "rulebook"


@dataclass(frozen=True, slots=True)
class Caught:
    """Which proof notices an edit, and what it says first."""

    by: str
    shown: str


def edits() -> list[Edit]:
    """Read the edits, in the order of their files."""
    found = []
    for path in sorted(EDITS.glob("*.yaml")):
        (rows,) = yaml_documents(path.read_text(encoding="utf-8"))
        for row in rows if isinstance(rows, list) else []:
            name = row.get("rule") or row.get("definition")
            found.append(Edit(path.stem, name, row["mistake"], row["from"], row["to"]))
    return found


def edited(edit: Edit) -> str:
    """Make the edit in its file's text; what it replaces stands once before the examples."""
    text = (RULES / edit.file).read_text(encoding="utf-8")
    head, *examples = [text] if edit.shared else text.partition(EXAMPLES_KEY)
    if head.count(edit.before) != 1:
        message = f"{edit.file}: {edit.before!r} stands there {head.count(edit.before)} times"
        raise ValueError(message)
    return head.replace(edit.before, edit.after) + "".join(examples)


def users(book: Book, name: str) -> set[str]:
    """Name the rules that use a definition, by themselves or through another one."""
    names = {name}
    definitions = {each.name: each.expression.text for each in book.rulebook.definitions}
    for other, text in definitions.items():
        if names & set(re.findall(r"\w+", text)):
            names.add(other)
    heads = {rule.id: rule.source.text.partition(EXAMPLES_KEY)[0] for rule in book.rulebook.rules}
    return {rule for rule, head in heads.items() if names & set(re.findall(r"\w+", head))}


def caught(book: Book, edit: Edit) -> Caught:
    """Make an edit in a copy, and ask each proof in turn."""
    chosen = users(book, edit.name) if edit.shared else {edit.name}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / RULES.name
        folder.mkdir()
        shutil.copy(RULES / "rulebook.yaml", folder)
        for rule in book.rulebook.rules:
            if rule.id in chosen:
                own = folder / Path(rule.source.name).relative_to(RULES)
                own.parent.mkdir(exist_ok=True)
                shutil.copy(rule.source.name, own)
        (folder / edit.file).write_text(edited(edit), encoding="utf-8")
        return _asked(folder)


def _asked(folder: Path) -> Caught:
    book, found = api.examine_rulebook(folder, examples=True)
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors or book is None:
        return Caught(LINT, f"{errors[0].message} [{errors[0].code}]")
    failed = run_examples(book).failed
    if failed:
        first = failed[0]
        number = f"{len(failed)} example{'s' if len(failed) > 1 else ''}"
        rules = len({each.rule.id for each in failed})
        among = f" of {rules} rules" if rules > 1 else ""
        return Caught(EXAMPLES, f"{number}{among}, first: {first.example.name}")
    pages = [catalogue.page(book.rulebook, plan) for plan in book.plans]
    names = [DOCS / "rules" / catalogue.page_name(plan.rule) for plan in book.plans]
    stale = [
        path for path, page in zip(names, pages, strict=True) if path.read_text("utf-8") != page
    ]
    return Caught(READING, "the rule's page is stale") if stale else Caught("nothing", "")


def page() -> str:
    """Write the table: every edit, and what notices it."""
    book = api.load_rulebook()
    rows = [(edit, caught(book, edit)) for edit in edits()]
    counts = Counter(each.by for _, each in rows)
    told = ", ".join(f"{number} by {by}" for by, number in counts.most_common())
    lines = [
        ABOUT,
        f"Of {len(rows)} edits, {told}.",
        "",
        "| in | edit | mistake | noticed by | what it says |",
    ]
    lines += ["|---|---|---|---|---|", *(_row(edit, each) for edit, each in rows)]
    return "\n".join(lines) + "\n"


def _row(edit: Edit, each: Caught) -> str:
    where = f"`{edit.name}`" + (" (definition)" if edit.shared else "")
    after = f"becomes `{_cell(edit.after)}`" if edit.after else "is left out"
    change = f"`{_cell(edit.before)}` {after}"
    return f"| {where} | {change} | {_cell(edit.mistake)} | {each.by} | {_cell(each.shown)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> int:
    """Write the page, or say that it is stale."""
    fresh = page()
    if "--check" in sys.argv:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == fresh
        sys.stderr.write("" if same else f"stale: {PAGE.name}\n")
        return 0 if same else 1
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
