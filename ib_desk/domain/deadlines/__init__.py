"""Terms: what has to be done by when, by which rule, and what a day asks."""
