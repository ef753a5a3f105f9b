"""One file a schema: `0001_first.py`; the number in the name is the revision."""
