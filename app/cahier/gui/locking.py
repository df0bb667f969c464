"""When to lock: nobody touched anything for a while, the computer slept, or the desktop locked its session.

Emits `lock_wanted(reason)`; reasons are the words of `--locked-because`. Not every desktop says that it goes to
sleep (KeePassXC learnt this), so the clocks are compared as well: the one that counts sleep runs ahead. A program
that was stopped (a frozen virtual machine, a debugger) is told by the look that did not come when it was due;
whatever wakes the window first looks, before anything is drawn.
"""

import time
from typing import Any, Protocol, cast

from PySide6.QtCore import SLOT, QEvent, QKeyCombination, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletMove,
    QEvent.Type.InputMethod,
}
_LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
_VANISH = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Q)
_SLEPT = 5.0  # seconds the clocks may drift apart before it counts as sleep
_STOPPED = 8.0  # seconds without a look, which is due each second
_WAKING = {
    QEvent.Type.Expose,
    QEvent.Type.UpdateRequest,
    QEvent.Type.WindowActivate,
    QEvent.Type.ApplicationStateChange,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
}
_LOGIN = "org.freedesktop.login1"
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.mate.ScreenSaver",
)


class Clock(Protocol):
    """Two clocks, in seconds: one that stands still while the computer sleeps, and one that does not."""

    def awake(self) -> float:
        """Return the time that does not count sleep."""

    def whole(self) -> float:
        """Return the time that counts sleep."""


class SystemClock:
    """The clocks of the computer."""

    def awake(self) -> float:
        """Return the time that does not count sleep."""
        return time.monotonic()

    def whole(self) -> float:
        """Return the time that counts sleep; where there is no such clock, the wall clock."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.time()


class Watch(QObject):
    """Looks once a second. Install it as event filter on the application to let it see touches."""

    lock_wanted = Signal(str)
    vanish_wanted = Signal()
    seconds_left = Signal(int)

    def __init__(self, clock: Clock, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = minutes
        self._last_touch = clock.awake()
        self._ahead = self._gap()
        self._looked = clock.awake()
        self._ticks = QTimer(self)
        self._ticks.setInterval(1000)
        self._ticks.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        self._last_touch = self._clock.awake()
        self._ahead = self._gap()
        self._looked = self._clock.awake()
        self._ticks.start()
        self.look()

    def stop(self) -> None:
        """Watch no longer."""
        self._ticks.stop()

    def set_minutes(self, minutes: float) -> None:
        """Wait that long without a touch."""
        self._minutes = minutes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch that came from outside, not one the program made; take the two keys wherever one is."""
        kind = event.type()
        if kind in _WAKING and self._ticks.isActive() and self._was_stopped():
            self.look()
            return True
        if kind in _TOUCHES and event.spontaneous():
            self._last_touch = self._clock.awake()
        return kind is QEvent.Type.KeyPress and self._takes(cast(QKeyEvent, event))

    def _takes(self, event: QKeyEvent) -> bool:
        """Let no dialog, menu or list keep the keys of the lock and of the quick exit from working.

        Shortcuts are dead while one of them is open.
        """
        keys = event.keyCombination()
        if keys == _LOCK:
            self.lock_wanted.emit("asked")
        elif keys == _VANISH:
            self.vanish_wanted.emit()
        return keys in (_LOCK, _VANISH)

    @property
    def idle(self) -> float:
        """Return for how many seconds nobody touched anything."""
        return self._clock.awake() - self._last_touch

    def look(self) -> None:
        """Ask for the lock if it is time."""
        stopped, self._looked = self._was_stopped(), self._clock.awake()
        left = self._minutes * 60 - self.idle
        if stopped:
            self.lock_wanted.emit("sleep")
        elif left <= 0:
            self.lock_wanted.emit("idle")
        else:
            self.seconds_left.emit(round(left))

    def _was_stopped(self) -> bool:
        return self._clock.awake() - self._looked > _STOPPED or self._gap() - self._ahead > _SLEPT

    def _gap(self) -> float:
        return self._clock.whole() - self._clock.awake()


class DesktopSignals(QObject):
    """Hears, where the desktop says so, that it sleeps or locks."""

    lock_wanted = Signal(str)

    def listen(self) -> int:
        """Connect to what there is; answer with how many signals can be heard. No bus at all is fine."""
        from PySide6.QtDBus import QDBusConnection  # slow to import, wanted after the window is up

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        heard = 0
        if system.isConnected():
            manager = f"{_LOGIN}.Manager"
            heard += system.connect(
                _LOGIN, "/org/freedesktop/login1", manager, "PrepareForSleep", self, _slot("slept(bool)")
            )
            heard += system.connect("", "", f"{_LOGIN}.Session", "Lock", self, _slot("locked()"))
        if session.isConnected():
            for saver in _SAVERS:
                heard += session.connect("", "", saver, "ActiveChanged", self, _slot("saved(bool)"))
        return heard

    @Slot(bool)
    def slept(self, begins: bool) -> None:
        """The computer goes to sleep, or wakes."""
        if begins:
            self.lock_wanted.emit("sleep")

    @Slot()
    def locked(self) -> None:
        """The session was locked."""
        self.lock_wanted.emit("session")

    @Slot(bool)
    def saved(self, active: bool) -> None:
        """The screen saver came or went."""
        if active:
            self.lock_wanted.emit("session")


def _slot(name: str) -> Any:
    """Return a slot as QtDBus takes it: its types say bytes, and it refuses them."""
    return SLOT(name)
