"""A meeting while it goes on: its agenda, lines typed as people talk, and the minutes of them."""
