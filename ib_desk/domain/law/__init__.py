"""Who must be heard, agree, read and consent, each with its source."""
