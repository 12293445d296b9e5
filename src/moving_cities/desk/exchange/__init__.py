"""Atlas and tables: what stands in which column, read and written the same way.

`tables` says what a table of the exchange is; `facts`, `words` and `front` list them; `reading` makes
records of rows, `writing` brings the database from one atlas to another, and `not_exported` names the
columns that stay at the desk.
"""
