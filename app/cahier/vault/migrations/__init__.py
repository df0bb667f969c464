"""Numbered steps of the schema, `NNNN_what.sql`; never edited once released."""

from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from cahier.vault.errors import NewerFormat
from cahier.vault.sealing import Sealing

_STEPS = tuple(sorted(Path(__file__).parent.glob("[0-9][0-9][0-9][0-9]_*.sql")))
LATEST = len(_STEPS)
_SEALED_SINCE = next(number for number, step in enumerate(_STEPS, 1) if step.stem.endswith("_seals"))


def migrate(connection: dbapi2.Connection, sealing: Sealing) -> None:
    """Bring the schema up to date, each step in a transaction of its own; raises NewerFormat or MixedSaves."""
    version = version_of(connection)
    if version > LATEST:
        raise NewerFormat
    for number, step in enumerate(_STEPS[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        difference = sealing.difference() if number > _SEALED_SINCE else None
        for statement in statements_of(step.read_text(encoding="utf-8")):
            connection.execute(statement)
        if difference is not None:
            sealing.follow(difference)
        elif number == _SEALED_SINCE:
            sealing.begin()
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")


def statements_of(script: str) -> Iterator[str]:
    """Part a script into its statements (`executescript` would commit before it begins)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if dbapi2.complete_statement(statement):
            yield statement
            statement = ""


def version_of(connection: dbapi2.Connection) -> int:
    """Return the number of the last step taken; 0 is a database that no vault ever was."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
