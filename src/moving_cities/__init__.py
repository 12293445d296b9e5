"""Moving Cities: an open, self-hosted, multilingual atlas of what cities do for migration and inclusion."""
