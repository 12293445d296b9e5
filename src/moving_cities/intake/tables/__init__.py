"""Tables: lists of members and of cities, as CSV, TSV, XLSX and ODS.

`reading.read_table` makes rows under a header of a file, `mapping.map_columns` says what each column means,
`planning.plan` says of every row what taking it in would do, and `acceptance` picks what a person takes of it.
Nothing here writes anything; the desk carries out what was accepted.
"""
