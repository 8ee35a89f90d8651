"""Frame: what every page shares: its parts, its looks, and the policy that pins what it may do."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from checker.reports.html import words
from checker.reports.html.timeline import timeline


@cache
def environment() -> Environment:
    """Give the environment in which parts are written; everything in them is escaped."""
    made = Environment(
        loader=PackageLoader("checker.reports.html", "parts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["timeline"] = timeline
    for name in words.FILTERS:
        made.filters[name] = getattr(words, name)
    return made


def text(name: str) -> str:
    """Read a file of this package."""
    return resources.files("checker.reports.html").joinpath(name).read_text(encoding="utf-8")


def policy(style: str, script: str | None = None) -> str:
    """Say what a page may do: use its own looks, run its own script if any, and load nothing."""
    scripts = "" if script is None else f"script-src '{_hash(script)}'; "
    allowed = f"{scripts}style-src '{_hash(style)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(body: str) -> str:
    found = base64.b64encode(hashlib.sha256(body.encode("utf-8")).digest()).decode("ascii")
    return f"sha256-{found}"
