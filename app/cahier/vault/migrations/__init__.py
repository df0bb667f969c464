"""Numbered steps of the schema, `NNNN_what.sql`; never edited once released."""

from pathlib import Path

from sqlcipher3 import dbapi2

from cahier.vault.errors import NewerFormat

_STEPS = tuple(sorted(Path(__file__).parent.glob("[0-9][0-9][0-9][0-9]_*.sql")))
LATEST = len(_STEPS)


def migrate(connection: dbapi2.Connection) -> None:
    """Bring the schema up to date, each step in a transaction of its own; raises NewerFormat."""
    version = version_of(connection)
    if version > LATEST:
        raise NewerFormat
    for number, step in enumerate(_STEPS[version:], start=version + 1):
        script = step.read_text(encoding="utf-8")
        connection.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")


def version_of(connection: dbapi2.Connection) -> int:
    """Return the number of the last step taken; 0 is a database that no vault ever was."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
