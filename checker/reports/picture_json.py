"""Picture as JSON: every figure of an audit as plain data, in a format of its own version."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.picture import Picture

FORMAT = "checker-picture-v1"


def written(picture: Picture) -> str:
    """Write a picture as JSON; dates as year-month-day."""
    data = {"format": FORMAT, **asdict(picture)}
    return f"{json.dumps(data, ensure_ascii=True, separators=(',', ':'), default=str)}\n"
