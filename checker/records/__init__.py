"""Records: what a probation record is, and how one is read."""
