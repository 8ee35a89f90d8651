"""Language: a rule file becomes a plan, or a list of what is wrong with it."""
