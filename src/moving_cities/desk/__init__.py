"""Where the atlas is written: Django models, the verbs that change them, and the Wagtail admin.

`snapshot.take_snapshot` is the one door out: it hands over the content as an `Atlas`. `actions` holds the
verbs that change it. Nothing else in the project knows Wagtail.
"""
