"""The door: help, wrong use, and what happens when the checker itself breaks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

ROOT = Path(__file__).parents[2]
COMMAND = "from checker.cli import main; main()"
HEAVY = {"pydantic", "yaml", "rich.console", "checker.api", "checker.records", "checker.engines"}


def alone(
    *arguments: str, code: str = COMMAND, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command line in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-W", "error", "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("check",),
        ("explain",),
        ("why",),
        ("generate",),
        ("rules",),
        ("rules", "list"),
        ("rules", "lint"),
        ("schema",),
        ("schema", "case"),
        ("schema", "result"),
    ],
)
def test_every_command_has_help(run: Callable[..., Ran], command: tuple[str, ...]) -> None:
    """Help is plain text on standard output."""
    ran = run(*command, "--help")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(" ".join(("Usage: checker", *command)))
    assert ran.out.isascii()


def test_help_imports_nothing_heavy() -> None:
    """What makes a start slow is imported by the commands that need it."""
    code = (
        "import sys\n"
        "from checker.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print(*sorted(sys.modules), file=sys.stderr)"
    )

    assert HEAVY & set(alone(code=code).stderr.split()) == set()


def test_no_command_shows_the_help(run: Callable[..., Ran]) -> None:
    """Without a command there is no result, and the help goes to standard error."""
    ran = run()

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: checker")
    assert "\n\n" in ran.err


def test_the_version_is_printed(run: Callable[..., Ran]) -> None:
    """The version is one line."""
    ran = run("--version")

    assert ran.code == 0
    assert ran.out.startswith("checker 0")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "Did you mean 'check'"),
        (("check",), "hint: checker check --help"),
        (("check", ".", "--slect", "x"), "--select"),
        (("check", ".", "--rulebook", "absent"), "there is no folder absent"),
    ],
)
def test_wrong_use_is_told_with_a_way_out(
    run: Callable[..., Ran], arguments: tuple[str, ...], said: str
) -> None:
    """Wrong use ends with 2, says nothing on standard output, and names what would do."""
    ran = run(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert said in ran.err


def test_a_defect_tells_its_place_and_no_value(
    run: Callable[..., Ran],
    tiny: tuple[str, str],
    records: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A defect of ours is one sentence with a type and a place, and no value of the record."""

    def broken(*_: object) -> object:
        message = "SENTINEL"
        raise KeyError(message)

    monkeypatch.setattr("checker.api.judge", broken)
    file = tmp_path / "record.json"
    text = (records / "late.json").read_text(encoding="utf-8")
    file.write_text(text.replace("North", "SENTINEL"), encoding="utf-8")

    ran = run("check", file, *tiny)

    assert (ran.code, ran.out) == (2, "")
    assert "a defect and stopped: KeyError in checker/api.py, line " in ran.err
    assert "SENTINEL" not in ran.err
    assert "Traceback" not in ran.err


def test_an_interrupted_run_is_no_finding(
    run: Callable[..., Ran],
    tiny: tuple[str, str],
    records: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl-C ends with the code that shells give for it."""

    def stopped(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.api.judge", stopped)

    assert run("check", records, *tiny).code == 130


def test_an_encoding_that_lacks_a_character_stops_nothing(tiny: tuple[str, str]) -> None:
    """A terminal that can show ASCII only is given the rest as codes."""
    ran = alone("explain", "change-not-reviewed", *tiny, PYTHONIOENCODING="ascii")

    assert ran.returncode == 0
    assert r"reviewed in time \u2192 met" in ran.stdout


def test_completion_knows_the_commands() -> None:
    """The shell is offered the commands."""
    ran = alone(_CHECKER_COMPLETE="complete_bash", COMP_WORDS="checker ", COMP_CWORD="1")

    assert {"check", "explain", "generate", "why"} <= set(ran.stdout.split())


def test_no_plugin_sees_a_record(tmp_path: Path) -> None:
    """What else is installed cannot listen to the reading of records, or slow it down."""
    about = tmp_path / "listener-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: listener\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[pydantic]\nlistener = listener:plugin\n")
    (tmp_path / "listener.py").write_text("raise SystemExit('the plugin was loaded')\n")
    record = str(ROOT / "fixtures" / "practice-examples" / "clive.yaml")
    path = f"{ROOT}{os.pathsep}{tmp_path}"
    open_to_all = {"PYTHONPATH": path, "PYDANTIC_DISABLE_PLUGINS": ""}

    ran = alone("check", record, **open_to_all)
    listened = alone(code="import checker; checker.Case(case_id='a')", **open_to_all)

    assert "the plugin was loaded" in listened.stderr, "this test shows nothing"
    assert "the plugin was loaded" not in ran.stderr
    assert "Summary" in ran.stdout
