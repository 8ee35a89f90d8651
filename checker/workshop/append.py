"""Append: an example is put behind those of a rule file, and all else in it stays as it is."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import NamedTemporaryFile
from textwrap import indent
from typing import TYPE_CHECKING

from checker.language import load
from checker.model.errors import CheckerError
from checker.model.source import Source

if TYPE_CHECKING:
    from checker.model.rule import Rule

KEY = re.compile(r"[^\s#-]")
ITEM = re.compile(r"( *)- ")


class NotAppendedError(CheckerError):
    """A rule file to which no example can be appended as it is."""


def append(rule: Rule, example: str) -> None:
    """Append an example, a list of one item in YAML, to the file of a rule.

    The file is written whole or not at all.

    Raises:
        NotAppendedError: the examples are not written one below the other, or the file could not
            be read again with one more example; it is left as it was.
    """
    path = Path(rule.source.name)
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    made = appended(text, example)
    again = load.rule(Source(str(path), made or ""))[0]
    before = load.rule(Source(str(path), text))[0]
    if again is None or before is None or len(again.examples) != len(before.examples) + 1:
        message = f"{path}: no example could be appended; paste it under `examples`, a list"
        raise NotAppendedError(message)
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, delete=False, suffix=".part"
    ) as whole:
        whole.write(made or "")
    Path(whole.name).chmod(path.stat().st_mode)
    os.replace(whole.name, path)  # noqa: PTH105 - the same in one step, whatever is there


def appended(text: str, example: str) -> str | None:
    """Give the text of a rule file with one more example; ``None`` where there is no such list."""
    lines = text.splitlines(keepends=True)
    begin = next((at for at, line in enumerate(lines) if line.startswith("examples:")), None)
    if begin is None:
        return None
    end = next((at for at in range(begin + 1, len(lines)) if KEY.match(lines[at])), len(lines))
    first = next((found for line in lines[begin + 1 : end] if (found := ITEM.match(line))), None)
    # What stands between the last example and the next key, such as a comment on it, stays there.
    while end > begin + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    if first is None:
        return None
    new = "\r\n" if lines[begin].endswith("\r\n") else "\n"
    last = lines[end - 1]
    lines[end - 1] = last if last.endswith(("\n", "\r")) else f"{last}{new}"
    added = indent(example, first[1]).replace("\n", new)
    return "".join((*lines[:end], added, *lines[end:]))
