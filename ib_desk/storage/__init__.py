"""The encrypted database and the vault folder around it."""
