"""Guide: replays the steps of the guide in an empty folder, and writes what they print into it.

With ``--check`` it says what is stale. In ``guide.md`` a comment before a fence says what it is:
``write: FILE`` holds a file, ``edit: FILE`` a change to one, as a diff. A fence of the kind
``console`` holds commands, each after ``$``, and what they print; ``exit: 1`` before it says how
the last of them leaves.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = Path(__file__).with_name("guide.md")
FENCE = re.compile(
    r"(?:^<!-- (?P<role>write|edit|exit): (?P<what>\S+) -->\n)?"
    r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
TIME = re.compile(r"\b\d+\.\d+s\b")
COMMANDS = {
    "checker": '"{python}" -m checker "$@"',
    # Here the plugin is named, since this Python may know it from an installation, or not at all.
    "pytest": '"{python}" -m pytest -p checker.workshop.pytest_plugin -p no:checker_rules'
    ' -p no:cacheprovider --color=no "$@"',
}


class StaleError(Exception):
    """A step of the guide cannot be replayed as it is written."""


def replayed(text: str) -> str:
    """Replay every step, in order; give the text with what the commands print today."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place) / "work"
        work.mkdir()
        (Path(place) / "checker").symlink_to(ROOT)
        tools = Path(place) / "bin"
        _make_tools(tools)
        return FENCE.sub(lambda found: _step(found, work, tools), text)


def _make_tools(folder: Path) -> None:
    folder.mkdir()
    for name, line in COMMANDS.items():
        tool = folder / name
        tool.write_text(f"#!/bin/sh\nexec {line.format(python=sys.executable)}\n", "utf-8")
        tool.chmod(0o755)


def _step(found: re.Match[str], work: Path, tools: Path) -> str:
    role, what, body = found["role"], found["what"], found["body"]
    if role == "write":
        file = work / what
        file.parent.mkdir(exist_ok=True)
        file.write_text(body, encoding="utf-8")
    elif role == "edit":
        _edit(work / what, body)
    elif found["kind"] == "console":
        made = _run(body, work, tools, int(what or 0))
        return found[0].replace(body, made, 1)
    return found[0]


def _edit(file: Path, diff: str) -> None:
    """Put the lines with + in the place of those with -; the lines around them find the place."""
    lines = diff.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    text = file.read_text(encoding="utf-8")
    if text.count(before) != 1:
        message = f"{file.name} has this {text.count(before)} times:\n{before}"
        raise StaleError(message)
    file.write_text(text.replace(before, after), encoding="utf-8")


def _run(body: str, work: Path, tools: Path, leaves: int) -> str:
    commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
    made = ""
    for place, command in enumerate(commands):
        done = subprocess.run(  # noqa: S603 - the guide's own commands
            ["bash", "-c", command],  # noqa: S607 - whichever shell is first
            cwd=work,
            env=_around(tools),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        wanted = leaves if place == len(commands) - 1 else 0
        if done.returncode != wanted:
            message = f"{command} left with {done.returncode}, not with {wanted}:\n{done.stdout}"
            raise StaleError(message)
        made += f"$ {command}\n{TIME.sub('0.00s', done.stdout)}"
    return made


def _around(tools: Path) -> dict[str, str]:
    """Give the commands a surrounding that is the same everywhere."""
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    path = os.pathsep.join([str(tools), os.environ.get("PATH", os.defpath)])
    fixed = {"TERM": "dumb", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
    return {**kept, **fixed, "PATH": path, "PYTHONPATH": str(ROOT)}


def main() -> int:
    """Write the guide, or say what in it is stale."""
    if shutil.which("bash") is None:
        sys.stderr.write("the guide's commands need bash\n")
        return 1
    text = PAGE.read_text(encoding="utf-8")
    try:
        fresh = replayed(text)
    except StaleError as error:
        sys.stderr.write(f"{PAGE.name}: {error}\n")
        return 1
    if "--check" in sys.argv:
        lines = difflib.unified_diff(
            text.splitlines(), fresh.splitlines(), PAGE.name, "what is printed today", "", ""
        )
        sys.stderr.writelines(f"{line}\n" for line in lines)
        return 0 if fresh == text else 1
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
