"""An open vault: readers, one kind of write, search and verification."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlcipher3 import dbapi2

from cahier.crypto.age.x25519 import X25519Identity
from cahier.crypto.keys import ATTACHMENTS
from cahier.domain.notion import Notion
from cahier.vault import database, evidence_check, faults, notices, reindexing, weekly
from cahier.vault.attachments.files import Files
from cahier.vault.attachments.keeping import Attachments
from cahier.vault.data_file import DataFile
from cahier.vault.errors import (
    CannotRead,
    CannotWrite,
    DamagedData,
    MixedSaves,
    ReadOnlyPlace,
    UnreadableRecords,
    VaultError,
)
from cahier.vault.last_seen import DOUBTED, NO_PAGES, LastSeen
from cahier.vault.lock_file import LockFile
from cahier.vault.notices import Notice
from cahier.vault.reader import GENERATION, NO_NOTE, Reader
from cahier.vault.reindexing import Place, Reindexing
from cahier.vault.salvage import lost_in
from cahier.vault.sealing import Head
from cahier.vault.verification import Verification
from cahier.vault.weekly import Standing
from cahier.vault.writer import Writer


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification looked at."""

    pages: int
    records: int
    attachments: int = 0


class Vault(Reader):
    """Belongs to the thread that opened it. Close it, or use it as a context manager.

    `warnings` are what a person must be told before going on, `unfinished` among them: the last session ended in
    the middle of a save, which opening took back. `attachments` are the files of evidence; a file goes with the
    last record that names it.
    """

    def __init__(
        self,
        path: Path,
        connection: dbapi2.Connection,
        lock: LockFile,
        data: DataFile,
        seen: LastSeen,
        warnings: tuple[Notice, ...] = (),
    ) -> None:
        super().__init__(connection)
        self.path = path
        self.keys = data.tree
        self.read_only = data.read_only
        self.warnings = warnings
        self.attachments = Attachments(connection, Files(path, X25519Identity(self.keys.key(ATTACHMENTS))))
        self._data, self._seen = data, seen
        self._doubted = any(notice.kind in ("mixed", "damaged") for notice in warnings)
        self._sealing = data.sealing(connection)
        self._sealing.watch()
        self._lock: LockFile | None = lock
        self._promised: Head | None = None  # the last save of which it was said that it is safe
        self._refused = False  # whether another was tried since

    @property
    def is_open(self) -> bool:
        """Say whether it was not closed yet."""
        return self._lock is not None

    @property
    def opened_with(self) -> int:
        """Return the number of the header in force: that of the opening, or of the last change since."""
        return self._seen.generation

    @property
    def data(self) -> DataFile:
        """Return the database as a file, which second copies are made from."""
        return self._data

    @property
    def unfinished(self) -> bool:
        """Say whether opening took back a save that was cut short."""
        return notices.UNFINISHED in self.warnings

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and let the next instance in. Twice is as good as once."""
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        head = self._head()
        self._connection.close()
        with suppress(OSError):
            if self._refused and self._promised is not None:
                self._seen.close(self._promised, NO_PAGES)  # whether the disk has a later one nobody knows
            elif head is not None and not self._refused:
                self._seen.close(head, DOUBTED if self._doubted else self._data.seal_of_pages())
        lock.release()

    def write(self, work: Callable[[Writer], None]) -> frozenset[Notion]:
        """Run `work` in one transaction, all or nothing; answer with the notions it changed.

        When this returns, the change is on the disk. Raises what `work` raises, CannotWrite or InUse; the change
        is not there then, unless only the very last flush failed. Putting the same again does no harm. Raises
        ReadOnlyPlace without trying when the place takes no files.
        """
        if self.read_only:
            raise ReadOnlyPlace
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
                self._refused = True
                self._expect_sound()
            raise
        self._refused = False
        if (head := self._head()) is not None:
            self._promised = head
            self._seen.note(head)
        self.tidy()
        return frozenset(writer.changed)

    def tidy(self) -> None:
        """Unmake the files that no record names any more; what cannot be done now is for the next time."""
        if self.read_only:
            return
        with suppress(VaultError):
            if gone := self.attachments.unmake_left():
                self.write(lambda writer: writer.forget_files(gone))

    def verify(self, report: Callable[[object], None] = lambda _progress: None) -> Verified:
        """Check every page in use, every record, every reference, the search index and all evidence.

        Raises MixedSaves (parts are of another save), UnreadableRecords (pages are damaged, and which records that
        cost), DamagedData (something else), or EvidenceUnsound (all that is whole, and a file or a custody log is
        not). `report` is told what is being looked at. The look goes over a connection of its own, from the disk.
        `cipher_integrity_check` is not asked: it also looks at free pages, which hold nothing, and which a power
        cut may tear because SQLite does not journal them.
        """
        with self._localised(), self._data.once() as connection:
            records = Verification(connection, self._data.sealing(connection)).all(report)
            pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
        report("evidence")
        return Verified(pages, records, evidence_check.check(self, self.attachments, report))

    @property
    def is_doubted(self) -> bool:
        """Say whether opening or verifying found this vault mixed or damaged."""
        return self._doubted

    @property
    def verify_due(self) -> bool:
        """Say whether everything should be read again: a week after the last time, or a round is under way."""
        return self.standing.is_due

    def verify_some(self, seconds: float = 1.0) -> bool:
        """Go on with the weekly round over the database for about so long; answer whether that is done.

        The evidence comes after (`weekly_round`). Raises MixedSaves, UnreadableRecords or DamagedData.
        """
        standing, is_over = self.standing, weekly.until(seconds)
        with self._data.once() as connection:
            for step in Verification(connection, self._data.sealing(connection)).steps(standing.after):
                if is_over():
                    self.keep_standing(standing)
                    return False
                with self._localised():
                    records = standing.records + step.look()
                standing = replace(standing, after=step.name, records=records)
        if not standing.after.startswith(weekly.EVIDENCE):
            self.keep_standing(replace(standing, after=weekly.EVIDENCE))
        return True

    def note_verified(self) -> None:
        """Note that everything was read just now."""
        self.keep_standing(weekly.done())

    @property
    def standing(self) -> Standing:
        """Say how far the weekly round is."""
        return Standing.of(self.own_setting(weekly.SETTING))

    def compact(self) -> None:
        """Write every page anew, so that none has a trace of what was removed; raises CannotWrite or DamagedData.

        All or nothing; the seals are over rows and stay as they are.
        """
        if self.read_only:
            raise ReadOnlyPlace
        with faults.writing():
            database.vacuum(self._connection)

    def find_anew(self, seconds: float) -> bool:
        """Go on for about so long with an index of words of another folding; answer whether it is whole."""
        if self.read_only or not reindexing.is_due(self.own_setting(reindexing.SETTING)):
            return True
        step = Reindexing(Place.of(self.own_setting(reindexing.PLACE)))
        self.write(lambda writer: step.go_on(writer, weekly.until(seconds)))
        return step.is_done

    def leave_no_note(self) -> None:
        """Let no computer note anything of this vault, which is to be thrown away."""
        self.write(lambda writer: writer.put_setting(NO_NOTE, "1"))
        self._seen.keep_none()

    def note_keys(self, generation: int) -> None:
        """Note, here and on this computer, that the header of this generation is in force; it never goes down."""
        self._seen.note_keys(generation)
        if not self.read_only and self.generation < generation:
            self.write(lambda writer: writer.put_setting(GENERATION, str(generation)))

    def count_on_from(self, counter: int) -> None:
        """Number the next save as the one after `counter`: this vault is what became of another."""
        with faults.writing():
            self._connection.execute("BEGIN IMMEDIATE")
            self._sealing.count_on_from(counter)
            self._connection.execute("COMMIT")

    def accept_older(self) -> bool:
        """Go on with this vault although a later save or later keys were seen; answer whether that is noted."""
        self.warnings = tuple(notice for notice in self.warnings if notice.kind not in notices.ABOUT_OLDER)
        if self._seen.generation < self.generation and not self.read_only:
            self.write(lambda writer: writer.put_setting(GENERATION, str(self._seen.generation)))
        head = self._head()
        return head is not None and self._seen.accept(head)

    @contextmanager
    def _localised(self) -> Iterator[None]:
        """Say of damage which records it costs, and look again at each opening from now on."""
        try:
            yield
        except DamagedData as damage:
            self._doubted = True
            if not isinstance(damage, MixedSaves) and (lost := lost_in(self._data.connect)):
                raise UnreadableRecords(tuple(map(str, lost)), lost) from damage
            raise

    def keep_standing(self, standing: Standing) -> None:
        """Note how far the weekly round is; a place that takes no files keeps nothing."""
        if not self.read_only:
            self.write(lambda writer: writer.put_setting(weekly.SETTING, standing.written()))

    def _head(self) -> Head | None:
        with suppress(dbapi2.Error, VaultError):
            return self._sealing.head()
        return None

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
