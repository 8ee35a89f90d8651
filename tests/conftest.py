"""Profiles of the property tests: a quick one by default, a long one to prove a change with."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("default", max_examples=200, deadline=None)
settings.register_profile("prove", max_examples=2_000, deadline=None)
settings.load_profile("default")
