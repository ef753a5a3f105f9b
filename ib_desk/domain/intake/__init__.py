"""Pupils as another system tells of them, matched with those that are known."""
