"""Writes all that can still be read of a damaged vault into a new one, and counts what cannot.

Works on a copy of the damaged files, made beside the new vault and removed at the end: the damaged vault is only
read, whatever it is on. The new vault has the keys of the old one under a new passphrase and a new recovery key,
so that files of evidence come along as they are; other ways in have to be added again. Its saves are counted on
from the old one's, so that this computer takes it for the newer of the two.

Where the record of a case or a person is lost and others hang on it, one with nothing but its
id stands in its place.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cahier.crypto.keys import KeyTree
from cahier.domain.case import Case
from cahier.domain.codec import from_plain
from cahier.domain.errors import CahierError
from cahier.domain.evidence import CustodyEvent
from cahier.domain.notion import Notion
from cahier.domain.person import CasePerson, Person
from cahier.vault import atomic, faults, file, folder, hot_journal
from cahier.vault.arrival import salt_of
from cahier.vault.data_file import DataFile
from cahier.vault.errors import AlreadyThere, DamagedData
from cahier.vault.header_file import read_header
from cahier.vault.kinds import KIND_OF, id_of
from cahier.vault.lock_file import LockFile
from cahier.vault.opening import OpenSlot
from cahier.vault.reader import GENERATION
from cahier.vault.salvage import Row, Salvage
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

_BATCH = 200
_PIECE = 16_384  # of a file that its disk may not give back whole
_FILES = ("att", "staging")


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came over and what did not, by kind; `stand_ins` are records of which only the id is known."""

    recovery_key: str
    written: dict[Notion, int]
    lost: dict[Notion, int]
    stand_ins: int
    files: int


def rescue(
    path: Path,
    open_slot: OpenSlot,
    to: Path,
    passphrase: str,
    report: Callable[[object], None] = lambda _what: None,
) -> Rescued:
    """Write what can be read of the vault at `path` into a new one; raises what opening and creating raise."""
    folder.require_ordinary(path)
    if os.path.lexists(to):
        raise AlreadyThere
    read_header(path)
    file.require_data(path)
    lock = LockFile(path)
    try:
        header, _ = read_header(path)
        tree = KeyTree(header.vault_id, open_slot(header))
        with faults.writing(), tempfile.TemporaryDirectory(prefix=".cahier-rescue-", dir=to.parent) as place:
            report("copying")
            for name in (folder.DATABASE, folder.JOURNAL):
                _copy(path / name, Path(place) / name)
            hot_journal.bound(Path(place))
            data = DataFile(Path(place) / folder.DATABASE, tree, salt_of(header))
            return _Rescue(data, report).into(to, passphrase, path, header.generation)
    finally:
        lock.withdraw()


class _Rescue:
    def __init__(self, data: DataFile, report: Callable[[object], None]) -> None:
        self._data = data
        self._salvage = Salvage(data.connect)
        self._report = report
        self._written = dict.fromkeys(Notion, 0)
        self._lost = dict.fromkeys(Notion, 0)
        self._here: set[str] = set()
        self._stand_ins = 0

    def into(self, to: Path, passphrase: str, path: Path, generation: int) -> Rescued:
        if self._salvage.ask("SELECT count(*) FROM sqlite_master") is None:
            raise DamagedData  # without its first pages nothing is found
        codes: dict[str, str] = dict(self._salvage.ask("SELECT case_id, code FROM case_line") or ())
        generation = max(generation, self._generation()) + 1
        vault, recovery_key = file.create(to, passphrase, self._data.tree, generation)
        with vault:
            for notion in Notion:
                self._report(notion)
                records = self._records(notion)
                stands = self._put(vault, self._stands(records, codes))
                self._stand_ins += len(stands)
                done = self._put(vault, records)
                self._written[notion] += len(done)
                self._lost[notion] += len(records) - len(done)
            self._settings(vault)
            files = sum(_copy_files(path / name, to / name) for name in _FILES)
            vault.count_on_from(self._counter())
        self._salvage.close()
        return Rescued(recovery_key, self._written, self._lost, self._stand_ins, files)

    def _records(self, notion: Notion) -> list[object]:
        rows, lost = self._salvage.read(notion)
        self._lost[notion] += len(lost)
        records: list[object] = []
        for _seq, _id, body in rows:
            try:
                records.append(from_plain(KIND_OF[notion], json.loads(body)))
            except (ValueError, TypeError, CahierError):
                self._lost[notion] += 1
        return records

    def _stands(self, records: Iterable[object], codes: dict[str, str]) -> list[object]:
        """Return what must stand in for lost records that these hang on."""
        stands: dict[str, object] = {}
        for record in records:
            case_id = getattr(record, "case_id", None)
            if case_id is not None and not isinstance(record, Case) and case_id not in self._here:
                number = self._stand_ins + len(stands) + 1
                stands[case_id] = Case(case_id=case_id, code=codes.get(case_id, f"RESCUED-{number}"))
            if isinstance(record, CasePerson) and record.person_id not in self._here:
                stands[record.person_id] = Person(person_id=record.person_id)
        return list(stands.values())

    def _put(self, vault: Vault, records: list[object]) -> list[object]:
        """Put records, many at a time while that goes; answer with those that are there."""
        done: list[object] = []
        for start in range(0, len(records), _BATCH):
            batch = records[start : start + _BATCH]
            try:
                vault.write(partial(_put_all, records=batch))
                done += batch
            except CahierError:
                done += [record for record in batch if _is_put(vault, record)]
        self._here.update(id_of(record) for record in done)
        return done

    def _settings(self, vault: Vault) -> None:
        rows = self._salvage.ask("SELECT key, value FROM setting WHERE key NOT LIKE '.%'") or []
        vault.write(partial(_put_settings, rows=rows))

    def _generation(self) -> int:
        rows = self._salvage.ask(f"SELECT value FROM setting WHERE key = '{GENERATION}'")  # noqa: S608 - ours
        return int(rows[0][0]) if rows else 0

    def _counter(self) -> int:
        rows = self._salvage.ask("SELECT counter FROM sealed_head") or self._salvage.ask("PRAGMA application_id")
        return int(rows[0][0]) if rows else 0


def _put_all(writer: Writer, records: Iterable[object]) -> None:
    for record in records:
        writer.put(record, as_it_was=isinstance(record, CustodyEvent))


def _put_settings(writer: Writer, rows: Iterable[Row]) -> None:
    for key, value in rows:
        writer.put_setting(key, value)


def _is_put(vault: Vault, record: object) -> bool:
    try:
        vault.write(partial(_put_all, records=(record,)))
    except CahierError:
        return False
    return True


def _copy(source: Path, target: Path) -> None:
    """Copy a file piece by piece; a piece that its disk does not give back is left empty."""
    if not source.exists():
        return
    with source.open("rb", buffering=0) as old, target.open("xb", buffering=0) as new:
        for start in range(0, source.stat().st_size, _PIECE):
            piece = bytes(min(_PIECE, source.stat().st_size - start))
            with suppress(OSError):
                old.seek(start)
                piece = old.read(len(piece)) or piece
            new.write(piece)


def _copy_files(source: Path, target: Path) -> int:
    """Copy the files of evidence as they are; answer how many. One that cannot be read is told by `verify`."""
    count = 0
    for path in sorted(source.rglob("*.age")) if source.is_dir() else ():
        if path.is_symlink() or not path.is_file():
            continue
        beside = target / path.relative_to(source)
        atomic.make_folders(target.parent, (target.name, *beside.relative_to(target).parent.parts))
        with suppress(OSError):
            shutil.copyfile(path, beside)
            beside.chmod(0o600)
            atomic.sync_file(beside)
            atomic.sync_folder(beside.parent)
            count += 1
    return count
