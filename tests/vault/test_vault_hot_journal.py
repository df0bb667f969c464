"""A save is cut short and, before the vault is opened again, a bit of what it left is flipped, or all is removed.

Nothing that was promised may vanish without a word, and a mixture of the unfinished save with what was there
before is told at opening, well formed as it may be.
"""

import random  # noqa: TID251 - a state that fails must be found again
from collections import Counter
from pathlib import Path

import pytest

from cahier.domain.errors import CahierError
from cahier.vault import database, file
from cahier.vault.errors import DamagedData
from harness import vault_work
from harness.power_cut import Recorded, lay_out, recorded
from harness.vault_work import PASSPHRASES, digest

pytestmark = pytest.mark.usefixtures("cheap_hashing")
SEED = 20_25
LOST, MIXED, NOTICED, RIGHT = "lost without a word", "mixed without a word", "told", "right"
MISLED = "verify found what opening did not tell"


def looked_at(folder: Path, promised: int, states: list[str], *, told: bool) -> str:
    """Open, and go by what opening tells; then verify all the same."""
    here = None
    try:
        with file.unlock(folder, PASSPHRASES[0]) as vault:
            assert vault.unfinished is told
            if {notice.kind for notice in vault.warnings} & {"mixed", "damaged"}:
                return NOTICED
            here = digest(vault)
            vault.verify()
    except DamagedData:
        return NOTICED if here is None else MISLED
    except CahierError:
        return NOTICED
    if here not in states:
        return MIXED
    return RIGHT if states.index(here) >= promised else LOST


def campaign(tmp_path: Path, work: Recorded, name: str, moments: int, flips: int) -> Counter[str]:
    chance = random.Random(SEED)  # noqa: S311
    results: Counter[str] = Counter()
    folder = tmp_path / "cut" / "notebook"
    for files, told in work.hot(moments, SEED):
        promised = len(told) - 1
        whole = files[name] or b""
        for _ in range(flips):
            damaged = bytearray(whole)
            damaged[chance.choice((chance.randrange(28), chance.randrange(len(whole))))] ^= 1 << chance.randrange(
                8
            )
            lay_out({**files, name: bytes(damaged)}, tmp_path / "cut")
            results[looked_at(folder, promised, work.states, told=name.endswith("journal"))] += 1
        lay_out({path: data for path, data in files.items() if path != name}, tmp_path / "cut")
        results[looked_at(folder, promised, work.states, told=False)] += 1
    print(f"{name}: {results.total()} damages, {dict(results)}")
    return results


def test_a_damaged_journal_never_takes_what_was_promised(tmp_path: Path) -> None:
    work = recorded(tmp_path, "several", 6)
    results = campaign(tmp_path, work, "notebook/vault.db-journal", 12, 4)
    assert results.total() > 20
    assert results[LOST] == results[MIXED] == results[MISLED] == 0


@pytest.mark.long
def test_of_thousands_of_damaged_journals_none_takes_what_was_promised(tmp_path: Path) -> None:
    work = recorded(tmp_path, "several", 16)
    results = campaign(tmp_path, work, "notebook/vault.db-journal", 300, 8)
    assert results.total() > 2000
    assert results[LOST] == results[MIXED] == results[MISLED] == 0


@pytest.mark.long
def test_a_damaged_write_ahead_log_would_take_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "SETTINGS", dict(database.SETTINGS))
    monkeypatch.setattr(database, "_ASKED", database._ASKED)
    work = recorded(tmp_path, "several", 12, "WAL", "FULL")
    vault_work.use_journal("WAL", "FULL")
    results = campaign(tmp_path, work, "notebook/vault.db-wal", 60, 6)
    assert results[LOST] > results.total() // 2
