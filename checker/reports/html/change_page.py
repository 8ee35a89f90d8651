"""Change page: what is otherwise in a second run, as one page without scripts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from checker.model.change import Fate
from checker.reports.html.change_chart import change_chart
from checker.reports.html.frame import environment, policy, text
from checker.reports.regression import model_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model.change import Changes, FindingChange

LISTED = 200  # findings of each kind; the JSON has them all
NAMED = (Fate.NEW, Fate.PUT_RIGHT, Fate.NO_LONGER_CHECKED)


def change_html(changes: Changes) -> str:
    """Write the changes as one page; the same changes give the same bytes."""
    style = text("style.css")
    return (
        environment()
        .get_template("change.html.j2")
        .render(
            policy=policy(style),
            style=Markup(style),  # noqa: S704 - a file of this package
            changes=changes,
            chart=change_chart(changes.shares),
            asked=[
                (asked, list(rows))
                for asked, rows in groupby(changes.shares, key=lambda each: each.asked)
            ],
            fates=_fates(changes),
            rules=sorted(changes.by_rule.items(), key=lambda each: (-sum(each[1].values()), each)),
            kinds=tuple(Fate),
            named={each: _named(changes.findings, each) for each in NAMED},
            listed=LISTED,
            models=[
                (each, [line.text for line in model_lines(each.model, 0)])
                for each in changes.models
            ],
        )
    )


def _fates(changes: Changes) -> Mapping[Fate, tuple[int, list[tuple[str, int]]]]:
    """Give how many findings there are of each kind, and how many for each reason."""
    found = {}
    for fate in Fate:
        why = {because: n for (each, because), n in changes.fates.items() if each is fate}
        told = sorted(((b, n) for b, n in why.items() if b), key=lambda each: (-each[1], each[0]))
        found[fate] = (sum(why.values()), told)
    return found


def _named(findings: Sequence[FindingChange], fate: Fate) -> list[FindingChange]:
    some = [each for each in findings if each.fate is fate]
    return sorted(some, key=lambda each: (each.case_id, each.rule, each.finding))
