"""Files of many formats, read as lines of text that say where they stand and how they were marked."""
