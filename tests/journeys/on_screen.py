"""A screen without a desktop, and what other programs on it can learn from the window."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cahier.gui.main_window import MainWindow
from journeys.researcher import wait_for

NOTHING = "nothing"
KEYS = {"select all": Qt.Key.Key_A, "copy": Qt.Key.Key_C, "cut": Qt.Key.Key_X}


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Start an X server on a free display; yield the environment of programs on it."""
    assert shutil.which("Xvfb"), "this test needs the Debian packages xvfb, xclip and x11-utils"
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL) as server:
        os.close(tells)
        try:
            with os.fdopen(told) as display:
                yield {"DISPLAY": f":{display.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()


def selection(environment: dict[str, str], which: str, kind: str = "UTF8_STRING") -> str:
    """Return what another program gets of a selection ("clipboard" or "primary")."""
    command = ["xclip", "-o", "-selection", which, "-t", kind]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, timeout=10)
    return done.stdout if done.returncode == 0 else NOTHING


def put(environment: dict[str, str], words: str) -> None:
    """Copy something in another program."""
    command = ["xclip", "-selection", "clipboard"]
    subprocess.run(
        command, env=os.environ | environment, input=words, text=True, stderr=subprocess.DEVNULL, check=True
    )


def windows(environment: dict[str, str]) -> str:
    """Return every property of every window there is, as any program can read them."""
    every = subprocess.run(
        ["xwininfo", "-root", "-tree"], env=os.environ | environment, capture_output=True, text=True, check=True
    ).stdout
    numbers = re.findall(r"^\s+(0x[0-9a-f]+)", every, re.MULTILINE)
    said = [
        subprocess.run(
            ["xprop", "-id", number], env=os.environ | environment, capture_output=True, text=True, check=False
        ).stdout
        for number in numbers
    ]
    return every + "\n".join(said)


def press(window: MainWindow, what: str) -> None:
    """Press Ctrl and a letter where the cursor is."""
    window.activateWindow()
    wait_for(lambda: window.focusWidget() is not None)
    QTest.keyClick(window.focusWidget(), KEYS[what], Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(50)


def go_to(window: MainWindow, part: str) -> str:
    """Put the cursor into the account or into the search; answer with what stands there."""
    if part == "account":
        window.desk._shell.show_page("interview")
        editor = window.desk.pages.controller("interview")._screen.editor
        editor.setFocus()
        return str(editor.toPlainText())
    window.desk.search()
    line: QLineEdit = window.desk._browse.list.search
    line.setText("ZQSEARCHED words")
    line.setFocus()
    return str(line.text())


def hurry(window: MainWindow, milliseconds: int) -> int:
    """Have what is copied next forgotten sooner; answer with how long it would have stayed."""
    timer = window._clipboard.forgetting
    usual = timer.interval()
    timer.setInterval(milliseconds)
    return int(usual)
