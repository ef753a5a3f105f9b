"""Taking pupils over from the school's own system: choose a file, see what changes, take it."""
