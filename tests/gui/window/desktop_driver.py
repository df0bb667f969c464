"""Listens on a bus of its own while a second connection says what a desktop says: run by a test."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from cahier.gui.locking import DesktopSignals

SAVERS = ("org.freedesktop", "org.gnome", "org.cinnamon", "org.xfce")
SAID = [
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
    ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", []),
    *(("/saver", f"{name}.ScreenSaver", "ActiveChanged", [on]) for name in SAVERS for on in (True, False)),
]

app = QCoreApplication([])
desktop = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "desktop")
desktop.registerService("org.freedesktop.login1")
signals, heard = DesktopSignals(), []
signals.lock_wanted.connect(heard.append)
signals.listen()


def say() -> None:
    for path, interface, name, values in SAID:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(values)
        desktop.send(message)


QTimer.singleShot(300, say)
QTimer.singleShot(1500, app.quit)
app.exec()
sys.stdout.write(" ".join(heard))
