"""Every kind of record: the facts that are kept, as frozen values."""
