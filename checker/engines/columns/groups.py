"""Groups: the groups to which each case of a batch belongs, by their conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from checker.engines.columns import kernels
from checker.engines.columns.condition import rows, truth
from checker.engines.columns.program import Slot
from checker.engines.columns.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.engines.columns.batch import Batch
    from checker.engines.columns.program import Program
    from checker.engines.columns.values import Operand
    from checker.model.group import PlannedGrouping

CODES = pa.dictionary(pa.int8(), pa.string())


def kind(grouping: PlannedGrouping) -> pa.DataType:
    """Give the type of the column that names a case's group."""
    return CODES if grouping.value is None else pa.string()


def grouped(program: Program, grouping: PlannedGrouping, as_of: str) -> Operand:
    """Add a grouping to a program: the place of each case's group among the grouping's names."""
    scope, emit = Scope(program, as_of, rows), program.emit
    other = len(grouping.levels)
    code: Operand = other
    for place, level in reversed(tuple(enumerate(grouping.levels))):
        holds = truth(level, scope)
        # Where an earlier condition may hold, nobody knows whether a later one decides.
        past = emit(kernels.choose, holds.no, code, other + 1)
        code = emit(kernels.choose, holds.yes, place, past)
    return code


def column(
    grouping: PlannedGrouping, batch: Batch, said: Operand, results: Mapping[Slot, Any]
) -> pa.Array:
    """Give the group of each case as a text; of a value, the value that is recorded."""
    if grouping.value is not None:
        return batch.array(grouping.value).cast(pa.string())
    codes = np.empty(batch.size, dtype=np.int8)
    codes[:] = results[said] if isinstance(said, Slot) else said
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(grouping.names))
