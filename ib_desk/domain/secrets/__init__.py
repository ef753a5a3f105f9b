"""Passphrases, recovery codes, and which backups to keep."""
