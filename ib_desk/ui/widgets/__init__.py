"""Small parts that every screen is made of. Each knows its look; none knows a record."""
