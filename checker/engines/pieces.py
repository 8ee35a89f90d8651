"""Pieces: the finding of a rule as it stands on one line: texts, and values between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model.tree import Tree

SPACES = re.compile(r"\s+")


def pieces_of(finding: Sequence[str | Tree]) -> tuple[str | Tree, ...]:
    """Put the texts of a finding on one line, without space before or after the whole."""
    texts = [SPACES.sub(" ", each) if isinstance(each, str) else each for each in finding]
    if texts and isinstance(texts[0], str):
        texts[0] = texts[0].lstrip()
    if texts and isinstance(texts[-1], str):
        texts[-1] = texts[-1].rstrip()
    return tuple(texts)
