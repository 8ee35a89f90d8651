"""Columns: records read into Arrow batches, many at once."""
