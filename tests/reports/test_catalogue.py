"""The catalogue: a page for each rule, and the page that lists them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import api
from checker.reports import catalogue
from checker.reports.in_words import in_words

if TYPE_CHECKING:
    from checker.model.plan import Plan

ROOT = Path(__file__).parents[2]
BOOK = api.load_rulebook()
PLANS = [pytest.param(plan, id=plan.rule.id) for plan in BOOK.plans]
HEADINGS = (
    "What it rests on",
    "Why",
    "In plain words",
    "Exact conditions",
    "Parameters",
    "Shared with other rules",
    "What it does not see",
    "Which way it errs",
    "What puts it right",
    "Examples",
)
HOSTILE = "| <script> `x` [a](b) *c* _d_ \\ &amp; \u202e\n# e"
INERT = r"\| \<script\> \`x\` \[a\](b) \*c\* \_d\_ \\ \&amp; \\u202e # e"


def section(page: str, heading: str) -> str:
    """Give what stands under a heading."""
    return page.partition(f"\n## {heading}\n\n")[2].partition("\n\n## ")[0].rstrip()


@pytest.mark.parametrize("plan", PLANS)
def test_a_page_has_every_part_in_its_order(plan: Plan) -> None:
    """Each heading stands once, with something under it."""
    page = catalogue.page(BOOK.rulebook, plan)

    assert tuple(re.findall(r"^## (.+)$", page, re.MULTILINE)) == HEADINGS
    assert all(section(page, heading).strip() for heading in HEADINGS)
    assert page.startswith("# ")
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


@pytest.mark.parametrize("plan", PLANS)
def test_a_page_tells_all_of_its_rule(plan: Plan) -> None:
    """Prompts, questions, figures, sentences and examples are all there."""
    page, rule = catalogue.page(BOOK.rulebook, plan), plan.rule

    for name in (*rule.basis.prompts, *rule.basis.questions):
        assert f"- **{name}** " in section(page, "What it rests on")
    for parameter in rule.parameters:
        assert f"| `{parameter.name}` | " in section(page, "Parameters")
    assert section(page, "Examples").count("\n") == len(rule.examples) + 1
    for sentence in in_words(plan, BOOK.rulebook):
        assert f"**{sentence.about}**" in page or not sentence.about


@pytest.mark.parametrize("plan", PLANS)
def test_every_row_of_a_table_has_the_cells_of_its_head(plan: Plan) -> None:
    """Nothing that a rule file says can break a table."""
    page = catalogue.page(BOOK.rulebook, plan)
    for block in page.split("\n\n"):
        rows = [re.sub(r"\\.", "", line) for line in block.split("\n") if line.startswith("|")]
        assert len({row.count("|") for row in rows}) <= 1


def test_a_table_row_is_written_out() -> None:
    """A figure has its name, value, unit, source and certainty; an example its day."""
    plan = BOOK.plan("change-not-reviewed")
    page = catalogue.page(BOOK.rulebook, plan)

    assert section(page, "Parameters").split("\n")[0] == (
        "| name | value | unit | source | certainty |"
    )
    assert "| `reviewed_within` | 15 | working days | " in section(page, "Parameters")
    row = r"| reviewed on the last day | met at changes\[0\] | 1 June 2018 |"
    assert row in section(page, "Examples")


def test_what_a_rule_shares_is_told_with_its_condition() -> None:
    """A definition is shown with what it takes; one that is only spelt like a code is not."""
    shared = section(
        catalogue.page(BOOK.rulebook, BOOK.plan("domestic-abuse-check-missing")),
        "Shared with other rules",
    )

    assert "**domestic_abuse_known_by(day: date)**: " in shared
    assert "**domestic_abuse_concern**" not in shared


def test_text_of_a_rule_file_cannot_act_in_a_page() -> None:
    """Markdown and HTML in a rule's words are shown, not done."""
    plan = BOOK.plan("change-not-reviewed")
    rule = replace(
        plan.rule,
        title=HOSTILE,
        why=f"# {HOSTILE}",
        in_words=f"1. {HOSTILE}",
        does_not_see=f"- {HOSTILE}",
        put_right=HOSTILE,
        parameters=tuple(replace(each, source=HOSTILE) for each in plan.rule.parameters),
        examples=tuple(replace(each, name=HOSTILE) for each in plan.rule.examples),
        expect=replace(plan.rule.expect, text="x == '```'\n# y"),
    )
    page = catalogue.page(BOOK.rulebook, replace(plan, rule=rule))

    assert page.startswith(f"# {INERT}\n")
    assert section(page, "Why") == f"\\# {INERT}"
    assert section(page, "In plain words") == f"1\\. {INERT}."
    assert section(page, "What it does not see") == f"\\- {INERT}"
    assert f"| working days | {INERT} | " in page
    assert f"| {INERT} | met at " in page
    assert "\n````text\n" in page
    assert "\n# y" not in page
    assert "<script>" not in page.replace(r"\<script\>", "")


def test_the_index_lists_every_rule_under_what_it_rests_on() -> None:
    """Each prompt and question has its rules, each with a link to its page."""
    index = catalogue.index(BOOK.rulebook, BOOK.rules)
    for rule in BOOK.rules:
        link = f"- [{rule.id}]({rule.id}.md): "
        assert index.count(link) == len({*rule.basis.prompts}) + len({*rule.basis.questions})
    for standard in BOOK.rulebook.standards:
        assert f"\n## {standard.id} {standard.title}\n" in index
    assert all(f"\n### {question.id}\n" in index for question in BOOK.rulebook.questions)


def test_a_prompt_without_rules_says_so() -> None:
    """Nothing is left out because there is nothing to list."""
    assert "No rule rests on it." in catalogue.index(BOOK.rulebook, ())


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Give a folder with the script and the page of the language, and no page of a rule."""
    for name in ("make.py", "language.md"):
        shutil.copy(ROOT / "docs" / name, tmp_path / name)
    return tmp_path


def made(docs: Path, *arguments: str) -> tuple[int, list[str]]:
    """Run the script; give its exit code, and what it names."""
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, docs / "make.py", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    return done.returncode, done.stderr.splitlines()


def test_the_check_names_each_page_that_is_not_as_it_should_be(docs: Path) -> None:
    """A page may be missing, stale or left over; after writing, none is."""
    code, named = made(docs, "--check")
    assert code == 1
    assert "missing: rules/README.md" in named

    assert made(docs) == (0, [])
    written = [f"missing: rules/{path.name}" for path in (docs / "rules").iterdir()]
    assert sorted(named) == sorted([*written, "missing: tables.md"])
    assert made(docs, "--check") == (0, [])

    (docs / "rules" / "change-not-reviewed.md").write_text("changed", encoding="utf-8")
    (docs / "rules" / "no-such-rule.md").write_text("", encoding="utf-8")
    (docs / "rules" / "README.md").unlink()
    code, named = made(docs, "--check")
    assert code == 1
    assert sorted(named) == [
        "left over: rules/no-such-rule.md",
        "missing: rules/README.md",
        "stale: rules/change-not-reviewed.md",
    ]

    assert made(docs) == (0, [])
    assert made(docs, "--check") == (0, [])
    assert not (docs / "rules" / "no-such-rule.md").exists()
