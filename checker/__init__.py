"""Checks probation case records against a rulebook, and shows the evidence for what it says."""
