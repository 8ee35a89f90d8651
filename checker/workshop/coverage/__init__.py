"""Coverage: which conditions of a rule its examples show, each way, and which decide."""
