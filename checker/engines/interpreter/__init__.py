"""Interpreter: the meaning of the rule language, in plain Python, one case at a time."""

from checker.engines.interpreter.evaluate import Scope, evaluate
from checker.engines.interpreter.judge import Traced, judge, trace

__all__ = ["Scope", "Traced", "evaluate", "judge", "trace"]
