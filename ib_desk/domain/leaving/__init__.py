"""What may leave the vault, and what is looked for in it before it does."""
