"""What can be printed of a file: a module per print, and the card on which it is chosen."""
