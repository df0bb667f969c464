"""The real program locks when it has to: the sentence just typed is in the vault, and unlocking returns to it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cahier.workflows import enter, open_notebook, show_case
from journeys.driving import ROOT, Driven

WORDS = "six invented words"
TOLD = "Gecə gəldilər. Сказали: «Пусть замолчит». "
LAST = "Son cümlə yarımçıq"
SAYS = Path(__file__).with_name("desktop.py")
PAUSE = 10  # seconds for which the computer stands still
Way = Callable[[Driven, Path], object]

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="stops processes as Linux does"),
]


def by_key(program: Driven, _folder: Path) -> None:
    program.tell("moments.press", "lock")


def by_nobody(program: Driven, _folder: Path) -> None:
    program.do("desktop.nobody_touches", 2)


def by_standing_still(program: Driven, _folder: Path) -> None:
    os.kill(program.pid, signal.SIGSTOP)
    time.sleep(PAUSE)
    os.kill(program.pid, signal.SIGCONT)


def by_the_clock(program: Driven, _folder: Path) -> None:
    program.do("desktop.slept_unsaid", 8 * 3600)


def by_the_desktop(*said: str) -> Way:
    return lambda _program, folder: (folder / "say").write_text(" ".join(said))


SAVERS = ("org.freedesktop", "org.gnome", "org.cinnamon", "org.xfce", "org.mate")
WAYS: dict[str, tuple[Way, str]] = {
    "key": (by_key, "You locked it."),
    "idle": (by_nobody, "Nobody touched it for a while."),
    "stopped": (by_standing_still, "The computer was asleep."),
    "clock": (by_the_clock, "The computer was asleep."),
    "sleep": (by_the_desktop("sleep"), "The computer was asleep."),
    "session": (by_the_desktop("session"), "The screen was locked."),
    **{saver: (by_the_desktop("saver", saver), "The screen was locked.") for saver in SAVERS},
}


@contextmanager
def a_desktop(folder: Path) -> Iterator[dict[str, str]]:
    """Start a bus and whoever speaks on it for the desktop; yield the environment of programs on it."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        on = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
        environment = os.environ | on | {"PYTHONPATH": f"{ROOT / 'app'}:{ROOT / 'tests'}"}
        with subprocess.Popen([sys.executable, SAYS, folder / "say"], env=environment) as desktop:
            try:
                yield on
            finally:
                desktop.kill()
                bus.kill()


@pytest.mark.parametrize("way", WAYS)
def test_it_locks_with_the_sentence_saved_and_comes_back_to_it(
    way: str, tmp_path: Path, cheap_hashing: None
) -> None:
    enter.new(tmp_path / "Notebook", WORDS)
    act, reason = WAYS[way]
    with a_desktop(tmp_path) as on, Driven("--vault", tmp_path / "Notebook", **on) as program:
        program.do("hash_cheaply")
        program.goes_on("unlock", WORDS)
        program.do("new_case", "of the lamps")
        program.do("interview", TOLD, len(TOLD))
        if way not in ("key", "idle", "stopped", "clock"):
            program.do("desktop.heard")
        program.do("desktop.type_on", LAST)
        started = time.monotonic()
        act(program, tmp_path)
        program.ready()
        print(f"\n{way}: the door stood there after {time.monotonic() - started:.2f} s")
        assert str(program.do("reason")).startswith(reason)
        shutil.copytree(tmp_path / "Notebook", tmp_path / "copy")
        program.do("hash_cheaply")
        program.goes_on("unlock", WORDS)
        assert program.do("account") == [TOLD + LAST, len(TOLD + LAST)]
    with open_notebook.unlock(tmp_path / "copy", WORDS) as workspace:
        (records,) = show_case.every_case(workspace)
    assert [account.text for account in records.accounts] == [TOLD + LAST]


def test_a_short_stop_is_no_sleep(tmp_path: Path, cheap_hashing: None) -> None:
    """The control: what locks above is the length of the stop and nothing else of it."""
    enter.new(tmp_path / "Notebook", WORDS)
    with Driven("--vault", tmp_path / "Notebook") as program:
        program.do("hash_cheaply")
        program.goes_on("unlock", WORDS)
        program.do("at_desk")
        os.kill(program.pid, signal.SIGSTOP)
        time.sleep(2)
        os.kill(program.pid, signal.SIGCONT)
        time.sleep(3)
        assert program.do("at_desk")
