"""The power goes at a chance moment of work on a vault: nothing promised is lost, no alarm is false."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from cahier.vault import database
from harness import vault_work
from harness.breaking import Grounds
from harness.looks import VERBS, Verb, a_day
from harness.power_cut import files_in, recorded
from harness.recovered import WHOLE

pytestmark = pytest.mark.usefixtures("cheap_hashing")
SEED = 20_24
LIBRARY = "libeatmydata.so"


def tell(name: str, results: Counter[str]) -> None:
    print(f"{name}: {results.total()} states, {dict(sorted(results.items()))}")


def test_a_power_cut_loses_nothing_promised_and_alarms_nobody(tmp_path: Path) -> None:
    work = recorded(tmp_path, "day", 5)
    results = work.cuts(40, tmp_path / "cut", SEED, look=a_day)
    tell("power cuts", results)
    assert results == {WHOLE: 40}
    mutant = work.cuts(16, tmp_path / "cut", SEED, honest=False, look=a_day)
    tell("flushes that the disk forgets", mutant)
    assert mutant[WHOLE] < 12


def test_without_the_flushes_of_the_program_a_power_cut_loses(tmp_path: Path) -> None:
    """The library makes every flush do nothing: the test above is not one that anything passes."""
    if shutil.which("eatmydata") is None:
        pytest.fail("eatmydata is missing. Install it (packaging/linux/prepare test does).")
    work = recorded(tmp_path, "day", 5, given={"LD_PRELOAD": LIBRARY})
    flushes = sum(operation.kind == "flush" for operation in work.operations)
    results = work.cuts(16, tmp_path / "cut", SEED, look=a_day)
    tell(f"with {LIBRARY}, {flushes} flushes", results)
    assert flushes == 0
    assert results[WHOLE] < 12


def test_a_second_power_cut_while_the_first_is_mended_loses_nothing(tmp_path: Path) -> None:
    results = again(tmp_path, 4, 3, 8)
    tell("second power cuts", results)
    assert results.total() >= 16
    assert results == {WHOLE: results.total()}


def again(tmp_path: Path, steps: int, moments: int, cuts: int) -> Counter[str]:
    """Cut the power, open and save, and cut it again: while the unfinished save is taken back, or after."""
    work = recorded(tmp_path / "first", "several", steps)
    results: Counter[str] = Counter()
    for number, (files, told) in enumerate(work.hot(moments, SEED)):
        second = recorded(tmp_path / f"second{number}", "save", begin=files, before=told)
        results += second.cuts(cuts, tmp_path / "cut", SEED + number)
    return results


def test_a_power_cut_after_a_kill_loses_nothing(tmp_path: Path) -> None:
    results = after_kills(tmp_path, 4, 1, 8)
    tell("power cuts after a kill", results)
    assert results.total() >= 24
    assert results == {WHOLE: results.total()}


def after_kills(tmp_path: Path, steps: int, kills: int, cuts: int) -> Counter[str]:
    """Kill, open and save, and cut the power: what the first had not flushed may be lost even then."""
    work = recorded(tmp_path / "first", "several", steps)
    results: Counter[str] = Counter()
    for number, (disk, files, told) in enumerate(work.kills(kills, SEED)):
        second = recorded(tmp_path / f"second{number}", "save", begin=files, before=told).at(work.scene)
        results += second.cuts(cuts, tmp_path / "cut", SEED + number, ground=disk)
    return results


def test_a_flush_that_failed_is_not_relied_on_later(tmp_path: Path, grounds: Grounds) -> None:
    results = refused(tmp_path, grounds, [3, 5, 12], 6)
    assert results == {WHOLE: results.total()}


def refused(tmp_path: Path, grounds: Grounds, flushes: list[int], cuts: int) -> Counter[str]:
    """Have one flush fail, after which the system takes for written what is not; save on, and cut the power."""
    begin, before = files_in(grounds.of("several"))
    results: Counter[str] = Counter()
    for flush in flushes:
        work = recorded(
            tmp_path / str(flush), "insist", begin=begin, before=before, break_by=f"fsync:error=EIO:when={flush}"
        )
        where = [number for number, operation in enumerate(work.operations) if operation.kind == "refuse"]
        if where:
            results += work.cuts(cuts, tmp_path / "cut", SEED, since=where[0])
    tell(f"power cuts after one of {len(flushes)} flushes failed", results)
    return results


@pytest.mark.long
def test_no_flush_that_failed_is_relied_on_later(tmp_path: Path, grounds: Grounds) -> None:
    results = refused(tmp_path, grounds, list(range(1, 15)), 40)
    assert results.total() > 300
    assert results == {WHOLE: results.total()}


@pytest.mark.long
def test_hundreds_of_second_power_cuts_lose_nothing(tmp_path: Path) -> None:
    results = again(tmp_path, 16, 60, 20)
    tell("second power cuts", results)
    assert results.total() > 600
    assert results == {WHOLE: results.total()}


@pytest.mark.long
def test_hundreds_of_power_cuts_after_kills_lose_nothing(tmp_path: Path) -> None:
    results = after_kills(tmp_path, 12, 40, 8)
    tell("power cuts after a kill", results)
    assert results.total() > 350
    assert results == {WHOLE: results.total()}


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_thousands_of_power_cuts_in_a_day_lose_nothing(tmp_path: Path, seed: int) -> None:
    work = recorded(tmp_path, "day", 8 + 4 * seed)
    results = work.cuts(600, tmp_path / "cut", SEED + seed, look=a_day)
    tell("power cuts", results)
    assert results == {WHOLE: 600}
    mutant = work.cuts(100, tmp_path / "cut", SEED, honest=False, look=a_day)
    tell("flushes that the disk forgets", mutant)
    assert mutant[WHOLE] < 50


@pytest.mark.long
@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_a_hundred_power_cuts_in_each_kind_of_work_lose_nothing(
    tmp_path: Path, grounds: Grounds, verb: Verb
) -> None:
    begin, before = files_in(grounds.of(verb.ground)) if verb.ground else ({}, [])
    work = recorded(tmp_path, verb.name, begin=begin, before=before)
    results = work.cuts(120, tmp_path / "cut", SEED, look=verb.look)
    tell(f"power cuts in {verb}", results)
    assert results == {WHOLE: 120}


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
