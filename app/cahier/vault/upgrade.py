"""Brings an older vault up to date without touching it: in a copy, which takes its place once it is proven.

Until the rename the old database is there byte for byte; a kill, a full disk or a step that fails leaves it so,
and the copy is removed at the next opening. Proven means: verified as a whole, and of every kind as many records
as before.
"""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from cahier.vault import atomic, database, folder, migrations
from cahier.vault.contents import records_by_kind
from cahier.vault.data_file import DataFile
from cahier.vault.errors import DamagedData
from cahier.vault.verification import Verification


def upgrade(data: DataFile) -> None:
    """Put a migrated copy in the place of a database that nobody has open; raises what `faults` puts in words."""
    place = data.path.parent
    folder.remove_new_database(place)
    made = replace(data, path=place / folder.NEW_DATABASE)
    try:
        _copy(data.path, made.path)
        with made.once() as connection:
            before = records_by_kind(connection)
            sealing = made.sealing(connection)
            migrations.migrate(connection, sealing)
        with made.once() as connection:
            Verification(connection, made.sealing(connection)).all()
            after = records_by_kind(connection)
        if any(after.get(kind) != count for kind, count in before.items()):
            raise DamagedData
        database.check_disk(made.path)
        made.path.replace(data.path)
    except BaseException:
        folder.remove_new_database(place)
        raise
    atomic.sync_folder(place)


def _copy(old: Path, new: Path) -> None:
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with old.open("rb") as source, os.fdopen(descriptor, "wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
        target.flush()
        os.fsync(target.fileno())
