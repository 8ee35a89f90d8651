"""Prove: properties that every rule has, or says that it has, sought to be broken by records."""
