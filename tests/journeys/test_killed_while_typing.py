"""A kill while somebody types without a pause loses at most the last two seconds, and nothing before."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cahier.workflows import open_notebook, show_case
from journeys.endless_typist import WORDS
from journeys.researcher import PASSPHRASE

SCRIPT = Path(__file__).with_name("endless_typist.py")
ROOT = Path(__file__).parents[2]
MOST = 2.0  # seconds of typing


def typed_until(lines: list[str], moment: float) -> int:
    """Return how many letters had been typed by then."""
    times = (line.split() for line in lines if line.count(" ") == 1)
    return max((int(count) for when, count in times if float(when) <= moment), default=0)


@pytest.mark.parametrize("seconds", [2.3, 3.4, 4.1])
def test_a_kill_costs_at_most_two_seconds_of_typing(tmp_path: Path, cheap_hashing: None, seconds: float) -> None:
    environment = {
        **os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": f"{ROOT / 'app'}:{ROOT / 'tests'}",
    }  # fmt: skip
    log = tmp_path / "log"
    with log.open("w") as out:
        process = subprocess.Popen([sys.executable, SCRIPT, tmp_path], env=environment, stdout=out)
        end = time.monotonic() + 120
        while not log.read_text() and time.monotonic() < end and process.poll() is None:
            time.sleep(0.02)
        time.sleep(seconds)
        killed = time.monotonic()
        process.send_signal(signal.SIGKILL)
        process.wait()
    lines = log.read_text().splitlines()
    with open_notebook.unlock(tmp_path / "notebook", PASSPHRASE) as workspace:
        (records,) = show_case.every_case(workspace)
    (account,) = records.accounts
    everything = (WORDS * (len(lines) // len(WORDS) + 1))[: len(lines)]
    owed = typed_until(lines, killed - MOST)
    print(f"\ntyped {len(lines)}, kept {len(account.text)}, owed {owed}")
    assert owed > 0
    assert everything.startswith(account.text)
    assert len(account.text) >= owed
