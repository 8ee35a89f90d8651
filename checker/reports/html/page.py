"""Page: a picture becomes the whole page, with every case that is told packed into it."""

from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from checker.model.group import Use
from checker.reports.html.frame import environment, policy, text
from checker.reports.html.intervals import chart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from checker.model.picture import CaseEntry, Picture

PLAIN_CASES = 10  # that are there without scripts
FULL_CASES = 300  # that are told with evidence and timeline, so that the page stays small
UNITS_SHOWN = 50  # of each kind; the workbook has them all


def html(picture: Picture) -> str:
    """Write a picture as one page; the same picture gives the same bytes."""
    parts = environment()
    script, style = text("script.js"), text("style.css")
    page = parts.get_template("page.html.j2")
    return page.render(
        picture=picture,
        policy=policy(style, script),
        script=Markup(script),  # noqa: S704 - a file of this package
        style=Markup(style),  # noqa: S704 - as above
        data=_data(parts, picture),
        plain_cases=picture.cases[:PLAIN_CASES],
        full_cases=FULL_CASES,
        rules={each.id: each for each in picture.catalogue.rules},
        counts={each.rule: each for each in picture.rules},
        chart=chart(picture.tables),
        kinds=_unit_kinds(picture),
        shown_groups=[each for each in picture.catalogue.groups if each.use == Use.UNIT],
    )


def _data(parts: Environment, picture: Picture) -> str:
    """Pack every case that is told, ready to be shown, for the script that looks through them."""
    cards = parts.get_template("case.j2").make_module()
    rules = {each.id: each for each in picture.catalogue.rules}
    full, brief = (getattr(cards, name) for name in ("card", "brief"))
    cases = [
        _entry(case, str((full if at < FULL_CASES else brief)(case, rules, picture)))
        for at, case in enumerate(picture.cases)
    ]
    raw = json.dumps(cases, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "backslashreplace"
    )
    return base64.b64encode(gzip.compress(raw, 9, mtime=0)).decode("ascii")


def _entry(case: CaseEntry, card: str) -> dict[str, Any]:
    """Give what a case is found and ordered by, and its card."""
    return {
        "id": case.case_id,
        "q": list(case.questions),
        "r": sorted({each.rule for each in case.findings}),
        "n": len(case.findings),
        "e": case.essential,
        "u": sorted(set(case.groups.values())),
        "h": card,
    }


def _unit_kinds(picture: Picture) -> Mapping[str, dict[str, Any]]:
    """Gather the units kind by kind, with as many as are shown."""
    found: dict[str, dict[str, Any]] = {}
    for each in picture.units:
        kind = found.setdefault(each.title, {"title": each.title, "units": [], "all": 0})
        kind["all"] += 1
        if len(kind["units"]) < UNITS_SHOWN:
            kind["units"].append(each)
    return found
