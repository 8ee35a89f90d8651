"""Generate: realistic caseloads with planted shortfalls, drawn to the profile of a real sample."""
