"""How content comes in: page texts, tables, documents, and the matching of names to known places.

What people already have is taken as it comes. Intake says what it understood and what it could not, and
publishes nothing by itself: everything enters the desk as a draft.
"""
