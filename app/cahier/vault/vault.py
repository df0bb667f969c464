"""An open vault: readers, one kind of write, search and verification."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from cahier.crypto.age.x25519 import X25519Identity
from cahier.crypto.keys import ATTACHMENTS, SEALS, KeyTree
from cahier.domain.notion import Notion
from cahier.vault import evidence_check, faults
from cahier.vault.attachments.files import Files
from cahier.vault.attachments.keeping import Attachments
from cahier.vault.errors import CannotRead, CannotWrite, DamagedData, VaultError
from cahier.vault.kinds import KIND_OF
from cahier.vault.lock_file import LockFile
from cahier.vault.reader import Reader
from cahier.vault.sealing import Sealing
from cahier.vault.writer import Writer


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification looked at."""

    pages: int
    records: int
    attachments: int = 0


class Vault(Reader):
    """Belongs to the thread that opened it. Close it, or use it as a context manager.

    `unfinished` says that the last session ended in the middle of a save, which opening took back. `attachments`
    are the files of evidence; a file goes with the last record that names it.
    """

    def __init__(
        self,
        path: Path,
        connection: dbapi2.Connection,
        lock: LockFile,
        keys: KeyTree,
        *,
        unfinished: bool = False,
    ) -> None:
        super().__init__(connection)
        self.path = path
        self.keys = keys
        self.unfinished = unfinished
        self.attachments = Attachments(connection, Files(path, X25519Identity(keys.key(ATTACHMENTS))))
        self._sealing = Sealing(connection, keys.key(SEALS))
        self._sealing.watch()
        self._lock: LockFile | None = lock

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and let the next instance in. Twice is as good as once."""
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        self._connection.close()
        lock.release()

    def write(self, work: Callable[[Writer], None]) -> frozenset[Notion]:
        """Run `work` in one transaction, all or nothing; answer with the notions it changed.

        When this returns, the change is on the disk. Raises what `work` raises, CannotWrite or InUse; the change
        is not there then, unless only the very last flush failed. Putting the same again does no harm.
        """
        writer = Writer(self._connection)
        try:
            with faults.saving():
                self._connection.execute("BEGIN IMMEDIATE")
                before = self._connection.total_changes
                work(writer)
                writer.finish()
                if self._connection.total_changes != before:
                    self._sealing.renew()
                self._connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, CannotWrite):
                self._expect_sound()
            raise
        self.tidy()
        return frozenset(writer.changed)

    def tidy(self) -> None:
        """Unmake the files that no record names any more; what cannot be done now is for the next time."""
        with suppress(VaultError):
            if gone := self.attachments.unmake_left():
                self.write(lambda writer: writer.forget_files(gone))

    def verify(self, report: Callable[[object], None] = lambda _progress: None) -> Verified:
        """Check every page in use, every record, every reference, the search index and all evidence.

        Raises DamagedData, or EvidenceUnsound when the records are whole and a file or a custody log is not.

        `report` is told what is being looked at. After DamagedData, close the vault: SQLCipher keeps the fault.
        `cipher_integrity_check` is not asked: it also looks at free pages, which hold nothing, and which a power
        cut may tear because SQLite does not journal them. `integrity_check` reads all others, from the disk once
        the cache is empty, and SQLCipher checks the seal of each as it is read.
        """
        report("pages")
        self._connection.execute("PRAGMA shrink_memory").fetchall()
        self._expect_nothing("SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'")
        report("seals")
        with faults.reading():
            self._sealing.check_all()
        report("references")
        self._expect_nothing("PRAGMA foreign_key_check")
        report("search index")
        with faults.reading():
            self._connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        report("records")
        records = sum(1 for kind in KIND_OF.values() for _ in self.each(kind))
        pages = next(self._rows("PRAGMA page_count"))[0]
        report("evidence")
        return Verified(pages, records, evidence_check.check(self, self.attachments, report))

    def _expect_nothing(self, question: str) -> None:
        if next(self._rows(question), None) is not None:
            raise DamagedData

    def _expect_sound(self) -> None:
        """Raise DamagedData when a write was refused because SQLCipher met a damaged page before."""
        with suppress(CannotRead), faults.reading():
            self._connection.execute("PRAGMA shrink_memory").fetchall()
            self._connection.execute("SELECT count(*) FROM sqlite_master").fetchall()

    def _roll_back(self) -> None:
        """Take the transaction back; when even that cannot be written, SQLite does it before it reads again."""
        with suppress(dbapi2.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
