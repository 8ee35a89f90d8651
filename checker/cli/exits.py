"""Exits: what the command's exit code says to a pipeline."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command."""

    NOTHING_FOUND = 0
    """The command did its work; ``check`` has no finding."""

    FINDINGS = 1
    """``check`` has at least one finding."""

    NOT_DONE = 2
    """Wrong use, a rulebook that is broken, or a defect of the checker: nothing was concluded."""

    NOTHING_CHECKED = 3
    """No record could be judged, so that no finding means nothing."""

    INTERRUPTED = 130
    """Stopped from the keyboard; the code that shells give for it."""
