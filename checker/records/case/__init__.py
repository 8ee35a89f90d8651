"""Case: the models of the case record; ``Case`` is their root."""

from checker.records.case.case import Case

__all__ = ["Case"]
