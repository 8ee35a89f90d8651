"""SQL: the same meaning for many cases at once, as queries over a flat table."""
