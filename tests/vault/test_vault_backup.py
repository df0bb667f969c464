import hashlib
import os
import random  # noqa: TID251 - a damage that passes must be found again
import shutil
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import PERSON, put_ground

from cahier.crypto import recovery
from cahier.domain.errors import CahierError
from cahier.domain.person import Person
from cahier.vault import backup, backup_file, file, key_slots
from cahier.vault.copy_errors import (
    CopyDiffers,
    CopyInside,
    CopyOfAnother,
    CopyThere,
    DamagedCopy,
    NotACopy,
    PlaceMissing,
)
from cahier.vault.errors import AlreadyThere, DamagedData, NewerFormat, WrongPassphrase
from cahier.vault.key_slots import Proof
from cahier.vault.vault import Vault

WORDS = "six invented words for a test"
pytestmark = pytest.mark.usefixtures("cheap_hashing")
ATTACHMENT = "att/ab/" + "ab" * 16 + ".age"
Digests = Callable[[Path], dict[str, str]]


def silent(_progress: object) -> None:
    return None


@pytest.fixture
def filled(vault: Vault) -> Vault:
    """Return an open vault with records and a file of evidence, which is kept as it lies there."""
    vault.write(put_ground)
    evidence = vault.path / ATTACHMENT
    evidence.parent.mkdir(parents=True)
    evidence.write_bytes(os.urandom(100_000))
    return vault


@pytest.fixture
def copy(filled: Vault, tmp_path: Path) -> Path:
    """Return a second copy of that vault."""
    return backup.copy(filled, tmp_path / "second", silent).path


def test_a_copy_is_one_private_file_and_nothing_else_is_left(filled: Vault, tmp_path: Path) -> None:
    before = {item.name: item.read_bytes() for item in filled.path.iterdir() if item.is_file()}
    copied = backup.copy(filled, tmp_path / "second", silent)
    assert {item.name: item.read_bytes() for item in filled.path.iterdir() if item.is_file()} == before
    assert sorted(item.name for item in tmp_path.iterdir()) == ["notebook", "second"]
    assert stat.S_IMODE(copied.path.stat().st_mode) == 0o600
    assert (copied.files, copied.same_disk, copied.size) == (1, True, copied.path.stat().st_size)
    assert copied.contents.records == 3


def test_what_is_restored_opens_with_every_secret_and_holds_everything(tmp_path: Path) -> None:
    vault, key = file.create(tmp_path / "n", WORDS)
    with vault:
        vault.write(put_ground)
        backup.copy(vault, tmp_path / "second", silent)
    backup.restore(tmp_path / "second", tmp_path / "again", None, silent)
    for open_it in (lambda: file.unlock(tmp_path / "again", WORDS), lambda: file.recover(tmp_path / "again", key)):
        with open_it() as opened:
            assert opened.list(Person) == (PERSON,)
            opened.verify()
    again = tmp_path / "again"
    assert (again / "vault.hdr").read_bytes() == (again / "vault.hdr.bak").read_bytes()
    assert {stat.S_IMODE(item.stat().st_mode) for item in again.iterdir()} == {0o600}


def test_files_of_evidence_come_back_byte_for_byte(filled: Vault, copy: Path, tmp_path: Path) -> None:
    backup.restore(copy, tmp_path / "again", None, silent)
    assert (tmp_path / "again" / ATTACHMENT).read_bytes() == (filled.path / ATTACHMENT).read_bytes()


def test_any_program_for_zip_files_gives_the_folder_back(filled: Vault, copy: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(copy) as opened:
        assert opened.testzip() is None
        opened.extractall(tmp_path / "by hand")
    with file.unlock(tmp_path / "by hand", WORDS) as vault:
        assert vault.list(Person) == (PERSON,)


def test_nothing_is_restored_over_anything(copy: Path, filled: Vault, tmp_path: Path, digests: Digests) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "folder", "link", "notebook"):
        with pytest.raises(AlreadyThere):
            backup.restore(copy, tmp_path / name, None, silent)
    assert filled.list(Person) == (PERSON,)
    assert not (tmp_path / "nowhere").exists()


def test_a_copy_goes_over_nothing_and_not_into_the_vault(filled: Vault, copy: Path, tmp_path: Path) -> None:
    for path, expected in (
        (copy, CopyThere),
        (tmp_path / "missing" / "second", PlaceMissing),
        (filled.path / "second", CopyInside),
        (filled.path / "att" / "second", CopyInside),
    ):
        with pytest.raises(expected):
            backup.copy(filled, path, silent)
    (tmp_path / "third.part").mkdir()
    (tmp_path / "third.part" / "a letter").write_text("of somebody")
    with pytest.raises(CopyThere):
        backup.copy(filled, tmp_path / "third", silent)
    assert (tmp_path / "third.part" / "a letter").exists()


def test_what_a_kill_left_of_a_copy_or_a_restoration_is_no_obstacle(filled: Vault, tmp_path: Path) -> None:
    for name, inside in (("second.part", ("copy", "vault.db")), ("again.part", ("vault.hdr", "att"))):
        (tmp_path / name).mkdir()
        for rest in inside:
            (tmp_path / name / rest).mkdir() if rest == "att" else (tmp_path / name / rest).write_bytes(b"half")
    backup.copy(filled, tmp_path / "second", silent)
    backup.restore(tmp_path / "second", tmp_path / "again", None, silent)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["again", "notebook", "second"]


def test_what_kills_left_in_a_folder_is_removed_a_day_after(filled: Vault, tmp_path: Path) -> None:
    stick, day = tmp_path / "stick", 90_000
    left = ("n-2026-03-01-000100.cahier-copy.part", ".cahier-drill-abc", "x.cahier-copy.part", "y.part")
    for name in left:
        (stick / name).mkdir(parents=True)
        (stick / name / ("a letter" if name.startswith("x") else "vault.db")).write_bytes(b"half")
        os.utime(stick / name, (time.time() - day, time.time() - day))
    (stick / "young.cahier-copy.part").mkdir()
    backup.copy(filled, stick / "second", silent)
    assert sorted(item.name for item in stick.iterdir()) == ["second", left[2], left[3], "young.cahier-copy.part"]


def test_every_flipped_bit_of_a_copy_is_noticed_before_it_is_opened(copy: Path, filled: Vault) -> None:
    whole, chance = copy.read_bytes(), random.Random(7)  # noqa: S311
    edges = [*range(0, 60, 2), *range(len(whole) - 400, len(whole), 3)]
    places = edges + [chance.randrange(len(whole)) for _ in range(60)]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        copy.write_bytes(changed)
        with pytest.raises((DamagedCopy, NotACopy)):
            backup_file.check(copy)
    print(f"{len(places)} flipped bits, 0 accepted")
    copy.write_bytes(whole)
    backup.check(filled, copy)


@pytest.mark.parametrize("length", [0, 1, 21, 143, 144, 20_000, -1, -129, -144])
def test_a_cut_copy_is_noticed(copy: Path, tmp_path: Path, length: int) -> None:
    copy.write_bytes(copy.read_bytes()[:length])
    with pytest.raises((DamagedCopy, NotACopy)):
        backup.restore(copy, tmp_path / "again", None, silent)
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("content", [b"", b"a letter", b"PK\3\4" + bytes(200), bytes(100_000)])
def test_what_is_no_copy_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "thing").write_bytes(content)
    with pytest.raises(NotACopy):
        backup.restore(tmp_path / "thing", tmp_path / "again", None, silent)


def resealed(path: Path, members: dict[str, bytes], **options: int) -> None:
    """Write what somebody without the key could: an archive of our form with a digest that fits."""
    with zipfile.ZipFile(path, "w", **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = b"cahier-copy/1 " + b"0" * 64 + b" " + b"0" * 64
    data = path.read_bytes()[:-64]
    path.write_bytes(data + hashlib.sha256(data).hexdigest().encode())


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/evil", "vault.lock", "att/../evil", "att/ab/evil.age", "C:\\evil", "vault.db-journal"],
)
def test_a_name_that_leads_elsewhere_is_not_unpacked(filled: Vault, copy: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(copy) as archive:
        members = {inner: archive.read(inner) for inner in archive.namelist()}
    resealed(tmp_path / "crafted", {**members, name: b"evil"})
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(DamagedCopy):
        backup.restore(tmp_path / "crafted", tmp_path / "again", None, silent)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_bomb_is_not_unpacked(copy: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(copy) as archive:
        header = archive.read("vault.hdr")
    members = {"vault.hdr": header, "vault.db": bytes(1 << 24)}
    resealed(tmp_path / "bomb", members, compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(DamagedCopy):
        backup.restore(tmp_path / "bomb", tmp_path / "again", None, silent)


def test_a_copy_that_was_altered_and_given_a_fitting_digest_is_not_ours(filled: Vault, copy: Path) -> None:
    with zipfile.ZipFile(copy) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[ATTACHMENT] = os.urandom(100)
    resealed(copy, members)
    for attempt in (lambda: backup.check(filled, copy), lambda: backup.drill(filled, copy, silent)):
        with pytest.raises(CopyOfAnother):
            attempt()


def test_a_copy_of_another_vault_is_told(filled: Vault, tmp_path: Path) -> None:
    with file.create(tmp_path / "other", WORDS)[0] as other:
        backup.copy(other, tmp_path / "of other", silent)
    with pytest.raises(CopyOfAnother):
        backup.check(filled, tmp_path / "of other")


def test_a_restoration_that_does_not_prove_itself_leaves_nothing(copy: Path, tmp_path: Path) -> None:
    def refuse(place: Path) -> None:
        file.unlock(place, "another six words of no use").close()

    with pytest.raises(WrongPassphrase):
        backup.restore(copy, tmp_path / "again", refuse, silent)
    assert not (tmp_path / "again").exists()
    assert not (tmp_path / "again.part").exists()


def test_a_drill_restores_compares_and_leaves_nothing(filled: Vault, copy: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    drilled = backup.drill(filled, copy, silent)
    assert (drilled.contents.records, drilled.files, drilled.is_current) == (3, 1, True)
    assert sorted(tmp_path.rglob("*")) == before
    filled.write(lambda writer: writer.put(Person(person_id="p2", name_full="Elnur Sınaqov")))
    assert not backup.drill(filled, copy, silent).is_current


def test_a_disk_that_does_not_give_back_what_was_written_is_told(
    filled: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup_file.digests_in
    monkeypatch.setattr(
        backup_file, "digests_in", lambda copy, report: {**real(copy, report), ATTACHMENT: b"other"}
    )
    with pytest.raises(CopyDiffers):
        backup.copy(filled, tmp_path / "second", silent)
    assert [item.name for item in tmp_path.iterdir()] == ["notebook"]


def test_a_damaged_vault_makes_no_copy(filled: Vault, tmp_path: Path) -> None:
    data = filled.path / "vault.db"
    content = bytearray(data.read_bytes())
    content[len(content) - 20_000] ^= 1
    data.write_bytes(content)
    with pytest.raises(DamagedData):
        backup.copy(filled, tmp_path / "second", silent)
    assert [item.name for item in tmp_path.iterdir()] == ["notebook"]


def test_old_secrets_open_old_copies_and_new_ones_do_not(tmp_path: Path) -> None:
    vault, old = file.create(tmp_path / "n", WORDS)
    with vault:
        backup.copy(vault, tmp_path / "second", silent)
        key_slots.set_recovery_key(vault, Proof(WORDS), recovery.new_recovery_key())
        assert backup.check(vault, tmp_path / "second").names == ("vault.hdr", "vault.db")
    backup.restore(tmp_path / "second", tmp_path / "again", None, silent)
    file.recover(tmp_path / "again", old).close()


def test_a_place_that_takes_no_files_is_told(filled: Vault, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    shutil.rmtree(place)
    place.write_bytes(b"")
    with pytest.raises(CahierError):
        backup.copy(filled, place / "second", silent)


@pytest.mark.parametrize("header", [bytes(16_384), b"CAHIERVT" + bytes(16_376), b""])
def test_a_copy_with_another_header_in_it_is_damaged(
    filled: Vault, copy: Path, tmp_path: Path, header: bytes
) -> None:
    with zipfile.ZipFile(copy) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    resealed(copy, {**members, "vault.hdr": header})
    with pytest.raises(DamagedCopy):
        backup.restore(copy, tmp_path / "again", None, silent)


def test_a_copy_by_a_newer_version_is_told(copy: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(copy) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    raw = members["vault.hdr"][:8] + b"\0\2" + members["vault.hdr"][10:-32]
    resealed(copy, {**members, "vault.hdr": raw + hashlib.sha256(raw).digest()})
    with pytest.raises(NewerFormat):
        backup.restore(copy, tmp_path / "again", None, silent)


def test_what_has_a_fitting_digest_and_is_no_archive_is_damaged(tmp_path: Path) -> None:
    data = bytes(500) + b"cahier-copy/1 " + b"0" * 64 + b" "
    (tmp_path / "thing").write_bytes(data + hashlib.sha256(data).hexdigest().encode())
    with pytest.raises(DamagedCopy):
        backup.restore(tmp_path / "thing", tmp_path / "again", None, silent)


@pytest.mark.parametrize(
    ("name", "put", "expected"),
    [
        ("_opened", lambda _whole, _tree, _place, _report: None, CopyDiffers),
        ("_copy_database", lambda _data, path: path.write_bytes(os.urandom(16_384 * 4)), DamagedCopy),
    ],
)
def test_a_copy_that_opens_as_something_else_is_thrown_away(
    filled: Vault,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    put: Callable[..., object],
    expected: type[Exception],
) -> None:
    monkeypatch.setattr(backup, name, put)
    with pytest.raises(expected):
        backup.copy(filled, tmp_path / "second", silent)
    assert [item.name for item in tmp_path.iterdir()] == ["notebook"]
