"""Regressed: which groups of the cases of two runs fare better or worse, question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.audit.regression import stepwise
from checker.audit.tables import ALL, asked_of
from checker.batch.audited import side_of
from checker.model.change import Regressed
from checker.model.errors import UnknownNameError
from checker.model.group import NOT_RECORDED, Use
from checker.model.odds import Variable
from checker.model.roll_up import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.batch.saved import Saved
    from checker.model.odds import Model

RUN, EARLIER, LATER = "run", "earlier", "later"
USED = (Use.TABLE, Use.SIDE, Use.FACTOR)
EITHER = {str(Answer.SUFFICIENT), str(Answer.INSUFFICIENT)}


def regressed(
    before: Saved,
    after: Saved,
    beside: str | None,
    sides: Sequence[str],
    factors: Sequence[str] = (),
) -> Iterator[Regressed]:
    """Fit a model for each question and standard: over all cases, and over each set of them.

    Raises:
        UnknownNameError: there is no grouping of the name of a factor.
        NoRegressionError: what a regression needs is not installed.
    """
    side = side_of(after, beside)
    known = {each.name for each in before.catalogue.groups}
    for name in factors:
        if name not in known:
            raise UnknownNameError("grouping", name, sorted(known))
    names = [
        each.name
        for each in after.catalogue.groups
        if each.name in known and (each.use in USED or each is side or each.name in factors)
    ]
    levels = {name: [*_column(before, name), *_column(after, name)] for name in names}
    levels[RUN] = [EARLIER] * before.size("cases") + [LATER] * after.size("cases")
    both = set(before.columns("judgements")) & set(after.columns("judgements"))
    for level, asked in asked_of(after.catalogue):
        name = f"{level} {asked.id}"
        if name not in both:
            continue
        answers = [*_column(before, name, "judgements"), *_column(after, name, "judgements")]
        yield Regressed(asked, ALL, _model(answers, levels, None, ""))
        for each in sides if side is not None else ():
            assert side is not None  # noqa: S101 - as above
            yield Regressed(asked, each, _model(answers, levels, side.name, each))


def _column(saved: Saved, name: str, table: str = "cases") -> list[str]:
    batches = saved.rows(table, [name])
    return [each or NOT_RECORDED for batch in batches for each in batch.column(0).to_pylist()]


def _model(
    answers: Sequence[str], levels: Mapping[str, Sequence[str]], side: str | None, only: str
) -> Model:
    """Fit a model of what is answered either way; that of one set leaves out what makes the set."""
    rows = [
        row
        for row, each in enumerate(answers)
        if each in EITHER and (side is None or levels[side][row] == only)
    ]
    variables = [
        Variable(name, tuple(each[row] for row in rows))
        for name, each in levels.items()
        if name != side
    ]
    return stepwise([answers[row] == str(Answer.SUFFICIENT) for row in rows], variables)
