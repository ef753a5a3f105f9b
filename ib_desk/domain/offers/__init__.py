"""What a field offers to pick, and texts put together from picked pieces."""
