"""Evidence in lines for people."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.outcome import Evidence, NotRecorded, Recorded, Searched
from checker.reports.evidence import evidence_lines, evidence_text


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (
            Recorded("reviews[0].completed_on", date(2018, 5, 3)),
            "completed on: 3 May 2018 (reviews[0].completed_on)",
        ),
        (
            Recorded("plans[1].agencies", ("police", "health")),
            "agencies: police, health (plans[1].agencies)",
        ),
        (Recorded("person.needs", ()), "needs: none (person.needs)"),
        (Recorded("victims[2]", "x"), "victims 3: x (victims[2])"),
        (NotRecorded("sentence.kind"), "kind: not recorded (sentence.kind)"),
        (
            Searched("reviews", 2, "a  and\n b", 0),
            'reviews: 2 items, searched for "a and b", none matched',
        ),
        (Searched("reviews", 1, "a", 1), 'reviews: 1 item, searched for "a", 1 matched'),
        (
            Searched("reviews", 0, "a", 0),
            'reviews: recorded as none, searched for "a", none matched',
        ),
        (Searched("reviews", 2, "a"), 'reviews: 2 items, searched for "a"'),
        (Searched("reviews", 2), "reviews: 2 items"),
    ],
)
def test_a_fact_is_written_with_its_place(fact: Evidence, text: str) -> None:
    """A fact names the field in plain words, its value, and the exact place."""
    assert evidence_text(fact) == text


def test_long_evidence_is_folded_with_an_exact_count() -> None:
    """What is not shown is counted, and can be asked for."""
    facts = [NotRecorded(f"reviews[{number}].kind") for number in range(20)]

    folded = [line.text for line in evidence_lines(facts, 0, whole=False)]
    whole = list(evidence_lines(facts, 0, whole=True))

    assert len(folded) == 9
    assert folded[-1] == "8 of 20 lines of evidence shown; --verbose shows all"
    assert len(whole) == 20
