"""Documents that go from one notebook to another, or come from outside: the JSON document `cahier-records/1`.

Promises: what is written reads back as the same records, under fresh ids; a document is taken whole or refused
whole, with one sentence for each row that is wrong; what is read was bounded in bytes, depth and number before it
was parsed. A document holds everything that was recorded and is not redacted: it is for another notebook, never
for a reader. Not in it: releases, decisions of review and the log, which belong to one notebook.

The format is a table (`shapes`), a JSON Schema (`resources/schemas/`) and a few short ways of saying common
things (`shorthand`); reading and writing are the table taken in its two directions, so that they cannot drift.
Ids never stand in a document. Inside a case, records name each other by code.
"""
