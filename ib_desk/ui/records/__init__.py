"""What the window knows of each kind of record, one module a kind."""
