"""From a draft to a text of the atlas: its pieces, the blocks they belong to, and what is made of both.

`pieces` cuts a reading into pieces that can become blocks, `matching` suggests where each belongs, `joining`
makes the document that a person decided on, and `alignment` lays the input beside what was understood.
Nothing here writes; the verbs are in `actions/drafts.py`.
"""
