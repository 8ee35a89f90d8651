"""Mutants: a rule with one small mistake in it, for each mistake that an author could make."""
