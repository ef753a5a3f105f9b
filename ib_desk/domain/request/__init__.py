"""What a request to the SWV must have, and what the file says of it."""
