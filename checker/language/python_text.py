"""Python text: Python's grammar reads the text of a condition, within limits, and never runs it."""

from __future__ import annotations

import ast
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.language import messages_expression as say

if TYPE_CHECKING:
    from checker.model.rule import Expression
    from checker.model.source import Span

LONGEST = 4_000
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that cannot be read: from and to which character, and why."""

    start: int
    end: int
    message: say.Message


class PythonText:
    """The text of a condition as Python's grammar is given it, and where its pieces are."""

    def __init__(self, expression: Expression, before: str) -> None:
        self.expression = expression
        self.before = len(before)
        # Line breaks inside brackets are free in Python; the text is one condition on one line.
        self.text = before + "".join(" " if c in "\n\r\t" else c for c in expression.text)
        self.encoded = self.text.encode("utf-8", "replace")

    def read(self, after: str) -> ast.expr | Refusal:
        """Read the text with what stands before and after it; every limit is checked first."""
        text = self.expression.text
        whole = len(text)
        if not text.strip():
            return Refusal(0, whole, say.empty())
        if whole > LONGEST:
            return Refusal(0, 1, say.too_long(whole, LONGEST))
        if _bracket_depth(text) > DEEPEST:
            return Refusal(0, 1, say.too_deep(DEEPEST))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                tree = ast.parse(self.text + after, mode="eval").body
        except SyntaxError as error:
            return self._syntax_error(error)
        except (RecursionError, MemoryError):
            return Refusal(0, 1, say.too_deep(DEEPEST))
        except ValueError:
            return Refusal(0, whole, say.unreadable("a character that cannot be read"))
        return self._within_limits(tree)

    def _within_limits(self, tree: ast.expr) -> ast.expr | Refusal:
        if _tree_depth(tree) > DEEPEST:
            return Refusal(0, 1, say.too_deep(DEEPEST))
        if tree.col_offset == 0 and not isinstance(tree, ast.Tuple | ast.GeneratorExp):
            # `a) or (b` would balance only with the brackets that were put around the text.
            size = len(self.expression.text)
            return Refusal(0, size, say.unreadable("a bracket closes that was not opened"))
        return tree

    def _syntax_error(self, error: SyntaxError) -> Refusal:
        offset = max(0, (error.offset or 1) - 1 - self.before)
        return Refusal(offset, offset + 1, say.unreadable(_reason(error.msg)))

    def bounds(self, node: ast.expr) -> tuple[int, int]:
        """Give the first character of a node, and the one after its last."""
        end = node.end_col_offset if node.end_col_offset is not None else node.col_offset + 1
        return self._index(node.col_offset), self._index(end)

    def _index(self, offset: int) -> int:
        """Turn Python's offset, which counts bytes, into a character of the condition."""
        characters = len(self.encoded[:offset].decode("utf-8", "replace"))
        return max(0, min(characters - self.before, len(self.expression.text)))

    def stretch(self, start: int, end: int) -> Span:
        """Give the place in the file of some of the characters, one at least."""
        size = len(self.expression.text)
        start = max(0, min(start, size - 1))
        return self.expression.places.span(start, max(start + 1, min(end, size)))


def _bracket_depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _tree_depth(tree: ast.AST) -> int:
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return deepest


def _reason(message: str) -> str:
    """Say Python's complaint in the language's words where they differ."""
    if "Perhaps you meant" in message or "Maybe you meant" in message:
        return "`=` found where `==` compares two values"
    if "comma" in message or message == "invalid syntax":
        return (
            "an operator such as `and`, `or` or `==` is missing here, or one too many stands here"
        )
    return message[:1].lower() + message[1:].split(". ", maxsplit=1)[0].rstrip(".?")
