"""Reports: what a run says, as lines for people and as data for other programs."""
