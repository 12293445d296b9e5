"""Documents that are kept as sources: their text for the search, and whether they have any."""
