"""The steps of a compilation, each in its file, built up from what is cleared and never cut down from the whole.

people (who may be spoken about) and selection (which records may be told) decide on the records; gate is the only
door from a record to a word; facts are what came through it, and know nothing of records; story and sections say
facts in phrases; limit shortens; hard_rules looks at the finished text with other eyes.
`cahier.redaction.compile` joins them.
"""
