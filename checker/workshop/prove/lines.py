"""Lines: what became of the properties of a rule, as lines of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.lines import Line, Style, count
from checker.workshop.mutants.telling import plain
from checker.workshop.prove.declared import name
from checker.workshop.written import example_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.rule import Rule
    from checker.workshop.prove.search import Against, Proof


def proof_line(proof: Proof) -> Line:
    """Write how many properties of a rule hold, and on how many records."""
    on = f"on {count(proof.records, 'record')}"
    if not proof.against:
        return Line(
            f"{proof.rule}: {count(proof.held, 'property', 'properties')} hold {on}", Style.GOOD
        )
    broken = len({each.name for each in proof.against})
    return Line(f"{proof.rule}: {broken} of {proof.held + broken} do not hold {on}", Style.FINDING)


def against_lines(rule: Rule, against: Against) -> Iterator[Line]:
    """Write a property that does not hold, and the record, as an example ready to be pasted."""
    # What the rule declares has a place of its own; what is promised of all stands in none.
    own = (each.span for each in rule.properties if name(each) == against.name)
    line = next(own, rule.span).line
    yield Line(f"{rule.source.name}:{line}: {rule.id}: {against.name}", Style.HEADING)
    yield Line(against.text, depth=1)
    yield Line(against.said, Style.FINDING, 1)
    for each in example(against).splitlines():
        yield Line(each, Style.MUTED, 1)


def example(against: Against) -> str:
    """Write the record as an example of what the rule says of it now; empty without one."""
    if against.record is None or against.outcome is None:
        return ""
    called = f"speaks against {against.name.replace(': ', ' ')}"
    return example_text(called, plain(against.record), str(against.outcome))


def summary_lines(proofs: Sequence[Proof], seconds: float) -> Iterator[Line]:
    """Write what became of all properties of all rules."""
    held = sum(each.held for each in proofs)
    records = sum(each.records for each in proofs)
    broken = sum(len({one.name for one in each.against}) for each in proofs)
    yield Line("Summary", Style.HEADING)
    yield Line(f"rules: {len(proofs):,}, records drawn: {records:,}, {seconds:.0f} s", depth=1)
    yield Line(f"properties that no record speaks against: {held:,}", depth=1)
    yield Line(f"properties that do not hold: {broken:,}", depth=1)
