"""Save: a file is written whole, or stays as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def save(file: Path, text: str) -> None:
    """Put a text in the place of a file's own; whoever reads it sees the one or the other.

    Raises:
        OSError: the folder cannot be written to; the file is as it was.
    """
    place = file.resolve()  # what a link points at is written, and the link stays
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    passing = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
        shutil.copymode(place, passing)
        passing.replace(place)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise
