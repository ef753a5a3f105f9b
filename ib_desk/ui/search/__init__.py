"""Finding a sentence back: one screen over everything in the vault."""
