"""Still open: how many subjects of a rule are open and met, counted in columns for many records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from checker.engines.columns import frames
from checker.engines.columns.batch import Batch
from checker.engines.columns.condition import truth
from checker.engines.columns.outcome import code, of_rule
from checker.engines.columns.program import Program, Slot
from checker.model.outcome import Outcome
from checker.records.columns.layout import batch_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from checker.engines.columns.values import Operand, Truth
    from checker.model.plan import Plan
    from checker.model.record import Record

    Numbers = NDArray[np.int64]

# What cannot be told is as open as what is not met.
OPEN = (Outcome.NOT_MET, Outcome.NOT_YET_DUE, Outcome.CANNOT_TELL)
CODES = [code(each) for each in OPEN]


class Counts(NamedTuple):
    """For each of some records, how many subjects are open, and how many are met."""

    still_open: Numbers
    met: Numbers


def still_open(plan: Plan) -> Callable[[Sequence[Record]], Counts]:
    """Make a rule ready to have the subjects of each of some records counted."""
    program = Program()
    judged = of_rule(program, plan)
    gate = None if plan.applies_to is None else truth(plan.applies_to, judged.scope)
    frame = None if plan.subjects is None else judged.inside.frame
    known = None if plan.subjects is None else judged.inside.list.known
    wanted = _slots((judged.subject, frame, known, *_sides(gate)))

    def count(records: Sequence[Record]) -> Counts:
        batch = Batch(batch_of(records, plan.schema))
        found = program.run(batch, wanted)

        def at(operand: Operand | None) -> Any:  # noqa: ANN401 - columns and frames
            return found[operand] if isinstance(operand, Slot) else operand

        def number(codes: Sequence[int], unknown: int) -> Numbers:
            """Count the subjects with such an outcome; one where there is no telling which."""
            counted: Any = np.isin(at(judged.subject), codes)
            if frame is not None:
                counted = np.where(at(known), frames.number(at(frame), counted), unknown)
            if gate is not None:
                counted = np.where(at(gate.yes), counted, np.where(at(gate.no), 0, unknown))
            return np.broadcast_to(counted, (batch.size,)).astype(np.int64)

        return Counts(number(CODES, 1), number([code(Outcome.MET)], 0))

    return count


def _sides(gate: Truth | None) -> tuple[Operand, ...]:
    return () if gate is None else (gate.yes, gate.no)


def _slots(operands: Sequence[Operand | None]) -> list[Slot]:
    return [each for each in operands if isinstance(each, Slot)]
