"""Bulletin: judgements rebuilt from the margins that are printed, as a saved run.

The tables say how many cases of each group were answered, and of how many the answer was yes. They
do not say how groups or questions go together, so each rebuilt case is answered on one question.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from checker import api
from checker.batch.catalogue import catalogue
from checker.batch.tables import tables
from checker.model.catalogue import Groups
from checker.model.group import NOT_RECORDED, OTHER, Use
from checker.model.outcome import Outcome
from checker.model.wording import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TABLES = Path(__file__).parents[1] / "fixtures" / "bulletin" / "tables.yaml"
PROGRAMMES = ("OMI2 cases", "Q&I cases")
AS_OF = date(2018, 10, 31)
YES, NO, NONE = "likely sufficient", "likely insufficient", "not applicable"
Printed = tuple[float, ...]


@cache
def printed() -> dict[str, Any]:
    """Read what is printed."""
    found: dict[str, Any] = yaml.safe_load(TABLES.read_text(encoding="utf-8"))
    return found


def groupings(question: Mapping[str, Any]) -> dict[str, dict[str, Printed]]:
    """Give the rows of a table by grouping and group."""
    return {name: rows for name, rows in question.items() if isinstance(rows, dict)}


def counts(row: Printed) -> list[tuple[int, int]]:
    """List the numbers of yes, of OMI2 and of Q&I, that give all three shares of a row."""
    n, share, *parts = row
    (first, of_first), (second, of_second) = (parts[0], parts[1]), (parts[2], parts[3])
    return [
        (one, other)
        for one, other in product(_near(first, of_first), _near(second, of_second))
        if shown(one + other, n) == f"{share:.1f}"
    ]


def _near(n: float, share: float) -> list[int]:
    return [yes for yes in range(int(n) + 1) if shown(yes, n) == f"{share:.1f}"]


def shown(yes: float, n: float) -> str:
    """Write a share as the tables print it."""
    return percent(100 * yes / n).removesuffix("%")


def split(rows: Sequence[Printed], whole: tuple[int, int], room: tuple[int, int]) -> list[Any]:
    """Choose the numbers of yes of the groups of a grouping, so that they fit those of all cases.

    ``room``: how many cases of each programme are in no group that is printed.
    """
    reached: dict[tuple[int, int], list[tuple[int, int]]] = {(0, 0): []}
    for row in rows:
        reached = {
            (first + one, second + other): [*chosen, (one, other)]
            for (first, second), chosen in reached.items()
            for one, other in counts(row)
        }
    for (first, second), chosen in reached.items():
        left = whole[0] - first, whole[1] - second
        if all(0 <= each <= most for each, most in zip(left, room, strict=True)):
            return chosen
    message = "no numbers give the shares that are printed"
    raise ValueError(message)


def rebuilt(question: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Give a case for each judgement of a question: its programme, its groups and its answer."""
    whole = question["all_cases"]
    for yes in counts(whole):
        try:
            yield from _cases(question, yes)
        except ValueError:
            continue
        return
    message = "no numbers give the shares that are printed"
    raise ValueError(message)


def _cases(question: Mapping[str, Any], yes: tuple[int, int]) -> list[dict[str, str]]:
    sizes = int(question["all_cases"][2]), int(question["all_cases"][4])
    cases = [
        {"programme": name, "answer": YES if at < yes[place] else NO}
        for place, name in enumerate(PROGRAMMES)
        for at in range(sizes[place])
    ]
    for grouping, rows in groupings(question).items():
        printed_rows = list(rows.values())
        room = tuple(sizes[at] - int(sum(row[2 + 2 * at] for row in printed_rows)) for at in (0, 1))
        chosen = split(printed_rows, yes, (room[0], room[1]))
        for place, name in enumerate(PROGRAMMES):
            for answer in (YES, NO):
                own = [
                    each for each in cases if (each["programme"], each["answer"]) == (name, answer)
                ]
                names = [
                    group
                    for (group, row), found in zip(rows.items(), chosen, strict=True)
                    for _ in range(
                        found[place] if answer == YES else int(row[2 + 2 * place]) - found[place]
                    )
                ]
                names += [NOT_RECORDED] * (len(own) - len(names))
                for case, group in zip(own, names, strict=True):
                    case[grouping] = group
    return cases


def saved_run(folder: Path) -> Path:
    """Write the rebuilt judgements as a run is saved."""
    book = api.load_rulebook()
    words = catalogue(book)
    programmes = Groups(
        name="programme",
        title="Programme",
        use=str(Use.SIDE),
        personal=False,
        part="",
        source="table 1",
        names=(*PROGRAMMES, OTHER, NOT_RECORDED),
    )
    words = replace(words, groups=(programmes, *words.groups))
    cases = [
        {**case, "case_id": f"{name}-{at:04}", "question": name}
        for name, question in printed()["questions"].items()
        for at, case in enumerate(rebuilt(question))
    ]
    folder.mkdir()
    about = {
        "case_id": [each["case_id"] for each in cases],
        "as_of": pa.array([AS_OF] * len(cases), pa.date32()),
        "where": ["rebuilt"] * len(cases),
    }
    groups = {each.name: [case.get(each.name) for case in cases] for each in words.groups}
    kinds = {each.name: pa.array(groups[each.name], pa.string()) for each in words.groups}
    pq.write_table(pa.table({**about, **kinds}), folder / "cases.parquet")
    answers = {
        f"question {each.id}": [
            case["answer"] if case["question"] == each.id else NONE for case in cases
        ]
        for each in words.questions
    }
    pq.write_table(pa.table({**about, **answers}), folder / "judgements.parquet")
    for table in tables(book):
        if table.name in ("outcomes", "findings", "problems"):
            pq.write_table(table.schema.empty_table(), folder / f"{table.name}.parquet")
    none = {str(each): 0 for each in Outcome}
    run = {
        "format": "checker-run-v1",
        "rulebook": words.id,
        "rulebook_version": words.version,
        "rulebook_digest": "",
        "parameters_digest": "",
        "checker_version": "",
        "engine": "the bulletin's inspectors",
        "engine_digest": "",
        "records": {"read": len(cases), "judged": len(cases), "set_aside": 0},
        "never_applied": [],
        "unknown_fields": {},
        "disagreements": 0,
        "outcomes_by_rule": {rule.id: none for rule in words.rules},
        "catalogue": asdict(words),
    }
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
    return folder
