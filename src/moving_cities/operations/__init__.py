"""How the atlas is run: settings, wiring, the command line.

This room knows all the others and puts them together; nothing imports it.
"""
