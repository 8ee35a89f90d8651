"""Make: writes the generated parts of the documentation; with ``--check``, says what is stale."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pyarrow as pa

from checker import api
from checker.batch.tables import tables
from checker.model.functions import FUNCTIONS, Example, Function
from checker.reports import catalogue

DOCS = Path(__file__).parent
PAGE = DOCS / "language.md"
RULES = DOCS / "rules"
TABLES = DOCS / "tables.md"
START, END = "<!-- functions -->\n", "<!-- /functions -->"


def written(value: date | int | bool) -> str:  # noqa: FBT001 - a result is written as it is
    """Write a value as it stands in a condition."""
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    return str(value)


def example(function: Function, case: Example) -> str:
    """Write an example as an equation."""
    arguments = ", ".join(written(each) for each in case.arguments)
    return f"`{function.name}({arguments})` is `{written(case.result)}`"


def table() -> str:
    """Write a row for each function of the language."""
    rows = ["| function | meaning | example |", "|---|---|---|"]
    for function in FUNCTIONS.values():
        examples = "; ".join(example(function, case) for case in function.examples)
        rows.append(f"| `{function.signature}` | {function.meaning} | {examples} |")
    return "\n".join(rows) + "\n"


def language_page() -> str:
    """Write the page of the language with its table made anew."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(START)
    return before + START + table() + END + rest.split(END)[1]


def tables_page(book: api.Book) -> str:
    """Write what each table of a run holds."""
    parts = ["# The tables of a run", ABOUT_TABLES]
    for each in tables(book):
        rows = ["| column | type | meaning |", "|---|---|---|"]
        rules = {rule.id for rule in book.rules}
        for name, meaning in each.columns.items():
            if name in rules or name.startswith(("question ", "prompt ", "standard ")):
                continue
            rows.append(f"| `{name}` | {_kind(each.schema.field(name).type)} | {meaning} |")
        more = MORE.get(each.name)
        if more:
            rows.append(more)
        parts += [f"## {each.name}", "\n".join(rows)]
    return "\n\n".join(parts) + "\n"


ABOUT_TABLES = """\
`checker check PATH… --output FOLDER` writes these tables, as Parquet, or with `--tables` as
NDJSON, CSV or one DuckDB file. Rows stand in the order of the records that were read. `run.json`
beside them (in Parquet also the metadata of each file, in DuckDB also the table `run`) names the
rulebook, its figures and the program, each with its digest, and holds every total. Nothing is
written until everything is, and a folder that holds something already is left alone."""
OUTCOMES = "not applicable · met · not yet due · cannot tell · not met"
ANSWERS = "likely sufficient · likely insufficient · cannot tell · not applicable"
ASKED = "one for each question, prompt and standard, such as `question Q1`"
MORE = {
    "outcomes": f"| one for each rule, by its id | text | {OUTCOMES} |",
    "judgements": f"| {ASKED} | text | {ANSWERS} |",
}


def _kind(type_: pa.DataType) -> str:
    if pa.types.is_list(type_):
        names = ", ".join(each.name for each in type_.value_type)
        return f"list of ({names})"
    return "date" if pa.types.is_date(type_) else "text"


def pages() -> dict[Path, str]:
    """Write every page that is generated, in whole or in part."""
    book = api.load_rulebook()
    made = {
        PAGE: language_page(),
        TABLES: tables_page(book),
        RULES / catalogue.INDEX: catalogue.index(book.rulebook, book.rules),
    }
    for plan in book.plans:
        made[RULES / catalogue.page_name(plan.rule)] = catalogue.page(book.rulebook, plan)
    return made


def left_over(made: dict[Path, str]) -> list[Path]:
    """List the pages of rules that are no more."""
    return sorted(set(RULES.glob("*.md")) - made.keys())


def problems(made: dict[Path, str]) -> list[str]:
    """Name every page that is not as it would be made now, and say how it is not."""
    found = []
    for path, text in made.items():
        if not path.exists():
            found.append(f"missing: {path.relative_to(DOCS)}")
        elif path.read_text(encoding="utf-8") != text:
            found.append(f"stale: {path.relative_to(DOCS)}")
    return [*found, *(f"left over: {path.relative_to(DOCS)}" for path in left_over(made))]


def main() -> int:
    """Write the pages, or name those that are stale, missing or left over."""
    made = pages()
    if "--check" in sys.argv:
        found = problems(made)
        sys.stderr.writelines(f"{each}\n" for each in found)
        return 1 if found else 0
    RULES.mkdir(exist_ok=True)
    for path in left_over(made):
        path.unlink()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
