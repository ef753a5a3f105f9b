"""Pictures of every screen and every page of every print, on contact sheets: `make gallery`."""
