"""Vandaag: what a day asks, over all pupils."""
