"""Make: writes the generated parts of the documentation; with ``--check``, says what is stale."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from checker.model.functions import FUNCTIONS, Example, Function

PAGE = Path(__file__).with_name("language.md")
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


def page() -> str:
    """Write the page with its table made anew."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(START)
    return before + START + table() + END + rest.split(END)[1]


def main() -> int:
    """Write the page, or say that it is stale."""
    fresh = page()
    if "--check" in sys.argv:
        return 0 if fresh == PAGE.read_text(encoding="utf-8") else 1
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
