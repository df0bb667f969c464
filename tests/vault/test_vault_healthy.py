"""Vaults that nothing is wrong with, after every kind of work, after moves and kills: not one alarm of them.

An alarm that is false teaches people not to heed the true one.
"""

import os
import random  # noqa: TID251 - an alarm that is false must be found again
import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cahier.domain.account import Account
from cahier.vault import file, folder, sealing
from cahier.vault.errors import MixedSaves
from cahier.vault.last_seen import LastSeen
from cahier.vault.lock_file import LockFile
from cahier.vault.sealing import Sealing
from cahier.vault.vault import Vault
from harness.keeping_work import Keeping
from harness.vault_work import COPY, DEVICE, NOTEBOOK, PASSPHRASES, RESTORED

pytestmark = pytest.mark.usefixtures("cheap_hashing")
SEED = 20_30
BY_TURNS = (
    "edit", "add", "delete", "imports", "copy", "add_way", "remove_way", "attach", "save", "save", "save",
    "killed", "killed", "killed", "moved", "carried",
)  # fmt: skip
AT_LAST = ("restored", "destroy", "delete_case", "passphrase")
TRUE = {"killed": {"unfinished"}, "carried": {"unseen"}}  # what may, or must, be told after it


class Life(Keeping):
    """What happens to a vault: all that `Keeping` does, and what is done to its folder from outside."""

    def __init__(self, scene: Path, chance: random.Random) -> None:
        super().__init__(scene, chance.randint(4, 9))
        self._chance = chance

    def delete(self) -> None:
        """Remove one account of those that are there."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            account = self._chance.choice(vault.list(Account))
            vault.write(lambda writer: writer.remove(Account, account.account_id))

    def killed(self) -> None:
        """Let a process save again and again, and kill it at a chance moment."""
        child = os.fork()
        if child == 0:
            try:
                while True:
                    self.save()
            finally:
                os._exit(1)
        time.sleep(self._chance.uniform(0.01, 0.15))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def moved(self) -> None:
        """Copy the folder as a file manager does, and remove the first."""
        elsewhere = self._scene / "elsewhere"
        shutil.copytree(self._folder, elsewhere, copy_function=shutil.copyfile)
        shutil.rmtree(self._folder)
        elsewhere.rename(self._folder)

    def carried(self) -> None:
        """Take it to a computer that never saw it."""
        shutil.rmtree(self._scene / DEVICE)

    def restored(self) -> None:
        """Lose the vault and put its newest second copy in its place."""
        (self._scene / COPY).unlink(missing_ok=True)
        self.copy()
        self.restore()
        shutil.rmtree(self._folder)
        (self._scene / RESTORED).rename(self._folder)

    def days(self) -> Iterator[str]:
        """Do everything in an order of chance; yield the name of each thing done."""
        self.several()
        yield "several"
        for name in (*self._chance.sample(BY_TURNS, len(BY_TURNS)), *AT_LAST):
            getattr(self, name)()
            yield name


def look(scene: Path, words: str) -> set[str]:
    """Open as the researcher would, verify, save and verify; open again. Return what the first opening told."""
    with file.unlock(scene / NOTEBOOK, words) as vault:
        told = {notice.kind for notice in vault.warnings}
        vault.verify()
        vault.write(lambda writer: writer.put_setting("after", "x" * 40_000))
        vault.verify()
    with file.unlock(scene / NOTEBOOK, words) as vault:
        assert vault.warnings == ()
    return told


def live(place: Path, monkeypatch: pytest.MonkeyPatch, vaults: int) -> Counter[str]:
    """Look at a vault after each thing that happened to it; a healthy one tells nothing but what is true."""
    told: Counter[str] = Counter()
    healthy = killed = 0
    for number in range(vaults):
        scene = place / str(number)
        scene.mkdir()
        monkeypatch.setenv("XDG_DATA_HOME", str(scene / DEVICE))
        for thing in Life(scene, random.Random(f"{SEED} {number}")).days():  # noqa: S311
            kinds = look(scene, PASSPHRASES[thing == "passphrase"])
            assert kinds <= TRUE.get(thing, set()), (number, thing)
            assert thing != "carried" or kinds == {"unseen"}
            healthy, killed = healthy + 1, killed + (thing == "killed")
            told.update(kinds)
        shutil.rmtree(scene)
    print(f"{healthy} healthy vaults, {killed} of them after a kill: {dict(told)} told rightly, no false alarm")
    return told + Counter(healthy=healthy)


def test_of_healthy_vaults_no_alarm_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = live(tmp_path, monkeypatch, 1)
    assert told["healthy"] == 1 + len(BY_TURNS) + len(AT_LAST)
    assert told["unseen"] == 1


Place = tuple[object, str]
MOMENTS: dict[str, Place] = {
    "claimed": (LockFile, "claim"),
    "numbered": (Sealing, "renew"),
    "saved": (Vault, "_head"),
    "noted": (LastSeen, "note"),
}


def killed_at(life: Life, place: Place) -> None:
    """Kill a process at one very moment of its session: when this was done for the first time."""
    owner, name = place
    child = os.fork()
    if child == 0:
        real = getattr(owner, name)

        def last(*given: object) -> None:
            real(*given)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(owner, name, last)
        try:
            life.save()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def alarms_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Place) -> set[str]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / DEVICE))
    life = Life(tmp_path, random.Random(SEED))  # noqa: S311
    life.several()
    life.restored()  # no session has left anything beside it yet
    killed_at(life, place)
    return look(tmp_path, PASSPHRASES[0]) - {"unfinished", "unseen"}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_at_this_very_moment_is_no_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    assert alarms_after(tmp_path, monkeypatch, MOMENTS[moment]) == set()


def test_a_save_noted_before_it_is_safe_would_be_a_false_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, renew = Vault.__init__, Sealing.renew
    notes: list[LastSeen] = []

    def keep(vault: Vault, *given: object) -> None:
        made(vault, *given)  # type: ignore[arg-type]
        notes[:] = [vault._seen]

    def too_early(sealing: Sealing) -> None:
        renew(sealing)
        notes[0]._raise_to(notes[0]._of(sealing.head()))

    monkeypatch.setattr(Vault, "__init__", keep)
    monkeypatch.setattr(Sealing, "renew", too_early)
    assert alarms_after(tmp_path, monkeypatch, MOMENTS["numbered"]) == {"older"}


def test_without_a_journal_from_the_beginning_a_kill_would_be_a_false_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "lay_journal", lambda _path: None)
    assert alarms_after(tmp_path, monkeypatch, MOMENTS["claimed"]) == {"cleaned"}


def test_rows_that_go_without_their_seal_would_be_a_false_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sealing._trigger

    def forgetful(table: sealing.Table, event: str, signs: tuple[int, ...]) -> str:
        return "SELECT 1" if (table.name, event) == ("account", "DELETE") else real(table, event, signs)

    monkeypatch.setattr(sealing, "_trigger", forgetful)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / DEVICE))
    life = Life(tmp_path, random.Random(SEED))  # noqa: S311
    life.several()
    life.delete()
    with pytest.raises(MixedSaves):
        look(tmp_path, PASSPHRASES[0])


@pytest.mark.long
def test_of_a_thousand_healthy_vaults_no_alarm_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = live(tmp_path, monkeypatch, 48)
    assert told["healthy"] > 1000
    assert told["unfinished"]
