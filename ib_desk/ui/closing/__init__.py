"""Closing a file: what becomes of the goals, how each looks back, and what comes after it."""
