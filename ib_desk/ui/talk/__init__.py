"""In gesprek: one pupil, large, for who looks along; nothing else of the program is seen."""
