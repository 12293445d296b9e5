"""What the atlas says: records, rich text, languages, segments, translation state and the snapshot.

Plain, typed, frozen Python. This room knows no database, no HTTP and no file format; every other room
may import it, and it imports none of them.
"""
