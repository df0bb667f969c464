"""Holds files and records together: what comes in, what is opened, what leaves, and what a kill left of these."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from cahier.domain.evidence import Evidence
from cahier.vault import faults
from cahier.vault.attachments.errors import NoAttachment
from cahier.vault.attachments.files import Files, Stored, is_name
from cahier.vault.attachments.opened import OpenAttachment
from cahier.vault.errors import VaultError


class Attachments:
    """The files of an open vault. Used on the thread that opened it; an open file may be read on another."""

    def __init__(self, connection: dbapi2.Connection, files: Files) -> None:
        self._connection = connection
        self._files = files

    def bring_in(self, path: Path, report: Callable[[object], None]) -> Stored:
        """Seal a file beside the others, on any thread; it stays only if `recording` it follows.

        `report` is told the `Progress`; what it raises ends the work and leaves nothing. Raises one of the
        `Source...` errors, CannotWrite or OddFile.
        """
        return self._files.bring_in(path, report)

    def bring_in_made(self, content: bytes, mime: str) -> Stored:
        """Seal what was made here, on any thread; it stays only if `recording` it follows."""
        return self._files.bring_in_made(content, mime)

    @contextmanager
    def recording(self, stored: Stored) -> Iterator[Stored]:
        """Keep what came in if what is done inside records its name (`Evidence.file`), else leave nothing."""
        try:
            yield stored
        except BaseException:
            with suppress(VaultError):  # in doubt it stays: a save refused at its last flush may be there
                if not self._is_named(stored.name):
                    self._files.give_back(stored.name)
            raise
        self._place(stored.name)

    def open(self, evidence: Evidence) -> OpenAttachment:
        """Open the original; raises NoAttachment, AttachmentMissing, AttachmentDamaged, CannotRead or OddFile."""
        if evidence.file is None or evidence.size is None or not is_name(evidence.file):
            raise NoAttachment
        return self._files.open(evidence.file, evidence.size)

    def tidy(self) -> None:
        """Finish or take back what a kill left under way; what cannot be written now is for the next opening."""
        with suppress(VaultError, OSError):
            for name in self._files.staged():
                if is_name(name):
                    self._place(name)

    def unmake_left(self) -> tuple[str, ...]:
        """Remove the files that records let go of; answer with the notes that are done with."""
        notes = tuple(str(row[0]) for row in self._rows("SELECT file FROM file_to_unmake ORDER BY file"))
        return tuple(name for name in notes if self._is_done(name))

    def destroy_key(self, name: str) -> bool:
        """Overwrite the key of a file, which stays until its record goes; say whether nobody can open it now."""
        return not is_name(name) or self._files.destroy_key(name)

    def rescue_identity(self) -> str:
        """Write the identity with which any age program opens every file here. It is as secret as the notebook."""
        return self._files.rescue_identity()

    def _is_done(self, name: str) -> bool:
        return not is_name(name) or self._is_named(name) or self._files.unmake(name)

    def _place(self, name: str) -> None:
        if self._is_named(name):
            with suppress(VaultError):  # it is recorded and can be opened where it is
                self._files.settle(name)
        else:
            self._files.give_back(name)

    def _is_named(self, name: str) -> bool:
        return bool(self._rows("SELECT 1 FROM evidence WHERE file = ?", name))

    def _rows(self, question: str, *values: str) -> list[tuple[object, ...]]:
        with faults.reading():
            return list(self._connection.execute(question, values))
