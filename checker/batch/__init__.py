"""Batch: a whole caseload is judged in columns, portion by portion, and written as tables."""
