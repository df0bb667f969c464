"""Lets a test drive the real program, in whatever process it goes on: put this folder first on PYTHONPATH.

Each line on standard input names a step of `journeys.steps`, or of another module of `journeys` as `module.step`;
its answer is a line on standard output. Standard input and output outlive `execv`, so that the next process
listens where the last one stopped. All that touches the window is done on its own thread.
"""

import json
import os
import sys
import threading
import time
from importlib import import_module


def _listen() -> None:
    while not _has_application():
        time.sleep(0.005)
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    there = threading.Event()
    look, do = (QEvent.Type(QEvent.registerEventType()) for _ in range(2))

    class Driver(QObject):
        """Looks for the window, then does what each line says."""

        line = ""

        def event(self, event: QEvent) -> bool:
            if event.type() == look:
                if _window():
                    there.set()
                return True
            if event.type() != do:
                return super().event(event)
            from journeys import steps

            said = json.loads(self.line)
            module, _, name = said["do"].rpartition(".")
            step = getattr(import_module(f"journeys.{module or 'steps'}"), name)
            answer = step(_window(), *map(steps.plain, said["with"]))
            _say({"answer": answer})
            return True

    driver = Driver()
    driver.moveToThread(QCoreApplication.instance().thread())
    # Seldom: an event that is made here is unmade on the other thread, and PySide takes harm of many at once.
    while not there.wait(0.1):
        QCoreApplication.postEvent(driver, QEvent(look))
    _say({"ready": os.getpid(), "at": time.monotonic()})
    while line := os.read(0, 1 << 20):
        driver.line = line.decode()
        QCoreApplication.postEvent(driver, QEvent(do))


def _has_application() -> bool:
    core = sys.modules.get("PySide6.QtCore")
    known = getattr(core, "QCoreApplication", None)
    return "cahier.gui.app" in sys.modules and known is not None and known.instance() is not None


def _window() -> object:
    """Return the window, once it shows the door or the notebook."""
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        if type(window).__name__ == "MainWindow" and window.isVisible():
            return window if window.desk or window.door._stack.currentWidget() else None
    return None


def _say(what: dict[str, object]) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


if os.environ.get("DRIVEN") == "1" and "cahier" in " ".join(sys.orig_argv):
    threading.Thread(target=_listen, daemon=True).start()
