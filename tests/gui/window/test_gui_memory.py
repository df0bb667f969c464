import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fingers import PASSPHRASE

MARKER = "ZQVKHRDWPLTX"
FORMS = ("utf-8", "utf-16-le")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_after_the_lock_nothing_of_the_notebook_is_in_the_memory_of_the_process(place: Path) -> None:
    environment = os.environ | {"CAHIER_ALLOW_TRACING": "1", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "app"}
    driver = Path(__file__).with_name("lock_driver.py")
    # The marker comes in through a pipe and an argument of the first process; neither outlives it.
    with subprocess.Popen(
        [sys.executable, str(driver), str(place), PASSPHRASE, MARKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as process:
        try:
            _look_before_and_after(process)
        finally:
            process.kill()


def _look_before_and_after(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "open\n"
    time.sleep(0.3)
    before = _copies(process.pid)
    if before is None:
        pytest.skip("this computer lets nobody look into the memory of a process")
    assert before[MARKER] > 0
    assert before[PASSPHRASE] > 0
    process.stdin.write("lock\n")
    process.stdin.flush()
    _wait_for_lock_screen(process.pid)
    assert _copies(process.pid) == {MARKER: 0, PASSPHRASE: 0}


def _wait_for_lock_screen(pid: int) -> None:
    for _ in range(200):
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
        if b"--locked-because" in words and b"libqoffscreen" in Path(f"/proc/{pid}/maps").read_bytes():
            time.sleep(0.5)
            return
        time.sleep(0.1)
    raise AssertionError("the process did not become the lock screen")


def _copies(pid: int) -> dict[str, int] | None:
    counts = dict.fromkeys((MARKER, PASSPHRASE), 0)
    try:
        with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
            for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
                span, access = line.split()[:2]
                if "rw" not in access:
                    continue
                begin, end = (int(part, 16) for part in span.split("-"))
                memory.seek(begin)
                try:
                    block = memory.read(end - begin)
                except OSError:
                    continue
                for secret in counts:
                    counts[secret] += sum(block.count(secret.encode(form)) for form in FORMS)
    except PermissionError:
        return None
    return counts
