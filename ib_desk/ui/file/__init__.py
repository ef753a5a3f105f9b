"""One support file: its steps at the left, one page at the right."""
