"""Model: the frozen data that flows between the stages, with no behaviour but validation."""
