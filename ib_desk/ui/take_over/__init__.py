"""Dossier overnemen: a file that ran elsewhere, on one screen, one pupil after the other."""
