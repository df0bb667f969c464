"""A save is cut short and, before the vault is opened again, a bit of what it left is flipped, or all is removed.

Nothing that was promised may vanish without a word, and a mixture of the unfinished save with what was there
before is told at opening, well formed as it may be.
"""

import random  # noqa: TID251 - a state that fails must be found again
import resource
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cahier.domain.errors import CahierError
from cahier.vault import database, file, rescue
from cahier.vault.errors import DamagedData
from cahier.vault.opening import by_passphrase
from harness import vault_work
from harness.power_cut import Recorded, lay_out, recorded
from harness.recovered import States, computer_of, states_in
from harness.vault_work import NOTEBOOK, PASSPHRASES, digest

pytestmark = pytest.mark.usefixtures("cheap_hashing")
SEED = 20_25
LOST, MIXED, NOTICED, RIGHT = "lost without a word", "mixed without a word", "told", "right"
MISLED = "verify found what opening did not tell"


JOURNAL, LOG = f"{NOTEBOOK}/vault.db-journal", f"{NOTEBOOK}/vault.db-wal"
HEADER = range(28)  # bytes of a journal that are read before any page of it
LENGTH = range(16, 18)  # those of them that make of a small number of pages a large one
Bit = tuple[int, int]  # of a file: byte and bit


def looked_at(scene: Path, promised: int, states: States, *, told: bool) -> str:
    """Open, and go by what opening tells; then verify all the same."""
    here = None
    try:
        with computer_of(scene), file.unlock(scene / NOTEBOOK, PASSPHRASES[0]) as vault:
            assert vault.unfinished is told
            if {notice.kind for notice in vault.warnings} & {"mixed", "damaged", "cleaned"}:
                return NOTICED
            here = digest(vault)
            vault.verify()
    except DamagedData:
        return NOTICED if here is None else MISLED
    except CahierError:
        return NOTICED
    if here not in states.values():
        return MIXED
    return RIGHT if here in [state for number, state in states.items() if number >= promised] else LOST


def campaign(
    scene: Path, work: Recorded, name: str, moments: int, bits: Callable[[bytes], Iterable[Bit]]
) -> tuple[Counter[str], Counter[str]]:
    """Flip bits of what cut short saves left, one at a time, and remove it; count what was found after each."""
    flipped: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for files, told in work.hot(moments, SEED):
        promised = max(states_in(told))
        whole = files[name] or b""
        for place, bit in bits(whole):
            damaged = bytearray(whole)
            damaged[place] ^= 1 << bit
            lay_out({**files, name: bytes(damaged)}, scene)
            flipped[looked_at(scene, promised, work.states, told=name == JOURNAL)] += 1
        lay_out({path: data for path, data in files.items() if path != name}, scene)
        removed[looked_at(scene, promised, work.states, told=False)] += 1
    print(f"{name}: {flipped.total()} flips, {dict(flipped)}; removed {removed.total()} times, {dict(removed)}")
    return flipped, removed


def some_bits(count: int) -> Callable[[bytes], Iterable[Bit]]:
    """Choose so many, half of them in the header."""
    chance = random.Random(SEED)  # noqa: S311

    def choose(whole: bytes) -> Iterable[Bit]:
        for number in range(count):
            yield chance.choice(HEADER) if number % 2 else chance.randrange(len(whole)), chance.randrange(8)

    return choose


def every_bit_of_the_header(_whole: bytes) -> Iterable[Bit]:
    return [(place, bit) for place in HEADER for bit in range(8)]


def test_a_damaged_journal_takes_nothing_and_a_removed_one_is_told(tmp_path: Path) -> None:
    work = recorded(tmp_path, "several", 6)
    flipped, removed = campaign(tmp_path / "cut", work, JOURNAL, 12, some_bits(4))
    assert flipped.total() > 20
    assert set(flipped) <= {NOTICED, RIGHT}
    assert set(removed) == {NOTICED}


@pytest.mark.parametrize("place", LENGTH)
def test_a_damaged_length_in_a_journal_makes_no_database_of_terabytes(tmp_path: Path, place: int) -> None:
    work, scene = recorded(tmp_path, "several", 6), tmp_path / "cut"
    for files, told in work.hot(2, SEED):
        damaged = bytearray(files[JOURNAL] or b"")
        damaged[place] ^= 1
        files = {**files, JOURNAL: bytes(damaged)}
        lay_out(files, scene)
        with on_a_small_disk():
            assert looked_at(scene, max(states_in(told)), work.states, told=True) == RIGHT
        lay_out(files, scene)
        with on_a_small_disk(), computer_of(scene):
            opening = by_passphrase(PASSPHRASES[0])
            done = rescue.rescue(scene / NOTEBOOK, opening, scene / "new", PASSPHRASES[0])
        assert not any(done.lost.values())


@contextmanager
def on_a_small_disk() -> Iterator[None]:
    """Let no file be longer than a stick would take."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 26, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.long
@pytest.mark.parametrize(("moments", "bits"), [(300, some_bits(8)), (8, every_bit_of_the_header)])
def test_of_thousands_of_damaged_journals_none_takes_what_was_promised(
    tmp_path: Path, moments: int, bits: Callable[[bytes], Iterable[Bit]]
) -> None:
    work = recorded(tmp_path, "several", 16)
    flipped, removed = campaign(tmp_path / "cut", work, JOURNAL, moments, bits)
    assert flipped.total() > 900
    assert set(flipped) <= {NOTICED, RIGHT}
    assert set(removed) == {NOTICED}


@pytest.mark.long
def test_a_damaged_write_ahead_log_would_take_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "SETTINGS", dict(database.SETTINGS))
    monkeypatch.setattr(database, "_ASKED", database._ASKED)
    work = recorded(tmp_path, "several", 12, "WAL", "FULL")
    vault_work.use_journal("WAL", "FULL")
    flipped, removed = campaign(tmp_path / "cut", work, LOG, 60, some_bits(6))
    assert flipped[LOST] + removed[LOST] > flipped.total() // 2
