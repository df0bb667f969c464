"""The database of one vault, and what it takes to open it again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlcipher3 import dbapi2

from cahier.crypto import keys
from cahier.crypto.keys import KeyTree
from cahier.vault import database, faults, pages
from cahier.vault.sealing import Sealing


@dataclass(frozen=True, slots=True)
class DataFile:
    """Where the database is, and its keys. Each connection belongs to whoever asked for it."""

    path: Path
    tree: KeyTree = field(repr=False)
    salt: bytes = field(repr=False)
    read_only: bool = False

    def connect(self) -> dbapi2.Connection:
        """Open it; raises what `faults` turns into words."""
        return database.connect(self.path, self.tree.key(keys.DATABASE), self.salt, read_only=self.read_only)

    @contextmanager
    def once(self) -> Iterator[dbapi2.Connection]:
        """Open it for one look, apart from whoever has it open: SQLCipher keeps a fault for good."""
        with faults.reading():
            connection = self.connect()
        try:
            yield connection
        finally:
            connection.close()

    def sealing(self, connection: dbapi2.Connection) -> Sealing:
        """Return the seals of it, over this connection."""
        return Sealing(connection, self.tree.key(keys.SEALS))

    def seal_of_pages(self) -> bytes:
        """Return the seal over its pages as they lie on the disk; raises OSError."""
        return pages.seal_of(self.path, self.tree.key(keys.SEALS))
