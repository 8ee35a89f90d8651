"""Side by side: something is done for each rule of a rulebook, in several processes, in order."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

from checker import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.api import Book

Made = TypeVar("Made")


def each_rule(
    book: Book,
    ready: Callable[[Book], Callable[[str], Made]],
    rules: Sequence[str],
    processes: int,
) -> Iterator[Made]:
    """Do something for each rule, and give the results in the order of the rules.

    ``ready`` makes it ready in each process; a function of a module, so that a process can find it.
    """
    if processes == 1 or len(rules) == 1:
        yield from map(ready(book), rules)
        return
    packed = keep.packed((book, ready))
    with ProcessPoolExecutor(processes, get_context("spawn"), _ready, (packed,)) as pool:
        yield from pool.map(_do, rules)


_at_work: list[Callable[[str], Any]] = []


def _ready(packed: bytes) -> None:
    book, ready = pickle.loads(packed)  # noqa: S301 - written by the process that started this one
    _at_work[:] = [ready(book)]


def _do(rule: str) -> Any:  # noqa: ANN401 - whatever is made for a rule
    return _at_work[0](rule)
