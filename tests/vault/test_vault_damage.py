import base64
import hashlib
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import PERSON, put_ground
from sqlcipher3 import dbapi2

from cahier.crypto import header
from cahier.domain.errors import ExitCode
from cahier.domain.person import Person
from cahier.vault import file
from cahier.vault.errors import (
    DamagedData,
    DamagedHeader,
    EmptyFile,
    ForeignHeader,
    MissingData,
    NewerFormat,
    NotAVault,
    OddFile,
    UnsafeLibrary,
    VaultError,
)
from cahier.vault.key_errors import TooSoon
from cahier.vault.vault import Vault

WORDS = "six invented words for a test"
COPIES = ("vault.hdr", "vault.hdr.bak")
Digests = Callable[[Path], dict[str, str]]
in_one_folder = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
DAMAGE = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, header.SIZE - 1), st.just(b"")),
    st.tuples(
        st.just("flip"), st.integers(0, header.SIZE - 1), st.integers(0, 7).map(lambda bit: bytes([1 << bit]))
    ),
    st.tuples(st.just("write"), st.integers(0, header.SIZE - 512), st.binary(min_size=512, max_size=512)),
    st.tuples(st.just("append"), st.just(0), st.binary(min_size=1, max_size=20)),
)


def damaged(raw: bytes, damage: tuple[str, int, bytes]) -> bytes:
    kind, place, data = damage
    if kind == "cut":
        return raw[:place]
    if kind == "append":
        return raw + data
    if kind == "flip":
        return raw[:place] + bytes([raw[place] ^ data[0]]) + raw[place + 1 :]
    return raw[:place] + data + raw[place + len(data) :]


def resealed(raw: bytes) -> bytes:
    return raw[:-32] + hashlib.sha256(raw[:-32]).digest()


@in_one_folder
@given(DAMAGE, st.sampled_from(COPIES))
def test_one_damaged_header_is_mended_from_its_twin(folder: Path, damage: Any, name: str) -> None:
    whole = (folder / "vault.hdr").read_bytes()
    (folder / name).write_bytes(damaged(whole, damage))
    file.unlock(folder, WORDS).close()
    assert [(folder / copy).read_bytes() for copy in COPIES] == [whole, whole]


@pytest.mark.parametrize("name", COPIES)
def test_a_missing_header_is_mended_from_its_twin(folder: Path, name: str) -> None:
    whole = (folder / name).read_bytes()
    (folder / name).unlink()
    file.unlock(folder, WORDS).close()
    assert (folder / name).read_bytes() == whole


def test_a_damaged_header_is_not_mended_before_the_key_is_known(folder: Path, digests: Digests) -> None:
    (folder / "vault.hdr").write_bytes(b"CAHIERVT")
    before = digests(folder)
    with pytest.raises(VaultError):
        file.unlock(folder, "another six invented words here")
    assert digests(folder) == before


@in_one_folder
@given(DAMAGE, DAMAGE)
def test_two_damaged_headers_are_refused_and_kept(folder: Path, digests: Digests, one: Any, two: Any) -> None:
    whole = header_of(folder)
    raws = damaged(whole, one), damaged(whole, two)
    for name, raw in zip(COPIES, raws, strict=True):
        (folder / name).write_bytes(raw)
    before = digests(folder)
    try:
        if whole in raws:  # a block written over itself is no damage
            return
        with pytest.raises((DamagedHeader, EmptyFile, ForeignHeader)) as caught:
            file.unlock(folder, WORDS)
        assert caught.value.exit_code is ExitCode.DAMAGED
        assert digests(folder) == before
    finally:
        for name in COPIES:
            (folder / name).write_bytes(whole)


def header_of(folder: Path) -> bytes:
    return (folder / "vault.hdr").read_bytes()


def rewrite(folder: Path, change: Callable[[bytes], bytes]) -> None:
    for name in COPIES:
        (folder / name).write_bytes(change((folder / name).read_bytes()))


def no_salt(raw: bytes) -> bytes:
    return resealed(raw.replace(b'"salt":', b'"tlas":'))


REFUSALS: dict[str, tuple[type[VaultError], Callable[[Path], object]]] = {
    "both headers empty": (EmptyFile, lambda at: rewrite(at, lambda _raw: b"")),
    "both headers torn": (DamagedHeader, lambda at: rewrite(at, lambda raw: raw[:9000])),
    "both headers foreign": (ForeignHeader, lambda at: rewrite(at, lambda _raw: b"%PDF-1.7".ljust(header.SIZE))),
    "foreign with a digest": (ForeignHeader, lambda at: rewrite(at, lambda raw: resealed(b"TSTVAULT" + raw[8:]))),
    "a newer header": (NewerFormat, lambda at: rewrite(at, lambda raw: resealed(raw[:8] + b"\0\2" + raw[10:]))),
    "an unknown critical flag": (
        NewerFormat,
        lambda at: rewrite(at, lambda raw: resealed(raw[:10] + b"\0\1" + raw[12:])),
    ),
    "a raised generation": (
        ForeignHeader,
        lambda at: rewrite(at, lambda raw: resealed(raw[:16] + struct.pack(">Q", 9) + raw[24:])),
    ),
    "no salt": (VaultError, lambda at: rewrite(at, no_salt)),
    "no headers": (NotAVault, lambda at: [(at / name).unlink() for name in COPIES]),
    "no database": (MissingData, lambda at: (at / "vault.db").unlink()),
    "a folder for a database": (OddFile, lambda at: ((at / "vault.db").unlink(), (at / "vault.db").mkdir())),
    "an empty database": (EmptyFile, lambda at: (at / "vault.db").write_bytes(b"")),
    "a short database": (DamagedData, lambda at: (at / "vault.db").write_bytes(b"x" * 100)),
    "noise for a database": (DamagedData, lambda at: (at / "vault.db").write_bytes(bytes(range(256)) * 640)),
    "half a database": (DamagedData, lambda at: cut(at / "vault.db", 0.5)),
    "a database without its last page": (DamagedData, lambda at: cut(at / "vault.db", 0.99)),
    "a plain database": (
        UnsafeLibrary,
        lambda at: (at / "vault.db").write_bytes(b"SQLite format 3\0" + bytes(16368)),
    ),
    "a damaged first page": (DamagedData, lambda at: flip(at / "vault.db", 5000)),
}


def cut(path: Path, share: float) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])


def flip(path: Path, place: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(bytes(raw))


@pytest.mark.parametrize("name", REFUSALS)
def test_each_damage_is_refused_with_its_sentence_and_no_byte_changed(folder: Path, name: str) -> None:
    expected, damage = REFUSALS[name]
    damage(folder)
    before = sorted((item.name, item.is_file() and item.read_bytes()) for item in folder.iterdir())
    with pytest.raises(expected) as caught:
        file.unlock(folder, WORDS)
    assert caught.value.sentence.count(".") >= 2
    assert sorted((item.name, item.is_file() and item.read_bytes()) for item in folder.iterdir()) == before


def test_each_fault_has_its_own_sentence() -> None:
    kinds = VaultError.__subclasses__()
    sentences = [(kind(5) if kind is TooSoon else kind()).sentence for kind in kinds]
    assert len(set(sentences)) == len(kinds) > 10
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences)


def test_the_header_of_another_vault_is_refused(folder: Path, tmp_path: Path, digests: Digests) -> None:
    other = tmp_path / "other"
    file.create(other, WORDS)[0].close()
    for names, expected in (((COPIES[0],), ForeignHeader), (COPIES, DamagedData)):
        for name in names:
            shutil.copy(other / name, folder / name)
        before = digests(folder)
        with pytest.raises(expected):
            file.unlock(folder, WORDS)
        assert digests(folder) == before


def test_a_newer_database_is_refused(folder: Path, digests: Digests) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault._connection.execute("PRAGMA user_version = 99")
    before = digests(folder)
    with pytest.raises(NewerFormat):
        file.unlock(folder, WORDS)
    assert digests(folder) == before


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 15), st.integers(0, 7))
def test_a_flipped_bit_in_the_salt_is_mended(folder: Path, place: int, bit: int) -> None:
    raw = (folder / "vault.db").read_bytes()
    changed = bytearray(raw)
    changed[place] ^= 1 << bit
    (folder / "vault.db").write_bytes(bytes(changed))
    file.unlock(folder, WORDS).close()
    assert (folder / "vault.db").read_bytes() == raw


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_flipped_bit_anywhere_is_found_by_opening_or_verifying(folder: Path, data: st.DataObject) -> None:
    database = folder / "vault.db"
    raw = database.read_bytes()
    place = data.draw(st.integers(16, len(raw) - 1))
    flip(database, place)
    try:
        with pytest.raises(DamagedData), file.unlock(folder, WORDS) as vault:
            vault.verify()
    finally:
        database.write_bytes(raw)


def test_reading_a_damaged_page_says_so(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault.write(
            lambda writer: (
                [writer.put(Person(person_id=f"p{n}", name_full="x" * 900)) for n in range(200)] and None
            )
        )
    raw = bytearray((folder / "vault.db").read_bytes())
    for page in range(2, len(raw) // 16384):
        raw[page * 16384 + 100] ^= 1
    (folder / "vault.db").write_bytes(bytes(raw))
    with file.unlock(folder, WORDS) as vault, pytest.raises(DamagedData):
        vault.list(Person)


def test_verifying_looks_at_the_disk_and_not_at_what_is_remembered(vault: Vault) -> None:
    vault.write(put_ground)
    vault.verify()
    raw = bytearray((vault.path / "vault.db").read_bytes())
    raw[len(raw) // 16384 // 2 * 16384 + 100] ^= 1
    (vault.path / "vault.db").write_bytes(bytes(raw))
    with pytest.raises(DamagedData):
        vault.verify()


def test_an_unbroken_vault_verifies_and_counts(folder: Path) -> None:
    seen: list[object] = []
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        verified = vault.verify(seen.append)
    assert (verified.records, len(seen)) == (3, 5), seen
    assert verified.pages == (folder / "vault.db").stat().st_size // 16384


def test_a_record_that_lost_its_case_is_found(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault._connection.execute("PRAGMA foreign_keys = OFF")
        vault._connection.execute('DELETE FROM "case"')
        with pytest.raises(DamagedData):
            vault.verify()


def test_a_body_that_is_no_record_is_found(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault._connection.execute("UPDATE person SET body = '{\"unknown\": 1}'")
        with pytest.raises(DamagedData):
            vault.list(Person)


def test_a_lost_word_of_the_index_is_found(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault._connection.execute("DELETE FROM words_content")
        with pytest.raises(DamagedData):
            vault.verify()


def test_a_full_disk_keeps_what_was_saved(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        pages = vault._connection.execute("PRAGMA page_count").fetchone()[0]
        vault._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(VaultError):
            vault.write(lambda writer: writer.put(Person(person_id="big", name_full="x" * 3_000_000)))
        assert vault.list(Person) == (PERSON,)
    with file.unlock(folder, WORDS) as vault:
        assert vault.list(Person) == (PERSON,)
        vault.verify()


def test_the_salt_of_the_header_is_that_of_the_database(folder: Path) -> None:
    salt = header.parse(header_of(folder)).body["database"]["salt"]
    assert base64.b64decode(salt) == (folder / "vault.db").read_bytes()[:16]


def test_without_the_key_the_database_is_noise(folder: Path) -> None:
    connection = dbapi2.connect(str(folder / "vault.db"))
    with pytest.raises(dbapi2.DatabaseError):
        connection.execute("SELECT count(*) FROM sqlite_master")
    connection.close()
