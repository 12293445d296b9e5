"""Arabic with a separator between thousands."""
