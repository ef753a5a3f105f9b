"""What a plan lacks while it is written."""
