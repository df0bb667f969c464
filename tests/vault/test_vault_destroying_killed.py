"""The program is killed or cut from its power while it destroys: before, after, or finished by the next one."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from cahier.domain.account import Account
from cahier.domain.evidence import Evidence
from cahier.domain.tombstone import Tombstone
from cahier.vault import file
from cahier.vault.vault import Vault
from harness.breaking import Breaking, Grounds, Point, some
from harness.looks import RARE, Verb
from harness.power_cut import files_in, recorded
from harness.recovered import States, computer_of
from harness.remains import decrypted, found
from harness.vault_work import NOTEBOOK, PASSPHRASES

pytestmark = pytest.mark.usefixtures("cheap_hashing")
CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir", "openat")


def state_of(vault: Vault) -> str:
    here = {each.account_id for each in vault.list(Account)}, len(vault.list(Evidence))
    stones = Counter(each.kind for each in vault.list(Tombstone))
    vault.verify()
    if here == ({"a1", "a2", "a3"}, 1) and not stones:
        return "before"
    return "after" if here == ({"a1", "a2"}, 0) and stones == {"account": 1, "evidence": 1} else "half"


def look(scene: Path, told: Sequence[str], _states: States) -> str:
    """Open as the researcher would, and say what there is; nothing of it may be on any page afterwards."""
    with computer_of(scene):
        return looked_at(scene / NOTEBOOK, told)


def looked_at(notebook: Path, told: Sequence[str]) -> str:
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        state = state_of(vault)
        kinds = {notice.kind for notice in vault.warnings}
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        assert state_of(vault) == state
        assert "destroyed" not in {notice.kind for notice in vault.warnings}
    if state == "after":
        if found(decrypted(notebook, PASSPHRASES[0]), [RARE]) or list((notebook / "att").rglob("*.age")):
            return "traces"
        return "after, told" if "destroyed" in kinds else "after"
    return "lost" if "destroyed" in told else state


DESTROY = Verb("destroy", "attached", look)
SEED = 20_28


def destroyed_at(breaking: Breaking, points: Sequence[Point], fault: str) -> Counter[str]:
    found_after: Counter[str] = Counter()
    for broken in breaking.each(points, fault):
        assert broken.found in ("before", "after", "after, told"), broken
        found_after[broken.found] += 1
    print(f"{fault} at {len(points)} calls of destroying: {dict(found_after)}")
    return found_after


def test_a_kill_at_a_call_is_no_half_measure(tmp_path: Path, grounds: Grounds) -> None:
    breaking = Breaking(tmp_path / "place", DESTROY, grounds)
    points = breaking.points(CALLS)
    found_after = destroyed_at(breaking, [points[0], *some(points, 12)], "signal=KILL")
    assert found_after["before"]
    assert found_after["after, told"]


@pytest.mark.long
def test_a_kill_at_any_call_is_no_half_measure(tmp_path: Path, grounds: Grounds) -> None:
    breaking = Breaking(tmp_path / "place", DESTROY, grounds)
    destroyed_at(breaking, breaking.points(CALLS), "signal=KILL")


@pytest.mark.long
def test_a_power_cut_is_no_half_measure(tmp_path: Path, grounds: Grounds) -> None:
    begin, before = files_in(grounds.of(DESTROY.ground))
    work = recorded(tmp_path, DESTROY.name, begin=begin, before=before)
    results = work.cuts(200, tmp_path / "cut", SEED, look=look)
    print(f"power cuts while destroying: {results.total()}, {dict(results)}")
    assert set(results) == {"before", "after", "after, told"}
