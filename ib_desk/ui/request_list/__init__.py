"""Aanvragen: which requests run, and since when they wait."""
