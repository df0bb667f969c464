"""A passphrase is worked out beside, and whoever waits for it can still be answered."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cahier.crypto import passphrase
from cahier.crypto.passphrase import FLOOR, Cost
from cahier.limited import calling, deriving

SALT = bytes(range(16))
WORDS = "altı uydurma söz".encode()


def longest_silence(work: Callable[[], object]) -> tuple[float, float]:
    """Do some work on a thread: return how long it took, and for how long no other thread came to anything."""
    done = threading.Thread(target=work)
    longest, last = 0.0, time.monotonic()
    started = last
    done.start()
    while done.is_alive():
        time.sleep(0.002)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    return last - started, longest


def test_the_key_is_the_same_and_nothing_else_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    here = passphrase.hashed(WORDS, SALT, FLOOR)
    _, silence_here = longest_silence(lambda: passphrase.hashed(WORDS, SALT, FLOOR))
    monkeypatch.setattr(passphrase, "hashed", None)  # nobody does it here
    beside: list[bytes] = []
    took, silence = longest_silence(lambda: beside.append(deriving.derive(WORDS, SALT, FLOOR)))
    print(
        f"\nsilent for {silence_here * 1000:.0f} ms done here, {silence * 1000:.0f} of {took * 1000:.0f} ms beside"
    )
    assert beside == [here]
    assert silence < silence_here / 2


@pytest.mark.long
def test_the_dearest_hash_has_room() -> None:
    cost = Cost(passphrase.CEILING.memory_kib, 1)
    assert deriving.derive(WORDS, SALT, cost) == passphrase.hashed(WORDS, SALT, cost)


@pytest.mark.parametrize("program", ["/bin/false", "/bin/cat", "/nowhere"])
def test_where_there_is_no_child_it_is_done_here(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "command", lambda _task: [program])
    cost = Cost(64, 1)
    assert deriving.derive(WORDS, SALT, cost) == passphrase.hashed(WORDS, SALT, cost)


def test_the_child_knows_no_word_from_its_arguments_and_is_gone_afterwards() -> None:
    with calling.started("hash") as process:
        place = Path(f"/proc/{process.pid}")
        assert WORDS not in (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
    before = children()
    deriving.derive(WORDS, SALT, Cost(64, 1))
    assert children() <= before


def children() -> set[str]:
    """Return the processes this one started that are there still, the ended ones nobody asked about as well."""
    tasks = Path("/proc/self/task").iterdir()
    return {child for task in tasks for child in (task / "children").read_text().split()}
