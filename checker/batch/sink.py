"""Sink: the tables of a run are written to a folder, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from checker.batch.convert import converted
from checker.model.errors import CheckerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from checker.batch.convert import TableFormat
    from checker.batch.tables import Table

ROWS = 65_536  # of a group of rows in a file: few enough to hold, enough to be read quickly


class FolderTakenError(CheckerError):
    """The folder of the results holds something already."""


@dataclass(eq=False, slots=True)
class Sink:
    """Writes tables beside their folder, and puts them in its place when they are whole."""

    folder: Path
    tables: Sequence[Table]
    metadata: Mapping[str, str]
    waiting: dict[str, list[pa.RecordBatch]] = field(default_factory=dict)
    writers: dict[str, pq.ParquetWriter] = field(default_factory=dict)

    def __enter__(self) -> Self:
        """Begin to write.

        Raises:
            FolderTakenError: there is something in the folder already.
        """
        if self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
            message = f"{self.folder} is there already and not empty; name another folder"
            raise FolderTakenError(message)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self._beside.mkdir()
        for table in self.tables:
            schema = table.schema.with_metadata({**self.metadata})
            path = self._beside / f"{table.name}.parquet"
            self.writers[table.name] = pq.ParquetWriter(path, schema, compression="zstd")
            self.waiting[table.name] = []
        return self

    @property
    def _beside(self) -> Path:
        return self.folder.with_name(f".{self.folder.name}.unfinished-{os.getpid()}")

    def write(self, table: str, rows: pa.RecordBatch) -> None:
        """Add rows to a table."""
        self.waiting[table].append(rows)
        if sum(each.num_rows for each in self.waiting[table]) >= ROWS:
            self._flush(table)

    def _flush(self, table: str) -> None:
        batches, self.waiting[table] = self.waiting[table], []
        schema = self.writers[table].schema
        if batches:
            whole = pa.Table.from_batches(
                [each.select(schema.names).cast(schema) for each in batches]
            )
            self.writers[table].write_table(whole.unify_dictionaries())

    def finish(self, recalled: Sequence[str], run: Mapping[str, Any], kind: TableFormat) -> None:
        """Take back what was said of some cases, and put the tables in their place."""
        self._close()
        if recalled:
            self._without(recalled)
        names = [table.name for table in self.tables]
        converted(self._beside, names, kind, self.metadata)
        about = {
            **run,
            "tables": {table.name: dict(table.columns) for table in self.tables},
        }
        text = json.dumps(about, indent=2, ensure_ascii=True, default=str)
        (self._beside / "run.json").write_text(f"{text}\n", encoding="utf-8")
        if self.folder.exists():
            self.folder.rmdir()
        self._beside.rename(self.folder)

    def _close(self) -> None:
        for name, writer in self.writers.items():
            self._flush(name)
            writer.close()
        self.writers = {}

    def rows_of(self, table: str, cases: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Give the rows of some cases that were written; nothing is added afterwards."""
        self._close()
        ids = pa.array(cases, pa.string())
        with pq.ParquetFile(self._beside / f"{table}.parquet") as file:
            for batch in file.iter_batches():
                yield batch.filter(pc.is_in(batch.column("case_id"), value_set=ids))

    def _without(self, cases: Sequence[str]) -> None:
        ids = pa.array(cases, pa.string())
        for table in self.tables:
            if table.name == "problems":
                continue
            path, kept = self._beside / f"{table.name}.parquet", self._beside / "kept.parquet"
            with (
                pq.ParquetFile(path) as file,
                pq.ParquetWriter(kept, file.schema_arrow, compression="zstd") as writer,
            ):
                for batch in file.iter_batches():
                    gone = pc.is_in(batch.column("case_id"), value_set=ids)
                    writer.write_batch(batch.filter(pc.invert(gone)))
            kept.replace(path)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave nothing half written behind."""
        for writer in self.writers.values():
            writer.close()
        shutil.rmtree(self._beside, ignore_errors=True)
