"""Columns: the same meaning for many cases at once, as operations on whole columns in memory."""
