"""The process that is told the passphrase is neither the one that holds the notebook open nor the locked one."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cahier.gui import handover, process
from cahier.vault import file
from cahier.vault.vault import Vault
from cahier.workflows import enter, open_notebook
from journeys.driving import ROOT, Driven, masked
from journeys.memory import copies, found, of_key, of_typing, of_words

WORDS = "ẏǯꝗẘ six invented words"
OTHER = "ꝏẘǯẏ another six words"
WRITTEN = "ǰꝗẏǯ Gecə gəldilər. İşığı söndürdülər."
TITLE = "ẘẏꝗǰ of the lamps"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@pytest.fixture
def made(tmp_path: Path, cheap_hashing: None) -> Path:
    """Return a closed notebook without a case."""
    enter.new(tmp_path / "Notebook", WORDS)
    return tmp_path / "Notebook"


@pytest.fixture
def program(made: Path) -> Iterator[Driven]:
    """Return the program at the door of it."""
    with Driven("--vault", made) as program:
        program.do("hash_cheaply")
        yield program


def needles(vault: Path) -> dict[str, bytes]:
    key = bytes(enter.with_passphrase(vault, WORDS).key)
    with file.unlock(vault, WORDS) as here:
        data = data_key(here)
    return {
        **of_words("passphrase", WORDS),
        **of_typing("passphrase", WORDS),
        **of_key("vault key", key),
        **of_key("key of the database", data),
    }


def data_key(vault: Vault) -> bytes:
    from cahier.crypto.keys import DATABASE

    return vault.keys.key(DATABASE)


def test_the_passphrase_never_is_in_the_open_notebook_and_nothing_stays_after_the_lock(
    program: Driven, made: Path
) -> None:
    secret = needles(made)
    case = {**of_words("title", TITLE), **of_words("account", WRITTEN)}
    door = program.pid
    program.do("type_passphrase", masked(WORDS[:-1]))
    assert "passphrase utf-16-le" in found(copies(program.pid, secret)), "the scan sees nothing"
    program.goes_on("finish_passphrase", masked(WORDS[-1]))
    program.do("new_case", masked(TITLE))
    program.do("interview", masked(WRITTEN), 12)
    assert program.do("search", masked(TITLE[:4])) > 0
    while_open = found(copies(program.pid, secret | case))
    assert program.pid == door
    assert not any(name.startswith("passphrase") for name in while_open), while_open
    assert {"vault key raw", "title utf-16-le", "account utf-16-le"} <= set(while_open)
    program.goes_on("lock")
    after = found(copies(program.pid, secret | case))
    print(f"\nneedles: {len(secret | case)}; while open: {while_open}; after the lock: {after}")
    assert after == {}


def test_neither_arguments_nor_environment_nor_open_files_give_anything_away(program: Driven, made: Path) -> None:
    before = _environment(program.pid)
    program.goes_on("unlock", masked(WORDS))
    program.do("at_desk")
    words = Path(f"/proc/{program.pid}/cmdline").read_bytes()
    assert str(made).encode() not in words
    assert words.split(b"\0")[1:4] == [b"-m", b"cahier", b"--carried"]
    assert _environment(program.pid) == before
    no_pipe_stays(program.pid)
    program.goes_on("lock")
    assert not any(target.startswith(str(made)) for target in _open_to(program.pid))
    no_pipe_stays(program.pid)


def no_pipe_stays(pid: int) -> None:
    """Wait until the pipes are closed that were opened for a moment, to programs it started and their loading."""
    until = time.monotonic() + 20
    while any(target.startswith("pipe:") for target in _open_to(pid)):
        assert time.monotonic() < until, "a pipe stays open"
        time.sleep(0.1)


def test_unlocking_returns_to_the_sentence(program: Driven) -> None:
    program.goes_on("unlock", masked(WORDS))
    program.do("new_case", TITLE)
    program.do("interview", WRITTEN, 12)
    program.goes_on("lock")
    assert program.do("reason") == "You locked it. Your words are saved."
    program.do("hash_cheaply")
    program.goes_on("unlock", masked(WORDS))
    assert program.do("account") == [WRITTEN, 12]


def test_a_wrong_passphrase_is_told_at_the_door_and_the_next_one_opens(program: Driven) -> None:
    program.do("unlock", "not the one at all")
    assert "does not open the notebook" in program.do("told_at_door")
    program.goes_on("unlock_again", masked(WORDS))
    program.do("at_desk")


def test_what_goes_wrong_after_the_key_was_right_is_told_at_the_door(program: Driven, made: Path) -> None:
    data = made / "vault.db"
    data.write_bytes(data.read_bytes()[:5000])
    program.goes_on("unlock", masked(WORDS))
    assert "The records of this notebook are damaged" in program.do("told_at_door")


def test_whoever_takes_the_notebook_between_the_two_is_named(program: Driven, made: Path) -> None:
    with open_notebook.unlock(made, WORDS):
        program.do("unlock", masked(WORDS))
        assert f"process {os.getpid()}" in program.do("told_at_door")


def test_a_new_notebook_goes_from_its_sheet_to_an_open_one(tmp_path: Path, cheap_hashing: None) -> None:
    place = tmp_path / "New"
    with Driven("--vault", place) as program:
        program.do("hash_cheaply")
        program.do("make", masked(WORDS))
        program.goes_on("note_key")
        program.do("at_desk")
        assert found(copies(program.pid, of_words("passphrase", WORDS))) == {}


def test_the_sheet_of_a_new_notebook_locks_and_its_key_still_counts(tmp_path: Path, cheap_hashing: None) -> None:
    place = tmp_path / "New"
    with Driven("--vault", place) as program:
        program.do("hash_cheaply")
        program.do("make", masked(WORDS))
        key = program.do("recovery_key")
        program.goes_on("lock")
        assert program.do("reason") == "You locked it. Your words are saved."
        program.do("hash_cheaply")
        program.goes_on("recover", key, masked(OTHER))
        program.do("at_desk")
        assert found(copies(program.pid, of_words("new", OTHER) | of_words("recovery key", key, 9))) == {}


def test_a_passphrase_half_typed_does_not_stay_when_the_computer_sleeps(program: Driven, made: Path) -> None:
    program.do("type_passphrase", masked(WORDS))
    assert found(copies(program.pid, of_words("passphrase", WORDS)))
    program.goes_on("sleep")
    assert found(copies(program.pid, of_words("passphrase", WORDS))) == {}


def test_a_program_started_beside_opens_what_it_is_left(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no `execv`: the pipe is the standard input of the next process."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "app"))
    entry = enter.with_passphrase(made, WORDS)
    program = process.start_beside(["--vault", str(made)], entry)
    try:
        until = time.monotonic() + 60
        while (made / "vault.lock").read_text().strip() != str(program.pid) and time.monotonic() < until:
            time.sleep(0.05)
        assert (made / "vault.lock").read_text().strip() == str(program.pid)
        assert entry.key == bytearray(32)
    finally:
        program.kill()
        program.wait()


def test_what_is_left_comes_through_once_and_is_overwritten_here() -> None:
    entry = enter.Entry(bytearray(b"k" * 32), "somebody")
    pipe = handover.leave(["--vault", "/a b/Ç"], entry)
    assert entry.key == bytearray(32)
    assert os.get_inheritable(pipe)
    carried = handover.take(pipe)
    assert carried.words == ("--vault", "/a b/Ç")
    assert carried.entry == enter.Entry(bytearray(b"k" * 32), "somebody")
    assert "kkk" not in repr(carried)
    with pytest.raises(OSError, match="Bad file"):
        os.fstat(pipe)


def _open_to(pid: int) -> list[str]:
    """Return what a process has open besides its standard files."""
    opened = []
    for each in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            opened.append(str(each.readlink()) if int(each.name) > 2 else "")
    return opened


def _environment(pid: int) -> bytes:
    return Path(f"/proc/{pid}/environ").read_bytes()
