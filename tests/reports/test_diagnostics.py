"""How a diagnostic is printed."""

from __future__ import annotations

from checker.model.diagnostic import Diagnostic
from checker.model.source import Source, Span
from checker.reports.diagnostics import render, sorted_by_place


def printed(text: str, span: Span) -> list[str]:
    """Print a diagnostic of a text, as lines."""
    return render(Diagnostic(Source("a.yaml", text), span, "some-code", "it is wrong")).split("\n")


def test_the_place_the_message_the_line_and_a_caret_are_printed() -> None:
    """The caret stands under the whole span."""
    assert printed("a: b\nc: def", Span(2, 4, 2, 7)) == [
        "a.yaml:2:4: it is wrong [some-code]",
        "c: def",
        "   ^^^",
    ]


def test_a_span_over_lines_is_cut_at_its_first_line() -> None:
    """The carets end with the line."""
    assert printed("ab\ncd", Span(1, 2, 2, 2))[1:] == ["ab", " ^"]


def test_tabs_and_wide_characters_keep_the_caret_in_place() -> None:
    """What stands before the span is as wide in both lines."""
    assert printed("\t漢 x", Span(1, 4, 1, 5))[1:] == ["\t漢 x", "\t   ^"]


def test_a_long_line_is_cut_around_the_caret() -> None:
    """A window of the line is shown, with the place in it."""
    _, line, caret = printed("a" * 5000 + "X" + "a" * 5000, Span(1, 5001, 1, 5002))

    assert len(line) < 200
    assert line[caret.index("^")] == "X"


def test_what_a_terminal_could_act_on_is_replaced() -> None:
    """An escape character of a rule file never reaches the terminal."""
    assert "\x1b" not in "".join(printed("a: \x1b[31m", Span(1, 4, 1, 5)))


def test_an_empty_line_is_not_shown() -> None:
    """Where there is nothing to see, the message stands alone."""
    assert printed("", Span(1, 1, 1, 1)) == ["a.yaml:1:1: it is wrong [some-code]"]


def test_diagnostics_are_sorted_by_file_and_place() -> None:
    """The order does not depend on the order of finding."""
    first = Diagnostic(Source("a.yaml", ""), Span(2, 1, 2, 1), "x", "x")
    second = Diagnostic(Source("b.yaml", ""), Span(1, 1, 1, 1), "x", "x")

    assert (first, second) == sorted_by_place([second, first])
