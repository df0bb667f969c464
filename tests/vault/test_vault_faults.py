"""What the system or the library raises reaches a person as the right sentence, and a vault goes on after it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from invented import PERSON, put_ground
from sqlcipher3 import dbapi2

from cahier.crypto import header, passphrase, recovery, slots
from cahier.domain.person import Person
from cahier.vault import atomic, faults, file, lock_file
from cahier.vault.errors import (
    CannotRead,
    CannotWrite,
    DamagedData,
    InUse,
    NotEnoughMemory,
    OldPassphraseLeft,
    VaultError,
    WrongPassphrase,
)
from cahier.vault.header_file import read_header
from cahier.vault.key_errors import TooSoon
from cahier.vault.vault import Vault

WORDS = "six invented words for a test"
OTHER = "another six invented words here"
pytestmark = pytest.mark.usefixtures("cheap_hashing")


def library_error(code: int) -> dbapi2.OperationalError:
    error = dbapi2.OperationalError("invented")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "when_reading", "when_writing"),
    [
        (library_error(dbapi2.SQLITE_BUSY), InUse, InUse),
        (library_error(dbapi2.SQLITE_FULL), CannotWrite, CannotWrite),
        (library_error(dbapi2.SQLITE_READONLY), CannotWrite, CannotWrite),
        (library_error(dbapi2.SQLITE_IOERR | 4 << 8), CannotRead, CannotWrite),
        (library_error(dbapi2.SQLITE_CANTOPEN), CannotRead, CannotWrite),
        (library_error(dbapi2.SQLITE_CORRUPT | 1 << 8), DamagedData, DamagedData),
        (library_error(dbapi2.SQLITE_NOTADB), DamagedData, DamagedData),
        (dbapi2.OperationalError("Could not decode to UTF-8 column 'body'"), DamagedData, DamagedData),
        (PermissionError(13, "invented"), CannotRead, CannotWrite),
        (library_error(dbapi2.SQLITE_ERROR), dbapi2.OperationalError, dbapi2.OperationalError),
        (dbapi2.ProgrammingError("ours"), dbapi2.ProgrammingError, dbapi2.ProgrammingError),
        (WrongPassphrase(), WrongPassphrase, WrongPassphrase),
    ],
    ids=str,
)
def test_each_fault_becomes_its_sentence_and_none_of_ours_is_hidden(
    error: Exception, when_reading: type[Exception], when_writing: type[Exception]
) -> None:
    for context, expected in ((faults.reading, when_reading), (faults.writing, when_writing)):
        with pytest.raises(expected) as caught, context():
            raise error
        assert type(caught.value) is expected


def test_another_program_that_holds_the_database_is_no_full_disk(vault: Vault) -> None:
    vault.write(put_ground)
    vault._connection.execute("PRAGMA busy_timeout = 0")
    with held_elsewhere(vault.path / "vault.db"):
        with pytest.raises(InUse):
            vault.write(lambda writer: writer.put_setting("a", "b"))
        with pytest.raises(InUse):
            vault.list(Person)
    vault.write(lambda writer: writer.put_setting("a", "b"))
    assert vault.settings() == {"a": "b"}


@contextmanager
def held_elsewhere(path: Path) -> Iterator[None]:
    """Let another process hold SQLite's lock on the whole file; held by this one it would not be felt."""
    script = (
        "import fcntl, os, sys\n"
        "fcntl.lockf(os.open(sys.argv[1], os.O_RDWR), fcntl.LOCK_EX, 512, 0x40000000)\n"
        "print('held', flush=True); sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        yield
    finally:
        holder.communicate("")


def test_what_the_caller_cannot_do_is_the_callers_own_fault(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        vault.write(lambda _writer: (tmp_path / "missing" / "file").write_text("x") and None)
    vault.write(put_ground)
    assert vault.list(Person) == (PERSON,)


def test_a_save_refused_after_damage_was_met_says_damage(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(
            lambda writer: [writer.put(Person(person_id=f"p{n}", name_full="x" * 900)) for n in range(99)] and None
        )
    raw = bytearray((folder / "vault.db").read_bytes())
    for page in range(2, len(raw) // 16384):
        raw[page * 16384 + 100] ^= 1
    (folder / "vault.db").write_bytes(bytes(raw))
    with file.unlock(folder, WORDS) as vault:
        with pytest.raises(DamagedData):
            vault.list(Person)
        with pytest.raises(DamagedData):
            vault.write(lambda writer: writer.put_setting("a", "b"))


def test_too_little_memory_for_the_passphrase_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(**_parameters: object) -> None:
        raise MemoryError

    monkeypatch.setattr(passphrase, "Argon2id", too_much)
    for attempt in (lambda: file.unlock(folder, WORDS), lambda: file.create(folder.with_name("new"), WORDS)):
        with pytest.raises(NotEnoughMemory):
            attempt()
    assert [item.name for item in folder.parent.iterdir()] == [folder.name]


def test_a_header_with_many_slots_does_not_keep_the_computer_busy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_header(folder)[0]
    body = {**before.body, "slots": [before.body["slots"][0]] * 20}
    forged = header.build(2, before.vault_id, body, bytes(32))
    for name in ("vault.hdr", "vault.hdr.bak"):
        (folder / name).write_bytes(forged)
    tried = []
    monkeypatch.setattr(passphrase, "derive", lambda *_given: tried.append(1) or bytes(32))
    with pytest.raises(WrongPassphrase):
        file.unlock(folder, WORDS)
    assert len(tried) == 5


def test_a_passphrase_of_broken_characters_is_only_wrong(folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        file.unlock(folder, "six invented \ud800 words")


def failing(calls: Iterator[bool]) -> Callable[[Path, bytes], None]:
    write = atomic.write

    def maybe(path: Path, data: bytes) -> None:
        if next(calls):
            raise OSError(28, "No space left on device")
        write(path, data)

    return maybe


def test_a_half_changed_passphrase_is_told_apart_from_an_unchanged_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "write", failing(iter([True])))
    with pytest.raises(CannotWrite):
        file.change_passphrase(folder, WORDS, OTHER)
    file.unlock(folder, WORDS).close()
    monkeypatch.undo()
    passphrase_is_cheap(monkeypatch)
    monkeypatch.setattr(atomic, "write", failing(iter([False, True])))
    with pytest.raises(OldPassphraseLeft):
        file.change_passphrase(folder, WORDS, OTHER)
    monkeypatch.undo()
    passphrase_is_cheap(monkeypatch)
    with pytest.raises(WrongPassphrase):
        file.unlock(folder, WORDS)
    file.unlock(folder, OTHER).close()
    assert (folder / "vault.hdr").read_bytes() == (folder / "vault.hdr.bak").read_bytes()


def passphrase_is_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "COST", passphrase.Cost(64, 1))
    monkeypatch.setattr(passphrase, "FLOOR", passphrase.Cost(64, 1))


def test_a_vault_that_cannot_be_opened_after_its_making_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_lock: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(lock_file.LockFile, "claim", refuse)
    with pytest.raises(CannotWrite):
        file.create(tmp_path / "n", WORDS)
    assert list(tmp_path.iterdir()) == []


def test_no_nonce_or_salt_is_used_twice() -> None:
    made = [slots.passphrase_slot(b"v" * 16, bytes(32), WORDS) for _ in range(200)]
    made += [slots.recovery_slot(b"v" * 16, bytes(32), recovery.secret_of(recovery.written(bytes(20))))] * 1
    assert len({slot["nonce"] for slot in made}) == len(made)
    assert len({slot.get("salt") or slot["kdf"]["salt"] for slot in made}) == len(made)


def test_every_sentence_says_what_happened_and_what_to_do() -> None:
    for kind in VaultError.__subclasses__():
        said = TooSoon(60) if kind is TooSoon else kind()
        assert said.sentence.count(". ") >= 2, kind
