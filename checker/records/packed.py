"""Packed: files that are compressed are read as if they were not."""

from __future__ import annotations

import gzip
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GZIP = ".gz"
ZSTD = (".zst", ".zstd")
PACKED = (GZIP, *ZSTD)
BROKEN = (OSError, ValueError, EOFError, zlib.error)
"""What the reading of a packed file that is damaged may raise."""


def unpacked(path: Path) -> Path:
    """Give the name that a file has when it is not packed."""
    return path.with_suffix("") if path.suffix.lower() in PACKED else path


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading its bytes, unpacked.

    Raises:
        OSError: it cannot be opened. Reading it may raise what ``BROKEN`` names.
    """
    suffix = path.suffix.lower()
    if suffix == GZIP:
        with gzip.open(path, "rb") as stream:
            yield cast("BinaryIO", stream)
    elif suffix in ZSTD:
        import pyarrow as pa  # noqa: PLC0415 - only these files need it

        with pa.input_stream(str(path), compression="zstd") as stream:
            yield stream
    else:
        with path.open("rb") as stream:
            yield stream
