"""Profiles of the property tests, and a place for what the program keeps while they run."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

from checker.keep import VARIABLE

settings.register_profile("default", max_examples=100, deadline=None)
# What is reached is measured with a few examples; that it holds, with many.
settings.register_profile("few", max_examples=25, deadline=None)
settings.register_profile("promises", max_examples=1_000, deadline=None)
settings.register_profile("prove", max_examples=2_000, deadline=None)
settings.load_profile("default")


if VARIABLE not in os.environ:
    # Workers inherit it, so a rulebook is loaded once for all; nothing of the user's is read.
    KEPT = tempfile.TemporaryDirectory(prefix="checker-tests-")
    os.environ[VARIABLE] = KEPT.name
