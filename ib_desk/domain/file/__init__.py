"""One whole support file: its records together, its trajectory, and what follows from them."""
