"""How much support fits: the nine dimensions, the rule of matched care, and its words."""
