"""Saved: the folder of a run is opened again, and its tables are read portion by portion."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pydantic import ValidationError

from checker.audit.tally import Codes
from checker.batch.catalogue import read_catalogue
from checker.model.errors import CheckerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from checker.model.catalogue import Catalogue

RUN = "run.json"
FORMAT = "checker-run-v1"
NEEDED = ("cases", "outcomes", "findings", "judgements", "problems")


class NoRunError(CheckerError):
    """A folder that holds no run, or one that cannot be read."""


@dataclass(frozen=True, eq=False, slots=True)
class Saved:
    """A run that was saved: what made it, the rulebook in words, and the folder of its tables."""

    folder: Path
    run: dict[str, Any]
    catalogue: Catalogue

    def rows(self, table: str, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        """Give the rows of a table, some at a time, in the order of the records."""
        with pq.ParquetFile(self.folder / f"{table}.parquet") as file:
            yield from file.iter_batches(batch_size=65_536, columns=columns)

    def size(self, table: str) -> int:
        """Count the rows of a table."""
        return int(pq.read_metadata(self.folder / f"{table}.parquet").num_rows)

    def columns(self, table: str) -> tuple[str, ...]:
        """List the columns of a table."""
        return tuple(pq.read_schema(self.folder / f"{table}.parquet").names)


def saved(folder: Path) -> Saved:
    """Open the folder of a run.

    Raises:
        NoRunError: it holds none, or one that this program cannot read.
    """
    try:
        run = json.loads((folder / RUN).read_text(encoding="utf-8"))
        known = run.get("format") == FORMAT
        catalogue = read_catalogue(run["catalogue"]) if known else None
    except (OSError, ValueError, KeyError, AttributeError, ValidationError) as error:
        message = (
            f"{folder} holds no run of `checker check --output` that can be read: {_why(error)}"
        )
        raise NoRunError(message) from None
    if catalogue is None:
        message = f"{folder} holds a run of another format than {FORMAT}"
        raise NoRunError(message)
    for name in NEEDED:
        if not (folder / f"{name}.parquet").is_file():
            message = (
                f"{folder} has no {name}.parquet; a report needs a run with a roll-up, saved as "
                "Parquet"
            )
            raise NoRunError(message)
    return Saved(folder, run, catalogue)


def _why(error: Exception) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return f"there is no {RUN}"
        case KeyError():
            return f"its {RUN} has no catalogue of the rulebook; run `checker check` again"
        case _:
            return f"its {RUN} is damaged"


def coded(column: pa.Array, none: str) -> Codes:
    """Give a column of texts as places among its texts; what is missing is ``none``."""
    filled = pc.fill_null(column.cast(pa.string()), none) if column.null_count else column
    if not pa.types.is_dictionary(filled.type):
        filled = filled.dictionary_encode()
    places = filled.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return Codes(places, filled.dictionary.to_pylist())
