"""Worklist: which cases of a run to work on first, with their findings, out of its tables."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from checker.model.outcome import NotRecorded, Recorded, Searched
from checker.model.picture import CaseEntry, Finding
from checker.reports.evidence import evidence_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from checker.batch.saved import Saved
    from checker.model.outcome import Evidence

SECTION = re.compile(r"\[\d+\]")
ID_LENGTH = 12


@dataclass(frozen=True, eq=False, slots=True)
class Ranked:
    """The most pressing cases in their order, and how many have findings at all."""

    entries: tuple[CaseEntry, ...]
    with_findings: int
    findings: int
    by_rule: Mapping[str, int]
    by_unit: Mapping[tuple[str, str], int]


def ranked(saved: Saved, most: int) -> Ranked:
    """Rank the cases: by findings of essential rules, by all findings, then by their ids.

    At most so many findings are told in full, whole cases only.
    """
    with duckdb.connect() as connection:
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET autoload_known_extensions = false")
        _load(connection, saved)
        chosen = _chosen(connection, most)
        return Ranked(
            entries=_entries(connection, saved, chosen),
            with_findings=_one(connection, "SELECT count(DISTINCT case_id) FROM findings"),
            findings=_one(connection, "SELECT count(*) FROM findings"),
            by_rule=dict(
                connection.execute("SELECT rule, count(*) FROM findings GROUP BY rule").fetchall()
            ),
            by_unit=_by_unit(connection, saved),
        )


def _load(connection: DuckDBPyConnection, saved: Saved) -> None:
    for name in ("cases", "findings", "judgements"):
        path = str(saved.folder / f"{name}.parquet")
        connection.read_parquet(path).create_view(name)
    essential = [each.id for each in saved.catalogue.rules if each.weight == "essential"]
    connection.register("essential", pa.table({"rule": pa.array(essential, pa.string())}))


def _chosen(connection: DuckDBPyConnection, most: int) -> dict[str, int]:
    """Give the cases that are told, in their order, with their findings of essential rules."""
    rows = connection.execute(
        """
        WITH counted AS (
            SELECT case_id, count(*) AS found,
                   count(DISTINCT CASE WHEN rule IN (SELECT rule FROM essential) THEN rule END)
                       AS essential
            FROM findings GROUP BY case_id
        ), running AS (
            SELECT case_id, essential,
                   sum(found) OVER (
                       ORDER BY essential DESC, found DESC, case_id ROWS UNBOUNDED PRECEDING
                   ) AS so_far, found
            FROM counted
        )
        SELECT case_id, essential FROM running WHERE so_far <= ?
        ORDER BY essential DESC, found DESC, case_id
        """,
        [most],
    ).fetchall()
    return dict(rows)


def _entries(
    connection: DuckDBPyConnection, saved: Saved, chosen: Mapping[str, int]
) -> tuple[CaseEntry, ...]:
    if not chosen:
        return ()
    connection.register("chosen", pa.table({"case_id": pa.array(chosen, pa.string())}))
    findings = defaultdict(list)
    for row in _rows(connection, "SELECT * FROM findings WHERE case_id IN (FROM chosen)"):
        findings[row["case_id"]].append(row)
    questions = [f"question {each.id}" for each in saved.catalogue.questions]
    judged = {
        row["case_id"]: tuple(
            name.partition(" ")[2] for name in questions if row.get(name) == "likely insufficient"
        )
        for row in _rows(connection, "SELECT * FROM judgements WHERE case_id IN (FROM chosen)")
    }
    about = {
        row["case_id"]: row
        for row in _rows(connection, "SELECT * FROM cases WHERE case_id IN (FROM chosen)")
    }
    names = [each.name for each in saved.catalogue.groups]
    return tuple(
        CaseEntry(
            case_id=case_id,
            as_of=about[case_id]["as_of"],
            where=about[case_id]["where"],
            groups={name: about[case_id][name] for name in names if about[case_id][name]},
            questions=judged.get(case_id, ()),
            essential=essential,
            findings=_findings(case_id, findings[case_id]),
            events=None,
        )
        for case_id, essential in chosen.items()
    )


def _rows(connection: DuckDBPyConnection, query: str) -> Iterable[dict[str, Any]]:
    table: pa.Table = connection.sql(query).to_arrow_table()
    rows: Iterable[dict[str, Any]] = table.to_pylist()
    return rows


def _findings(case_id: str, rows: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    ids = finding_ids(case_id, rows)
    return tuple(
        Finding(
            id=name,
            rule=row["rule"],
            subject=row["subject"],
            sentence=row["sentence"],
            due=row["due"],
            evidence=tuple(evidence_text(_fact(each), whole=False) for each in row["evidence"]),
        )
        for name, row in zip(ids, rows, strict=True)
    )


def _fact(each: Mapping[str, Any]) -> Evidence:
    match each["kind"]:
        case "recorded":
            return Recorded(each["path"], each["value"])
        case "not recorded":
            return NotRecorded(each["path"])
        case _:
            return Searched(
                each["path"], each["size"] or 0, each["looked_for"] or "", each["matched"]
            )


def finding_ids(case_id: str, rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Name each finding of a case so that it keeps its name when items before it are added.

    The name is made of the case, the rule, the section of the subject and what the evidence says
    of the subject itself; where two findings are alike in all of this, they are numbered.
    """
    seen: dict[str, int] = defaultdict(int)
    names = []
    for row in rows:
        inside = f"{row['subject']}."
        own = sorted(
            f"{each['path'].removeprefix(inside)}={each['value']}"
            for each in row["evidence"]
            if row["subject"] and each["path"].startswith(inside) and each["kind"] == "recorded"
        )
        whole = "\0".join((case_id, row["rule"], SECTION.sub("[]", row["subject"]), *own))
        seen[whole] += 1
        numbered = f"{whole}\0{seen[whole]}".encode("utf-8", "surrogatepass")
        names.append(hashlib.sha256(numbered).hexdigest()[:ID_LENGTH])
    return tuple(names)


def _by_unit(connection: DuckDBPyConnection, saved: Saved) -> dict[tuple[str, str], int]:
    found = {}
    cases = connection.view("cases").filter("case_id IN (SELECT case_id FROM findings)")
    for groups in (each for each in saved.catalogue.groups if each.use == "unit"):
        column = duckdb.ColumnExpression(groups.name)
        for name, number in cases.aggregate(
            [column, duckdb.FunctionExpression("count")]
        ).fetchall():
            found[groups.name, "not recorded" if name is None else name] = number
    return found


def _one(connection: DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None  # noqa: S101 - a count has a row
    return int(row[0])
