"""Finding a sentence back: what of a record is looked through, what was asked, what is shown."""
