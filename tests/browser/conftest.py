"""What the tests in a browser share: a report of generated cases, and a browser that opens it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.cli import main
from checker.workshop.generate.formats import FileFormat
from checker.workshop.generate.write import Wanted, generate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CASES = 120
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = os.environ.get("AXE", "")


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Audit a generated caseload once, and give its page."""
    folder = tmp_path_factory.mktemp("report")
    records = folder / "cases.ndjson"
    for _ in generate(Wanted(CASES, 7, records, FileFormat.NDJSON)):
        pass
    usual = ["--threads", "1", "--shadow", "0"]
    with pytest.raises(SystemExit) as end:
        main(["audit", str(records), "--out", str(folder / "out"), *usual])
    assert end.value.code == 0
    return folder / "out" / "report.html"


@pytest.fixture(scope="session")
def change(report: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold the run of the report against itself, and give the page of it."""
    page, run = tmp_path_factory.mktemp("change") / "change.html", report.parent / "run"
    with pytest.raises(SystemExit) as end:
        main(["compare", str(run), str(run), "--html", str(page)])
    assert end.value.code == 0
    return page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's own Chromium, with no network."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> Path:
    """Give the accessibility checker, which the environment's AXE names."""
    if not AXE:
        pytest.skip("AXE does not name axe.min.js, of npm's axe-core")
    return Path(AXE)
