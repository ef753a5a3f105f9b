"""How long the things take that a user waits for."""
