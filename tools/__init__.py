"""What makes, checks and starts the project on a person's machine.

The modules that `make` calls run before the environment exists: they use the standard library alone. Each is
started from the top folder by `tools/with-python.sh -m tools.<module>`.
"""
