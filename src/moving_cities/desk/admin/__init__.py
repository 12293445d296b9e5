"""The desk in the browser: Wagtail's admin for every record of the atlas.

`views` and `forms` hold what all records share; each other module holds the screens of one subject;
`../wagtail_hooks.py` puts them into the menu.
"""
