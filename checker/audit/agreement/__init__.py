"""Agreement: the checker's answers held against people's, and people's against each other's."""
