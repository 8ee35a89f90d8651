"""Page: what examples show of the rules, as one HTML file over the rules' own text.

The file needs no network and no scripts. Text of rule files is put in escaped and nowhere else.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from checker.workshop.coverage.lines import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.source import Span
    from checker.model.truth import Truth
    from checker.workshop.coverage.cover import Coverage, Covered

HEAD = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What the examples show of the rules</title>
<style>
body {font: 1rem/1.5 Arial, sans-serif; color: #0b0c0c; margin: 0 auto; max-width: 70rem;
padding: 1rem}
pre {font: .875rem/1.6 monospace; background: #f3f2f1; padding: 1rem; white-space: pre-wrap;
overflow-wrap: anywhere}
mark {color: inherit; padding: .1em 0; border-bottom: 3px solid}
mark.whole {background: #cce2d8; border-color: #005a30}
mark.part {background: #fff7bf; border-color: #594d00}
mark.none {background: #f6d7d2; border-color: #942514}
sup a {color: #1a65a6}
table {border-collapse: collapse; width: 100%; margin: 0 0 2rem}
th, td {text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
border-bottom: 1px solid #b1b4b6}
code {font: .875rem monospace; overflow-wrap: anywhere}
a:focus {outline: 3px solid #fd0}
</style>
</head>
<body>
<h1>What the examples show of the rules</h1>
<p>A condition is <mark class="whole">shown to decide both ways</mark>,
<mark class="part">shown to decide one way</mark>, or
<mark class="none">not shown to decide at all</mark>. It decides in an example where the outcome of
the rule would be another if the condition alone were the other way round.</p>
"""


def page(found: Sequence[Coverage]) -> str:
    """Write the page: the rules with their share, then each with its text and its conditions."""
    return "".join(
        (HEAD, *_contents(found), *(_rule(each) for each in found), "</body>\n</html>\n")
    )


def _contents(found: Sequence[Coverage]) -> Iterator[str]:
    yield '<table>\n<tr><th scope="col">Rule</th><th scope="col">Decide both ways</th></tr>\n'
    for each in found:
        shown = sum(covered.whole for covered in each.covered)
        yield f'<tr><td><a href="#{escape(each.rule)}">{escape(each.rule)}</a></td>'
        yield f"<td>{shown} of {len(each.covered)} ({each.share:.0f} %)</td></tr>\n"
    yield "</table>\n"


def _rule(coverage: Coverage) -> str:
    rule = escape(coverage.rule)
    text = "".join(_marked(coverage))
    rows = "".join(_row(coverage, number, each) for number, each in enumerate(coverage.covered, 1))
    heads = "".join(
        f'<th scope="col">{word}</th>' for word in ("No.", "Condition", *WORDS.values())
    )
    missing = "".join(f"<li>{escape(each.what)}</li>\n" for each in coverage.missing)
    outcomes = escape(", ".join(sorted(map(str, coverage.outcomes))) or "none")
    return (
        f'<h2 id="{rule}">{rule}</h2>\n<p>Outcomes reached: {outcomes}.</p>\n'
        f"<pre>{text}</pre>\n<table>\n<tr>{heads}</tr>\n{rows}</table>\n"
        + (f"<p>No example shows:</p>\n<ul>\n{missing}</ul>\n" if missing else "")
    )


def _row(coverage: Coverage, number: int, covered: Covered) -> str:
    cells = "".join(f"<td>{_cell(covered, value)}</td>" for value in WORDS)
    name = f"{escape(coverage.rule)}-{number}"
    text = escape(" ".join(covered.condition.text.split()))
    return f'<tr id="{name}"><td>{number}</td><td><code>{text}</code></td>{cells}</tr>\n'


def _cell(covered: Covered, value: Truth) -> str:
    if value not in covered.values:
        return "no example"
    return "decides" if value in covered.decides else "seen"


def _marked(coverage: Coverage) -> Iterator[str]:
    """Write the text of a rule with each condition marked and numbered, one inside another."""
    starts = _starts(coverage.text)
    opens: dict[int, list[tuple[int, str]]] = {}
    closes: dict[int, list[tuple[int, str]]] = {}
    for number, each in enumerate(coverage.covered, 1):
        first, last = _stretch(starts, each.condition.span)
        name = f"{escape(coverage.rule)}-{number}"
        opens.setdefault(first, []).append((-last, f'<mark class="{_class(each)}">'))
        link = f'</mark><sup><a href="#{name}">{number}</a></sup>'
        closes.setdefault(last, []).append((-first, link))
    for place, character in enumerate(f"{coverage.text}\n"):
        yield from (tag for _, tag in sorted(closes.get(place, [])))
        yield from (tag for _, tag in sorted(opens.get(place, [])))
        yield escape(character)


def _class(covered: Covered) -> str:
    if covered.whole:
        return "whole"
    return "part" if covered.decides else "none"


def _starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _stretch(starts: Sequence[int], span: Span) -> tuple[int, int]:
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
