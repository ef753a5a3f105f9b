"""Settings: the school and its people, safety, backups, and how it all looks."""
