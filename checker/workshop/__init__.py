"""Workshop: for rule authors; runs the whole journey over and over, to prove what a rule says."""
