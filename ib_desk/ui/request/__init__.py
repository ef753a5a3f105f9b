"""The request to the SWV: what is missing, what leaves, and the package."""
