"""The program is killed at chance moments, again and again on one vault: nothing is lost, no alarm is false."""

import os
import random  # noqa: TID251 - a moment that fails must be found again
import signal
import time
from pathlib import Path

import pytest

from cahier.vault import file
from harness import vault_work
from harness.vault_work import PASSPHRASES

pytestmark = pytest.mark.usefixtures("cheap_hashing")
SEED = 20_27


def save_until_killed(folder: Path, told: int) -> None:
    with file.unlock(folder, PASSPHRASES[0]) as vault:
        step = int(vault.settings().get("step", 0)) + 1
        while True:
            vault.write(lambda writer, n=step: vault_work.save(writer, n))
            os.write(told, f"{step}\n".encode())
            step += 1


def killed(folder: Path, after: float) -> int:
    """Let another process save and kill it; return the last step that it told was safe, or 0."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            save_until_killed(folder, writing)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    with os.fdopen(reading) as lines:
        return int((lines.read().split() or ["0"])[-1])


def campaign(folder: Path, kills: int) -> None:
    chance = random.Random(SEED)  # noqa: S311
    unfinished = 0
    for _ in range(kills):
        promised = killed(folder, chance.uniform(0.02, 0.15))
        with file.unlock(folder, PASSPHRASES[0]) as vault:
            assert {notice.kind for notice in vault.warnings} <= {"unfinished"}
            assert int(vault.settings().get("step", 0)) in (promised, promised + 1) or not promised
            vault.verify()
            unfinished += vault.unfinished
        with file.unlock(folder, PASSPHRASES[0]) as vault:
            assert vault.warnings == ()
    print(f"{kills} kills, {unfinished} in the middle of a save, no alarm")


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    file.create(tmp_path / "notebook", PASSPHRASES[0])[0].close()
    return tmp_path / "notebook"


def test_kills_lose_nothing_and_alarm_nobody(notebook: Path) -> None:
    campaign(notebook, 40)


@pytest.mark.long
def test_a_thousand_kills_lose_nothing_and_alarm_nobody(notebook: Path, tmp_path: Path) -> None:
    for number in range(10):
        file.create(tmp_path / str(number), PASSPHRASES[0])[0].close()
        campaign(tmp_path / str(number), 100)
