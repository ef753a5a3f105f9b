"""Dutch words that are data: terms, and texts of the prints."""
