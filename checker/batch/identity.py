"""Identity: which rulebook, which figures and which engine made a result, by name and digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib import resources
from typing import TYPE_CHECKING

from checker.reports.version import version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

    from checker.api import Book
    from checker.model.rule import Parameter


@dataclass(frozen=True, slots=True)
class Identity:
    """What made a result. Digests are SHA-256 over texts, in hexadecimal.

    ``rulebook_digest`` is over every rule and everything that they share, as written;
    ``parameters_digest`` over every figure that is in force after all extensions;
    ``engine_digest`` over the source of this program.
    """

    rulebook: str
    rulebook_version: str
    rulebook_digest: str
    parameters_digest: str
    rules: int
    engine: str
    checker_version: str
    engine_digest: str

    def metadata(self) -> dict[str, str]:
        """Give it as texts by name, as files carry it."""
        return {f"checker.{name}": str(value) for name, value in asdict(self).items()}


def identity(book: Book, engine: str) -> Identity:
    """Identify a run of a rulebook on an engine."""
    rulebook = book.rulebook
    return Identity(
        rulebook=rulebook.id,
        rulebook_version=rulebook.version,
        rulebook_digest=_digest(_texts(book)),
        parameters_digest=_digest(_figures(book)),
        rules=len(book.plans),
        engine=engine,
        checker_version=version(),
        engine_digest=_digest(_program(resources.files("checker"))),
    )


def _digest(texts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for text in texts:
        raw = text.encode("utf-8", "surrogatepass")
        # The length keeps two texts from being read as one.
        found.update(len(raw).to_bytes(8, "big") + raw)
    return found.hexdigest()


def _texts(book: Book) -> Iterator[str]:
    rulebook = book.rulebook
    yield rulebook.source_file.text
    for definition in rulebook.definitions:
        yield f"{definition.name}: {definition.expression.text}"
    for rule in book.rules:
        yield rule.source.text
    for each in rulebook.differences:
        yield f"{each.kind} {each.name} {each.change}: {each.before} -> {each.after}"
    yield from _figures(book)


def _figures(book: Book) -> Iterator[str]:
    rulebook = book.rulebook
    for each in rulebook.parameters:
        yield _figure("", each)
    for rule in book.rules:
        for each in rule.parameters:
            yield _figure(rule.id, each)
    if rulebook.roll_up is not None:
        for each in (*rulebook.roll_up.limits, *rulebook.roll_up.bands):
            yield _figure("roll_up", each)


def _figure(owner: str, each: Parameter) -> str:
    return json.dumps([owner, each.name, each.value, each.values], default=str)


def _program(folder: Traversable) -> Iterator[str]:
    """Give the source files of the program, sorted by name at every level."""
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir() and each.name != "__pycache__":
            yield from _program(each)
        elif each.name.endswith(".py"):
            yield each.name
            yield each.read_text(encoding="utf-8")
