"""How an edition is served: its files to everyone, and the way through to the desk.

`application` is the WSGI application, `serving` runs it in one command, `nginx` writes the configuration
with which nginx serves the same folder. This room reads files only; it knows no database, and it comes
to the desk through a callable that operations hands in, so the processes that serve readers stay small.
"""
