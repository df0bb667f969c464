"""A notebook's database with our schema and our settings, under a key or without one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from cahier.crypto.keys import KeyTree
from cahier.vault import database, migrations
from cahier.vault.data_file import DataFile
from cahier.vault.last_seen import LastSeen
from cahier.vault.vault import Vault


@contextmanager
def opened(path: Path, *, keyed: bool) -> Iterator[Vault]:
    """Open a database of our schema, with our settings, under a key or without one."""
    path.touch()
    data = (DataFile if keyed else Unkeyed)(path, KeyTree(os.urandom(16), os.urandom(32)), os.urandom(16))
    connection = data.connect()
    migrations.migrate(connection, data.sealing(connection))
    yield Vault(path.parent, connection, None, data, LastSeen(data.tree, 1))  # type: ignore[arg-type]
    connection.close()


class Unkeyed(DataFile):
    """A database with our settings and no key."""

    def connect(self) -> dbapi2.Connection:
        connection = dbapi2.connect(str(self.path), isolation_level=None, cached_statements=database.STATEMENTS)
        for setting in (f"page_size={database.PAGE_BYTES}", *database._ASKED):
            connection.execute(f"PRAGMA {setting}").fetchall()
        return connection
