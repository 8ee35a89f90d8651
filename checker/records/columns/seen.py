"""Seen: which cases were met before, among millions, in little memory, and where."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Column = NDArray[Any]

KEY = np.dtype([("high", "<u8"), ("low", "<u8")])
NUMBERS = 2**40  # more lines than any file has
WORDED = 2**62


@dataclass(eq=False, slots=True)
class Places:
    """Where records stood, as numbers: a line of a file, or a text of its own."""

    starts: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def numbered(self, start: str, number: int) -> int:
        """Give the number for a place that is told by a text and its own number after it."""
        if not self.starts or self.starts[-1] != start:
            self.starts.append(start)
        return (len(self.starts) - 1) * NUMBERS + number

    def text(self, where: str) -> int:
        """Give the number for a place that is named by a text."""
        self.texts.append(where)
        return WORDED + len(self.texts) - 1

    def shown(self, place: int) -> str:
        """Give a place as it is told."""
        if place >= WORDED:
            return self.texts[place - WORDED]
        start, number = divmod(place, NUMBERS)
        return f"{self.starts[start]}{number}"


def _key(case_id: str) -> bytes:
    return hashlib.sha256(case_id.encode("utf-8", "surrogatepass")).digest()[:16]


@dataclass(eq=False, slots=True)
class Seen:
    """The cases so far: 128 bits of the SHA-256 of each id, where it stood, and if it was judged.

    Two ids are never taken for one: that would need two texts with the same 128 bits. Those of the
    latest cases are kept apart, so that the whole is put in order only now and then.
    """

    keys: Column = field(default_factory=lambda: np.empty(0, KEY))
    places: Column = field(default_factory=lambda: np.empty(0, np.int64))
    judged: Column = field(default_factory=lambda: np.empty(0, np.bool_))
    recent: dict[bytes, tuple[int, bool]] = field(default_factory=dict)

    def meet(self, case_id: str, place: int, *, judged: bool) -> tuple[int, bool] | None:
        """Remember a case; if it was met before, give its first place and whether it is judged.

        It is judged no longer once it is met again.
        """
        key = _key(case_id)
        before = self.recent.get(key)
        if before is not None:
            self.recent[key] = before[0], False
            return before
        old = self._old(key)
        if old is not None:
            found = int(self.places[old]), bool(self.judged[old])
            self.judged[old] = False
            return found
        self.recent[key] = place, judged
        self._tidy()
        return None

    def all_new(self, case_ids: Sequence[str], places: Iterable[int]) -> bool:
        """Remember judged cases if none of them was met before, and none stands there twice.

        Else nothing is remembered, and each is to be met by itself.
        """
        keys = [_key(each) for each in case_ids]
        if len(set(keys)) < len(keys) or not self.recent.keys().isdisjoint(keys):
            return False
        high = np.frombuffer(b"".join(keys), KEY)["high"]
        at = np.searchsorted(self.keys["high"], high)
        at[at == len(self.keys)] = 0
        if len(self.keys) and (self.keys["high"][at] == high).any():
            return False
        self.recent.update(zip(keys, ((place, True) for place in places), strict=True))
        self._tidy()
        return True

    def _tidy(self) -> None:
        if len(self.recent) * 4 > len(self.keys) + 2**18:
            self._settle()

    def _old(self, key: bytes) -> int | None:
        sought = np.frombuffer(key, KEY)[0]
        at = int(np.searchsorted(self.keys["high"], sought["high"]))
        while at < len(self.keys) and self.keys[at]["high"] == sought["high"]:
            if self.keys[at]["low"] == sought["low"]:
                return at
            at += 1
        return None

    def _settle(self) -> None:
        """Put the latest cases among the others."""
        latest: Sequence[tuple[int, bool]] = list(self.recent.values())
        keys = np.concatenate([self.keys, np.frombuffer(b"".join(self.recent), KEY)])
        places = np.concatenate([self.places, np.array([each for each, _ in latest], np.int64)])
        judged = np.concatenate([self.judged, np.array([each for _, each in latest], np.bool_)])
        order = np.argsort(keys["high"], kind="stable")
        self.keys, self.places, self.judged = keys[order], places[order], judged[order]
        self.recent = {}
