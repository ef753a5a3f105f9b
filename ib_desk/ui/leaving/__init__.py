"""What screens share that let something leave: the question why, and the way through the door."""
