"""Pages of one support file that are lists, forms or overviews, and what all pages share."""
