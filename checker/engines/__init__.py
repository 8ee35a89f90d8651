"""Engines: plans and records become outcomes."""
