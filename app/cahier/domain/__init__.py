"""What a researcher talks about: cases, people, interviews, events, proceedings, consent.

Promises: frozen values, no input or output, no clock, no Qt; one notion per file; every field has its
rule in `resources/rules/fields.json` (a test holds the two together). A record never leaves the vault by
itself: only `cahier.redaction` turns records into something that may be shown outside.

Identifiers: `*_id` values are opaque text, unique in the vault. A case has a short `code` that people say
aloud ("DEMO-01"); people, events and the rest have a `code` unique inside their case ("P1", "E3"). `code` is
what documents and the command line show; ids never leave the vault.
"""
