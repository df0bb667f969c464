"""The power goes at a chance moment of work on a vault: nothing promised is lost, no alarm is false."""

from collections import Counter
from pathlib import Path

import pytest

from cahier.vault import database
from harness import vault_work
from harness.power_cut import recorded
from harness.recovered import WHOLE

pytestmark = pytest.mark.usefixtures("cheap_hashing")
SEED = 20_24


def tell(name: str, results: Counter[str]) -> None:
    print(f"{name}: {results.total()} states, {dict(sorted(results.items()))}")


def test_a_power_cut_loses_nothing_promised_and_alarms_nobody(tmp_path: Path) -> None:
    work = recorded(tmp_path, "journey", 12)
    results = work.cuts(150, tmp_path / "cut", SEED)
    tell("power cuts", results)
    assert results == {WHOLE: 150}
    mutant = work.cuts(20, tmp_path / "cut", SEED, honest=False)
    tell("without flushing", mutant)
    assert mutant[WHOLE] < 15


def again(tmp_path: Path, steps: int, moments: int, cuts: int) -> Counter[str]:
    """Cut the power, open and save, and cut it again: while the unfinished save is taken back, or after."""
    work = recorded(tmp_path / "first", "several", steps)
    results: Counter[str] = Counter()
    for number, (files, told) in enumerate(work.hot(moments, SEED)):
        second = recorded(tmp_path / f"second{number}", "save", 1, begin=files, before=told)
        results += second.cuts(cuts, tmp_path / "cut", SEED + number)
    return results


def test_a_second_power_cut_while_the_first_is_mended_loses_nothing(tmp_path: Path) -> None:
    results = again(tmp_path, 4, 3, 8)
    tell("second power cuts", results)
    assert results.total() >= 16
    assert results == {WHOLE: results.total()}


@pytest.mark.long
def test_hundreds_of_second_power_cuts_lose_nothing(tmp_path: Path) -> None:
    results = again(tmp_path, 16, 60, 20)
    tell("second power cuts", results)
    assert results.total() > 600
    assert results == {WHOLE: results.total()}


@pytest.mark.long
def test_thousands_of_power_cuts_lose_nothing(tmp_path: Path) -> None:
    results: Counter[str] = Counter()
    for seed in range(3):
        work = recorded(tmp_path / str(seed), "journey", 24 + 6 * seed)
        results += work.cuts(800, tmp_path / "cut", SEED + seed)
    tell("power cuts", results)
    assert results == {WHOLE: 2400}


@pytest.mark.long
@pytest.mark.parametrize(
    ("journal", "synchronous"),
    [
        ("TRUNCATE", "EXTRA"),
        ("TRUNCATE", "FULL"),
        ("DELETE", "EXTRA"),
        ("DELETE", "FULL"),
        ("PERSIST", "FULL"),
        ("PERSIST", "EXTRA"),
        ("WAL", "FULL"),
        ("WAL", "NORMAL"),
    ],
)
def test_each_journal_is_compared(
    tmp_path: Path, journal: str, synchronous: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "SETTINGS", dict(database.SETTINGS))
    monkeypatch.setattr(database, "_ASKED", database._ASKED)
    work = recorded(tmp_path, "journey", 24, journal, synchronous)
    vault_work.use_journal(journal, synchronous)
    results = work.cuts(300, tmp_path / "cut", SEED)
    tell(f"{journal} {synchronous}", results)
    keeps = (journal, synchronous) not in {("DELETE", "FULL"), ("WAL", "NORMAL")}
    assert (results == {WHOLE: 300}) is keeps
