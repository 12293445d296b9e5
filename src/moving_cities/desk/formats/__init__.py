"""How dates and numbers are written at the desk, where Django's own way for a language is another region's."""
