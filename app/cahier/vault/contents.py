"""What a database holds, in a form that can be compared: every row of every table, counted and digested."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from sqlcipher3 import dbapi2

from cahier.vault import faults
from cahier.vault.data_file import DataFile
from cahier.vault.tables import TABLES
from cahier.vault.verification import Verification

_KINDS = frozenset(str(notion) for notion in TABLES)
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
_SCHEMA = "SELECT name, type, sql FROM sqlite_master ORDER BY name, type"


@dataclass(frozen=True, slots=True)
class Contents:
    """How many records and rows, the version of the schema, one digest over all and one over the records alone."""

    records: int
    rows: int
    version: int
    digest: str
    records_digest: str


def proven_contents(data: DataFile, report: Callable[[object], None]) -> Contents:
    """Verify a whole database from the disk and return what it holds; raises DamagedData or MixedSaves."""
    with data.once() as connection:
        Verification(connection, data.sealing(connection)).all(report)
        return contents_of(connection)


def contents_of(connection: dbapi2.Connection) -> Contents:
    """Read every row. The index of words keeps its rows in tables beside it, which are read as they are."""
    digest, of_records, rows = hashlib.sha256(), hashlib.sha256(), 0
    with faults.reading():
        for entry in connection.execute(_SCHEMA):
            digest.update(repr(entry).encode("utf-8", "surrogatepass"))
        for (table,) in connection.execute(_TABLES).fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name of the schema
                line = repr(row).encode("utf-8", "surrogatepass")
                digest.update(line)
                rows += 1
                if table in _KINDS:
                    of_records.update(line)
        version, counter = (_number(connection, f"PRAGMA {name}") for name in ("user_version", "application_id"))
        digest.update(repr((version, counter)).encode())
        records = sum(records_by_kind(connection).values())
    return Contents(records, rows, version, digest.hexdigest(), of_records.hexdigest())


def records_by_kind(connection: dbapi2.Connection) -> dict[str, int]:
    """Count the records of every kind that there is a table for."""
    there = {name for (name,) in connection.execute(_TABLES)}
    names = sorted(_KINDS & there)
    return {name: _number(connection, f'SELECT count(*) FROM "{name}"') for name in names}  # noqa: S608


def _number(connection: dbapi2.Connection, question: str) -> int:
    return int(connection.execute(question).fetchone()[0])
