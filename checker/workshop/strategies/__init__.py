"""Strategies: case records, conditions, rules and rulebooks that Hypothesis draws."""
