"""Formats: how cases are written, and which name of a file says so."""

from __future__ import annotations

from enum import StrEnum


class FileFormat(StrEnum):
    """How cases are written."""

    NDJSON = "ndjson"
    PARQUET = "parquet"


SUFFIXES = {
    ".ndjson": FileFormat.NDJSON,
    ".jsonl": FileFormat.NDJSON,
    ".parquet": FileFormat.PARQUET,
}
