"""Change as JSON: everything that is otherwise in a second run, as plain data."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.change import Changes

FORMAT = "checker-change-v1"


def written(changes: Changes) -> str:
    """Write the changes as JSON; shares from 0 to 1, differences too."""
    data = {
        "format": FORMAT,
        "notes": changes.notes,
        "shares": [asdict(each) for each in changes.shares],
        "fates": [
            {"fate": fate, "because": because, "findings": number}
            for (fate, because), number in changes.fates.items()
        ],
        "findings": [asdict(each) for each in changes.findings],
        "models": [asdict(each) for each in changes.models],
    }
    return f"{json.dumps(data, ensure_ascii=True, separators=(',', ':'))}\n"
