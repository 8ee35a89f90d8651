"""Fifty wrong edits of the shipped rules, fixed before anybody looked what notices them."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from checker import api
from checker.records.yaml_data import yaml_documents

ROOT = Path(__file__).parents[1]
RULES = api.rulebook_folder()
FILES = sorted((ROOT / "fixtures" / "planted").glob("*.yaml"))
SILENT = {"prompts", "weight"}  # keys on which no outcome depends


def rows() -> list[tuple[str, dict[str, str]]]:
    """Read the edits, each with the folder that it is in."""
    found = []
    for path in FILES:
        (data,) = yaml_documents(path.read_text(encoding="utf-8"))
        assert isinstance(data, list)
        found += [(path.stem, each) for each in data]
    return found


def test_the_edits_are_fifty_and_spread_over_the_rulebook() -> None:
    """Every folder of rules and the definitions have at least five of them."""
    counts = Counter(folder for folder, _ in rows())

    assert counts.total() == 50
    assert set(counts) == {each.name for each in RULES.iterdir() if each.is_dir()} | {"rulebook"}
    assert min(counts.values()) >= 5


def test_no_edit_stands_twice() -> None:
    """Each edit is of its own place, and says what the mistake is."""
    found = [(each.get("rule"), each["from"], each["to"]) for _, each in rows()]

    assert len(set(found)) == len(found)
    assert all(each["mistake"] for _, each in rows())


def test_the_table_is_what_the_proofs_say_today() -> None:
    """Each edit is made and tried, and the kept table says what noticed it."""
    script = ROOT / "docs" / "planted.py"
    done = subprocess.run([sys.executable, script, "--check"], check=False, cwd=ROOT)  # noqa: S603 - our own script

    assert done.returncode == 0


def test_what_an_outcome_depends_on_is_noticed() -> None:
    """Only an edit of a key on which no outcome depends is left to a reader."""
    table = (ROOT / "docs" / "planted.md").read_text(encoding="utf-8").splitlines()
    noticed = [line.split(" | ")[3] for line in table if line.startswith("| `")]
    silent = [each for _, each in rows() if each["from"].partition(":")[0] in SILENT]

    assert len(noticed) == 50
    assert set(noticed) == {"`rules lint`", "`rules test`", "a reader"}
    assert noticed.count("a reader") == len(silent)
