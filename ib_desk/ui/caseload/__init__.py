"""Leerlingen: the files that run, all pupils, and a signal in one line."""
