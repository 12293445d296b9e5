"""How the atlas is published: from a frozen snapshot to a folder of plain files, an edition.

An edition is a pure function of the atlas, the templates, the assets and the library versions. Pages are
rendered from page models; the hash of (model, template, assets) decides whether the file of the last
build is kept or written anew, so an incremental build equals a full one by construction.
"""
