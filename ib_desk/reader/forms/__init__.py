"""Forms of strangers: their boxes read and filled, in a child."""
