"""Picture: draws what the terminal shows of one case, from a real run, for the README."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from itertools import chain
from pathlib import Path

from rich.console import Console

from checker import api
from checker.cli.output import print_lines
from checker.reports.summary import summary_lines
from checker.reports.text import text_lines

ROOT = Path(__file__).parents[1]
CASE = "fixtures/practice-examples/clive.yaml"
COMMAND = f"checker check {CASE} --select Q3"
PICTURE = Path(__file__).with_name("check.svg")
WIDTH = 104


def drawn() -> str:
    """Draw the run; the picture loads nothing from anywhere."""
    book = api.load_rulebook().selecting(["Q3"])
    with contextlib.chdir(ROOT):  # the picture must not depend on where the checkout lies
        result = api.check(CASE, rulebook=book)
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, markup=False,
        highlight=False, emoji=False,
    )  # fmt: skip
    lines = chain(text_lines(result), summary_lines(result))
    print_lines(console, lines)
    svg = console.export_svg(title=COMMAND, unique_id="checker")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> int:
    """Write the picture, or say that it is stale."""
    fresh = drawn()
    if "--check" in sys.argv:
        return 0 if PICTURE.exists() and fresh == PICTURE.read_text(encoding="utf-8") else 1
    PICTURE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
