"""Layout: a rule file laid out as the shipped ones are, with its comments, and meaning the same."""
