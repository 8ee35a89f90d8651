"""Unsure: what the record does not say, gathered over the rules that cannot tell."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.reports.lines import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model.outcome import SubjectOutcome

MOST = 6
INDEX = re.compile(r"\[\d+\]")


def unsure_text(told: Iterable[tuple[str, SubjectOutcome]]) -> str:
    """Say how many rules cannot tell, and what is missing most often; rules are counted once."""
    rules = list(told)
    wanted: Counter[str] = Counter()
    pairs = {(rule, INDEX.sub("", path)) for rule, subject in rules for path in subject.missing}
    wanted.update(path for _, path in sorted(pairs))
    names = [f"{path} ({number})" for path, number in _most(wanted)]
    more = f" and {len(wanted) - MOST} more places" if len(wanted) > MOST else ""
    want = f", for want of: {', '.join(names)}{more}" if names else ""
    return f"cannot tell: {count(len({rule for rule, _ in rules}), 'rule')}{want}"


def _most(wanted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(wanted.items(), key=lambda each: (-each[1], each[0]))[:MOST]
