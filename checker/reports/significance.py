"""Significance: how a p-value, and what a test says with it, are written."""

from __future__ import annotations

LIKELY = 0.05  # a difference with this p-value, or a larger one, is called not significant
SURE = 0.001  # a smaller p-value is written as less than this


def significant(p_value: float) -> bool:
    """Say whether a p-value is called significant."""
    return p_value < LIKELY


def p_text(p_value: float) -> str:
    """Write a p-value as papers do."""
    return f"p < {SURE}" if p_value < SURE else f"p = {p_value:.3f}"


def test_text(p_value: float, test: str) -> str:
    """Write what a test says: significant or not, its p-value, and which test it is."""
    said = "significant" if significant(p_value) else "not significant"
    return f"{said}, {p_text(p_value)}, {test}"
