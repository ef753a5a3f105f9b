"""The OPP: the plan, who has a say in it, what it lacks, and how it stands."""
