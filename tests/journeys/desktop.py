"""Speaks on a bus as a desktop does, when a file says what: `python desktop.py FILE`. And steps of the window."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from cahier.gui.locking import SystemClock

LOGIN = "/org/freedesktop/login1"
SAID = {
    "sleep": (LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
    "session": (f"{LOGIN}/session/_31", "org.freedesktop.login1.Session", "Lock", []),
}


def nobody_touches(window: object, seconds: int) -> None:
    """Have the program lock itself after so few seconds without a touch."""
    window._watch.set_minutes(seconds / 60)


def slept_unsaid(window: object, seconds: int) -> None:
    """Let the clock that counts sleep run ahead, as after one that no desktop announced."""
    window._watch._clock = Ahead(seconds)


class Ahead(SystemClock):
    """The clocks of a computer that slept."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds

    def whole(self) -> float:
        """Return the time that counts sleep."""
        return super().whole() + self._seconds


def heard(window: object) -> None:
    """Wait until the program listens to the desktop."""
    from PySide6.QtTest import QTest

    del window
    QTest.qWait(700)


def type_on(window: object, text: str) -> None:
    """Type on where the cursor is."""
    from journeys.researcher import type_text

    type_text(window.desk.pages.controller("interview")._screen.editor, text)


def main(told: Path) -> None:
    """Say what the file says, once it does."""
    app = QCoreApplication([])
    bus = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "desktop")
    assert bus.registerService("org.freedesktop.login1")

    def look() -> None:
        if not told.exists() or not (words := told.read_text().split()):
            return
        told.write_text("")
        path, interface, name, values = (
            ("/saver", f"{words[1]}.ScreenSaver", "ActiveChanged", [True]) if words[1:] else SAID[words[0]]
        )
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(values)
        bus.send(message)

    looking = QTimer(interval=20)
    looking.timeout.connect(look)
    looking.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
