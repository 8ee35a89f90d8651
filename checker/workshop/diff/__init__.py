"""Diff: what an edit to a rulebook does to the outcomes of its rules."""
