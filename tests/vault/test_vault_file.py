import multiprocessing
import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import PERSON, put_ground

from cahier.crypto import passphrase, recovery
from cahier.crypto.passphrase import Cost
from cahier.domain.errors import ExitCode
from cahier.domain.person import Person
from cahier.vault import atomic, file
from cahier.vault.errors import (
    AlreadyThere,
    CannotWrite,
    InUse,
    NotAVault,
    PassphraseTooShort,
    RecoveryKeyTypo,
    WeakParameters,
    WrongPassphrase,
    WrongRecoveryKey,
)

WORDS = "six invented words for a test"
OTHER = "another six invented words here"
Digests = Callable[[Path], dict[str, str]]
pytestmark = pytest.mark.usefixtures("cheap_hashing")


def test_a_new_vault_is_a_private_folder_of_private_files(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    names = {item.name for item in folder.iterdir()}
    assert names >= {"vault.hdr", "vault.hdr.bak", "vault.db", "vault.lock"}
    assert {stat.S_IMODE(item.stat().st_mode) for item in folder.iterdir()} == {0o600}
    assert (folder / "vault.hdr").read_bytes() == (folder / "vault.hdr.bak").read_bytes()
    assert [item.name for item in folder.parent.iterdir()] == [folder.name]


def test_both_secrets_open_it(tmp_path: Path) -> None:
    vault, recovery_key = file.create(tmp_path / "n", WORDS)
    with vault:
        vault.write(put_ground)
    with file.unlock(tmp_path / "n", WORDS) as vault:
        assert vault.list(Person) == (PERSON,)
    with file.recover(tmp_path / "n", recovery_key.lower().replace("0", "o")) as vault:
        assert vault.list(Person) == (PERSON,)


@pytest.mark.parametrize("thing", ["file", "folder", "link to nothing", "vault"])
def test_nothing_is_made_over_what_exists(tmp_path: Path, folder: Path, thing: str, digests: Digests) -> None:
    place = tmp_path / "taken"
    if thing == "file":
        place.write_bytes(b"")
    elif thing == "folder":
        place.mkdir()
    elif thing == "link to nothing":
        place.symlink_to(tmp_path / "nowhere")
    else:
        place = folder
    before = digests(folder), sorted(item.name for item in tmp_path.iterdir())
    with pytest.raises(AlreadyThere):
        file.create(place, WORDS)
    assert (digests(folder), sorted(item.name for item in tmp_path.iterdir())) == before


def test_a_short_passphrase_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        file.create(tmp_path / "n", "short  ")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_takes_no_files_leaves_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotWrite):
        file.create(tmp_path / "missing" / "n", WORDS)

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "write", full)
    with pytest.raises(CannotWrite):
        file.create(tmp_path / "n", WORDS)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_secret_changes_nothing(tmp_path: Path, folder: Path, digests: Digests) -> None:
    (folder / "vault.lock").unlink()
    before = digests(folder)
    stranger = recovery.new_recovery_key()
    for attempt, expected in (
        (lambda: file.unlock(folder, OTHER), WrongPassphrase),
        (lambda: file.unlock(folder, ""), WrongPassphrase),
        (lambda: file.change_passphrase(folder, OTHER, WORDS), WrongPassphrase),
        (lambda: file.recover(folder, stranger), WrongRecoveryKey),
        (lambda: file.recover(folder, stranger[:-1]), RecoveryKeyTypo),
        (lambda: file.set_passphrase_with_recovery(folder, stranger, OTHER), WrongRecoveryKey),
    ):
        with pytest.raises(expected) as caught:
            attempt()
        assert caught.value.exit_code is ExitCode.WRONG_KEY
        assert digests(folder) == before


def test_a_changed_passphrase_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    vault, recovery_key = file.create(tmp_path / "n", WORDS)
    with vault:
        vault.write(put_ground)
    database = (tmp_path / "n" / "vault.db").read_bytes()
    file.change_passphrase(tmp_path / "n", WORDS, OTHER)
    with pytest.raises(WrongPassphrase):
        file.unlock(tmp_path / "n", WORDS)
    file.set_passphrase_with_recovery(tmp_path / "n", recovery_key, WORDS)
    assert (tmp_path / "n" / "vault.db").read_bytes() == database
    with file.unlock(tmp_path / "n", WORDS) as vault:
        assert vault.list(Person) == (PERSON,)
    with file.recover(tmp_path / "n", recovery_key) as vault:
        assert vault.list(Person) == (PERSON,)
    header, backup = (tmp_path / "n" / name for name in ("vault.hdr", "vault.hdr.bak"))
    assert header.read_bytes() == backup.read_bytes()


def test_a_too_short_new_passphrase_changes_nothing(folder: Path, digests: Digests) -> None:
    before = digests(folder)
    with pytest.raises(PassphraseTooShort):
        file.change_passphrase(folder, WORDS, "short")
    assert digests(folder) == before


def test_a_vault_that_asks_for_cheap_guessing_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "FLOOR", Cost(64 * 1024, 3))
    with pytest.raises(WeakParameters):
        file.unlock(folder, WORDS)


def test_a_second_opening_is_refused_here(folder: Path, digests: Digests) -> None:
    with file.unlock(folder, WORDS):
        assert (folder / "vault.lock").read_text().strip() == f"{os.getpid()}"
        before = digests(folder)
        for attempt in (
            lambda: file.unlock(folder, WORDS),
            lambda: file.unlock(folder, OTHER),
            lambda: file.change_passphrase(folder, WORDS, OTHER),
        ):
            with pytest.raises(InUse) as caught:
                attempt()
            assert caught.value.exit_code is ExitCode.IN_USE
            assert digests(folder) == before
    file.unlock(folder, WORDS).close()


def test_a_second_process_is_refused_and_one_that_died_does_not_lock(folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, leave = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(folder, ready, leave))
    holder.start()
    try:
        assert ready.wait(60)
        with pytest.raises(InUse):
            file.unlock(folder, WORDS)
        holder.kill()
        holder.join(60)
        assert (folder / "vault.lock").read_text().strip() == f"{holder.pid}"
        file.unlock(folder, WORDS).close()
    finally:
        holder.kill()


def test_a_program_that_is_just_being_started_does_not_hold_a_closed_vault(folder: Path) -> None:
    vault = file.unlock(folder, WORDS)
    child = os.fork()  # it has what we have open, until it becomes another program
    if child == 0:
        signal.pause()
    try:
        vault.close()
        file.unlock(folder, WORDS).close()
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _hold(
    folder: Path, ready: "multiprocessing.synchronize.Event", leave: "multiprocessing.synchronize.Event"
) -> None:
    passphrase.FLOOR = passphrase.COST = Cost(64, 1)  # type: ignore[misc]
    with file.unlock(folder, WORDS):
        ready.set()
        leave.wait(120)


def test_closing_twice_is_as_good_as_once(folder: Path) -> None:
    vault = file.unlock(folder, WORDS)
    vault.close()
    vault.close()
    assert (folder / "vault.lock").read_text().strip() == ""


@pytest.mark.parametrize("thing", ["nothing", "empty folder", "file"])
def test_what_is_no_vault_is_refused_and_stays_so(tmp_path: Path, thing: str) -> None:
    place = tmp_path / "place"
    if thing == "empty folder":
        place.mkdir()
    elif thing == "file":
        place.write_bytes(b"a letter")
    with pytest.raises(NotAVault):
        file.unlock(place, WORDS)
    assert place.exists() is (thing != "nothing")
    assert not place.is_dir() or list(place.iterdir()) == []
    assert not place.is_file() or place.read_bytes() == b"a letter"


def test_a_vault_name_may_hold_signs_of_a_web_address(tmp_path: Path) -> None:
    path = tmp_path / "q?mode=memory&x=%41#dəftər"
    vault, _ = file.create(path, WORDS)
    with vault:
        vault.write(put_ground)
    with file.unlock(path, WORDS) as vault:
        assert vault.list(Person) == (PERSON,)
