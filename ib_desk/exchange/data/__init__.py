"""What leaves as data: the facts of a print, for a program that reads them."""
