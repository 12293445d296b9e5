"""The pages of an edition as frozen models: everything a template shows, ready to be shown.

One module per kind of page composes it from the atlas; `models` says what templates may rely on.
"""
