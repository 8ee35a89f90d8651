"""Keep: what took long to make is kept on disk, and made again only when its origin changed.

What is kept is read back by ``pickle``, which runs what it reads. So it is read only from a folder
and a file that belong to this user and that nobody else can write, and only classes of this
program are let in.
"""

from __future__ import annotations

import copyreg
import gc
import io
import os
import pickle
import stat
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Made = TypeVar("Made")

VARIABLE = "CHECKER_CACHE"
MOST = 16
PLAIN = {("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}
OURS = "checker."
OTHERS = stat.S_IWGRP | stat.S_IWOTH


def kept(key: str, make: Callable[[], Made]) -> Made:
    """Give what is kept under a key; else make it, and keep it if that can be done.

    The folder is that of the environment's ``CHECKER_CACHE``, or the user's own for such things;
    with an empty ``CHECKER_CACHE`` nothing is kept. The key must change whenever the result would.
    """
    folder = _folder()
    if folder is None:
        return make()
    path = folder / f"{key}.pickle"
    with suppress(Exception):  # whatever is wrong with it, it can be made again
        if _only_ours(folder) and _only_ours(path):
            with path.open("rb") as file, _without_collection():
                found: Made = _Ours(file).load()
            return found
    made = make()
    with suppress(OSError):
        _write(folder, path, made)
    return made


@contextmanager
def _without_collection() -> Iterator[None]:
    """Let many things be made without a search for garbage among them, of which there is none."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _folder() -> Path | None:
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    usual = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    with suppress(RuntimeError):  # a user without a home
        return (Path(usual) if usual else Path.home() / ".cache") / "checker"
    return None


def _only_ours(path: Path) -> bool:
    """Tell whether nobody else can have written what is here."""
    about = path.lstat()
    owner = getattr(os, "getuid", lambda: about.st_uid)()
    return about.st_uid == owner and not about.st_mode & OTHERS and not path.is_symlink()


def _write(folder: Path, path: Path, made: object) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _only_ours(folder):
        return
    handle, passing = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        _Whole(file, pickle.HIGHEST_PROTOCOL).dump(made)
    Path(passing).replace(path)
    by_age = sorted(folder.glob("*.pickle"), key=lambda each: each.stat().st_mtime)
    for old in by_age[:-MOST]:
        old.unlink()


def packed(made: object) -> bytes:
    """Give something as bytes, for another process of this program."""
    into = io.BytesIO()
    _Whole(into, pickle.HIGHEST_PROTOCOL).dump(made)
    return into.getvalue()


def unchanging(data: dict[str, Any]) -> Mapping[str, Any]:
    """Make the view of a mapping that cannot be changed."""
    return MappingProxyType(data)


def again(kind: type, *values: object) -> object:
    """Make a frozen dataclass with slots again; quicker than the way that it has of its own."""
    made: object = object.__new__(kind)
    for place, value in zip(_slots(kind), values, strict=True):
        place(made, value)
    return made


@cache
def _slots(kind: type) -> tuple[Callable[[object, object], None], ...]:
    return tuple(getattr(kind, each.name).__set__ for each in fields(kind))


class _Whole(pickle.Pickler):
    """Writes views of mappings too."""

    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[MappingProxyType] = lambda view: (unchanging, (dict(view),))

    def reducer_override(self, made: object) -> Any:  # noqa: ANN401 - pickle's own signature
        """Say how a dataclass with slots is made again; of others, pickle knows it."""
        kind = type(made)
        if is_dataclass(kind) and "__slots__" in kind.__dict__ and "__setstate__" in kind.__dict__:
            return again, (kind, *(getattr(made, each.name) for each in fields(kind)))
        return NotImplemented


class _Ours(pickle.Unpickler):
    """Reads classes of this program, and a few plain ones."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's own signature
        """Give a class by its name.

        Raises:
            UnpicklingError: it is none that this program keeps.
        """
        if module.startswith(OURS) or (module, name) in PLAIN:
            return super().find_class(module, name)
        message = f"{module}.{name} is not kept by this program"
        raise pickle.UnpicklingError(message)
