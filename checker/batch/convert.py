"""Convert: tables that were written as Parquet become NDJSON, CSV or one DuckDB file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection


class TableFormat(StrEnum):
    """How tables are written."""

    PARQUET = "parquet"
    NDJSON = "ndjson"
    CSV = "csv"
    DUCKDB = "duckdb"


DATABASE = "results.duckdb"
NESTED = "* replace (to_json(workings) as workings, to_json(evidence) as evidence)"


def converted(
    folder: Path, names: Sequence[str], kind: TableFormat, metadata: Mapping[str, str]
) -> None:
    """Write the tables of a folder in another format, in place of their Parquet files.

    In CSV, lists are written as JSON. In DuckDB's file a table ``run`` says what made it.
    """
    if kind is TableFormat.PARQUET:
        return
    import duckdb  # noqa: PLC0415 - only these formats need it

    into = str(folder / DATABASE) if kind is TableFormat.DUCKDB else ":memory:"
    with duckdb.connect(into) as connection:
        for name in names:
            path = folder / f"{name}.parquet"
            _write(connection, path, name, kind)
            path.unlink()
        if kind is TableFormat.DUCKDB:
            connection.execute("CREATE TABLE run (name VARCHAR, value VARCHAR)")
            connection.executemany("INSERT INTO run VALUES (?, ?)", list(metadata.items()))


def _write(connection: DuckDBPyConnection, path: Path, name: str, kind: TableFormat) -> None:
    rows = connection.read_parquet(str(path))
    match kind:
        case TableFormat.DUCKDB:
            rows.create(name)
        case TableFormat.CSV:
            flat = rows.project(NESTED) if "evidence" in rows.columns else rows
            flat.write_csv(str(path.with_suffix(".csv")), header=True)
        case TableFormat.NDJSON:
            rows.create_view("rows")
            to = {"path": str(path.with_suffix(".ndjson"))}
            connection.execute("COPY rows TO $path (FORMAT json)", to)
        case TableFormat.PARQUET:
            pass
        case _ as never:
            assert_never(never)
