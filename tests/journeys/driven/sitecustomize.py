"""Lets a test drive the real program, in whatever process it goes on: put this folder first on PYTHONPATH.

Each line on standard input names a step of `journeys.steps`, or of another module of `journeys` as `module.step`;
its answer is a line on standard output. Standard input and output outlive `execv`, so that the next process
listens where the last one stopped. All of it happens on the thread of the window, which is told by its own event
loop that a line has come: PySide takes harm when a second thread makes and unmakes what belongs to Qt.
"""

import json
import os
import sys
import time
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

_MAKES_THE_APPLICATION = "cahier.gui.app"
_EVERY = 50  # milliseconds between looks for the window


class _Listening(Loader):
    """Loads the module that makes the application, and has it listened to once it is made."""

    def __init__(self, real: Loader) -> None:
        self._real = real

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._real.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._real.exec_module(module)
        make = module.application

        def made(*words: str) -> object:
            application = make(*words)
            _listen(application)
            return application

        module.application = made


class _Finder(MetaPathFinder):
    """Finds that one module, so that it is loaded as above."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != _MAKES_THE_APPLICATION:
            return None
        spec = PathFinder.find_spec(name, path)
        spec.loader = _Listening(spec.loader)
        return spec


def _listen(application: object) -> None:
    """Tell when the window is there, and from then on do what each line says."""
    from PySide6.QtCore import QSocketNotifier, QTimer

    lines = QSocketNotifier(0, QSocketNotifier.Type.Read, application, enabled=False)
    lines.activated.connect(lambda *_: _do(lines))
    looks = QTimer(application, interval=_EVERY)

    def look() -> None:
        if _window() is not None:
            looks.stop()
            _say({"ready": os.getpid(), "at": time.monotonic()})
            lines.setEnabled(True)

    looks.timeout.connect(look)
    looks.start()


def _do(lines: object) -> None:
    """Do what the line says that has come; stop listening when there is nobody left."""
    from journeys import steps

    line = os.read(0, 1 << 20)
    if not line:
        lines.setEnabled(False)
        return
    said = json.loads(line)
    module, _, name = said["do"].rpartition(".")
    step = getattr(import_module(f"journeys.{module or 'steps'}"), name)
    _say({"answer": step(_window(), *map(steps.plain, said["with"]))})


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
    sys.meta_path.insert(0, _Finder())
