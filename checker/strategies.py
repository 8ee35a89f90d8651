"""Strategies: what Hypothesis draws for tests of rules, as a library's public names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from checker.workshop.strategies.installed import need

if TYPE_CHECKING:
    from checker.workshop.strategies.cases import cases
    from checker.workshop.strategies.cases_for import cases_for
    from checker.workshop.strategies.rulebooks import rulebooks

__all__ = ["cases", "cases_for", "rulebooks"]

need()


# Each stands in a module of its own name, which is imported once it is known that it can be.
def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module(f"checker.workshop.strategies.{name}"), name)
    message = f"module 'checker.strategies' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
