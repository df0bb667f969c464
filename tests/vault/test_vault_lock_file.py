"""Who has a notebook, and how long somebody who lets go of it is waited for."""

import fcntl
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cahier.vault import lock_file
from cahier.vault.errors import InUse
from cahier.vault.lock_file import LOCK, LockFile

_MOMENT = 0.15  # seconds


def while_held(path: Path, let_go: Callable[[int], None]) -> LockFile:
    """Take the lock of a folder that another has, who lets go of it in a moment."""
    held = os.open(path / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(held, fcntl.LOCK_EX)
    going = threading.Timer(_MOMENT, let_go, (held,))
    going.start()
    try:
        return LockFile(path)
    finally:
        going.join()
        os.close(held)


def test_what_holds_a_notebook_for_a_moment_more_is_waited_for(tmp_path: Path) -> None:
    """A program that was ended, or one it was just starting, may hold the file a little longer than it lives."""
    while_held(tmp_path, lambda held: fcntl.flock(held, fcntl.LOCK_UN)).release()


def test_one_who_withdraws_while_waited_for_leaves_the_place_to_who_waits(tmp_path: Path) -> None:
    def withdraw(held: int) -> None:
        (tmp_path / LOCK).unlink()
        fcntl.flock(held, fcntl.LOCK_UN)

    lock = while_held(tmp_path, withdraw)
    lock.claim()
    assert (tmp_path / LOCK).read_text().strip() == str(os.getpid())
    with pytest.raises(InUse):
        LockFile(tmp_path)
    lock.withdraw()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_lost_its_name_just_before_it_was_locked_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, withdrawing = lock_file._try_lock, [(tmp_path / LOCK).unlink]

    def late(descriptor: int, *, alone: bool) -> None:
        if withdrawing:
            withdrawing.pop()()
        real(descriptor, alone=alone)

    monkeypatch.setattr(lock_file, "_try_lock", late)
    lock = LockFile(tmp_path)
    with pytest.raises(InUse):
        LockFile(tmp_path)
    lock.release()


def test_what_another_left_in_it_while_waited_for_is_read(tmp_path: Path) -> None:
    def leave_a_number(held: int) -> None:
        os.write(held, b"17\n")
        fcntl.flock(held, fcntl.LOCK_UN)

    lock = while_held(tmp_path, leave_a_number)
    assert lock.was_claimed
    lock.withdraw()
    assert (tmp_path / LOCK).exists()  # it is not ours


def test_the_number_is_read_wherever_locking_leaves_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a range of bytes is locked, which is far beyond the number, the place in the file is there then."""
    real = lock_file._try_lock

    def far_away(descriptor: int, *, alone: bool) -> None:
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        real(descriptor, alone=alone)

    monkeypatch.setattr(lock_file, "_try_lock", far_away)
    (tmp_path / LOCK).write_text("17\n")
    lock = LockFile(tmp_path)
    assert (lock.was_left, lock.was_claimed) == (True, True)
    lock.claim()
    with pytest.raises(InUse, match=f"process {os.getpid()} "):
        LockFile(tmp_path)
    lock.release()
