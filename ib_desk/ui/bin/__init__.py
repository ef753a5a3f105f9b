"""The place for what was removed."""
