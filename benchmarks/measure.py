"""Measure: what the scripts share: a caseload to measure on, timed processes, a line out."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model.types import (
    BooleanType,
    DateType,
    EnumType,
    IntegerType,
    ListType,
    NumberType,
    RecordType,
    TextType,
)
from checker.records.case import Case
from checker.records.derive import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.model.types import Type

# What is measured finds its modules compiled, as an installed program does.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
CHECKER = [sys.executable, "-m", "checker"]
SEED = 1
FOUND, FINE = 1, 0
EVERY = 0.25  # seconds between two looks at the memory


@dataclass(frozen=True)
class Ran:
    """What a process took: seconds on the clock, and at most how many bytes of memory.

    The memory is that of the process and of those that it started, together.
    """

    seconds: float
    peak_bytes: int


def ran(command: Sequence[str]) -> Ran:
    """Run a process to its end; findings are no failure."""
    begun, peak = time.perf_counter(), 0
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        while process.poll() is None:
            peak = max(peak, sum(map(_held, _family(process.pid))))
            with suppress(subprocess.TimeoutExpired):
                process.wait(EVERY)
        seconds = time.perf_counter() - begun
        if process.returncode not in (FINE, FOUND):
            said.seek(0)
            sys.exit(f"{command} ended with {process.returncode}: {said.read().decode()}")
    return Ran(seconds, peak)


def _family(process: int) -> Iterator[int]:
    """Give a process and all that it started; none, where the system does not say."""
    yield process
    with suppress(OSError):
        started = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
        for each in started.split():
            yield from _family(int(each))


def _held(process: int) -> int:
    """Give the bytes that a process holds; what it shares with others counts in part."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def caseload(cases: int, suffix: str = "ndjson") -> Path:
    """Give a generated caseload, made once and kept for the scripts that follow."""
    folder = Path(os.environ.get("CHECKER_BENCH", tempfile.gettempdir())) / "checker-bench"
    folder.mkdir(exist_ok=True)
    path = folder / f"cases-{cases}-{SEED}.{suffix}"
    if not path.exists():
        made = [*CHECKER, "generate", "--cases", str(cases), "--seed", str(SEED)]
        ran([*made, "--output", str(path)])
    return path


def alternating(runs: int, *each: Callable[[], float]) -> list[float]:
    """Time several things in turn, so that a change of the machine's speed touches all; medians."""
    taken = [[measure() for measure in each] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def tell(**figures: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print the figures as a line of JSON."""
    rounded = {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in figures.items()
    }
    print(json.dumps(rounded), flush=True)


def columns() -> dict[str, str]:
    """Give DuckDB's type of each field of a case record."""
    return {name: duckdb_type(each.type) for name, each in schema(Case).case.fields.items()}


def duckdb_type(type_: Type) -> str:
    """Give DuckDB's type of a type."""
    match type_:
        case BooleanType():
            return "BOOLEAN"
        case IntegerType():
            return "BIGINT"
        case NumberType():
            return "DOUBLE"
        case DateType():
            return "DATE"
        case TextType() | EnumType():
            return "VARCHAR"
        case ListType(element=element):
            return f"{duckdb_type(element)}[]"
        case RecordType(fields=fields):
            inner = ", ".join(f'"{name}" {duckdb_type(each.type)}' for name, each in fields.items())
            return f"STRUCT({inner})"


LOADER = """
import json, sys, time
import duckdb
path, columns = sys.argv[1], json.loads(sys.argv[2])
begun = time.perf_counter()
with duckdb.connect(config={"threads": 2}) as connection:
    if path.endswith(".parquet"):
        rows = connection.read_parquet(path)
    else:
        rows = connection.read_json(path, format="newline_delimited", columns=columns)
    rows.create("cases")
print(time.perf_counter() - begun)
"""


def loaded_by_duckdb(path: Path) -> float:
    """Time DuckDB alone, loading a file into a table of typed columns; without its start."""
    command = [sys.executable, "-c", LOADER, str(path), json.dumps(columns())]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    # A slow load draws a bar there first.
    return float(done.stdout.split()[-1])
