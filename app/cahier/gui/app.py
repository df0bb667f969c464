"""Starts the window: `run(argv)` is all that `__main__` knows of it."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, QTimer
from PySide6.QtWidgets import QApplication

from cahier.gui import faults, handover, hardening, icons, process, theme, translation
from cahier.gui.handover import Carried
from cahier.gui.jobs import JobRunner
from cahier.gui.locking import DesktopSignals, SystemClock, Watch
from cahier.gui.main_window import MainWindow
from cahier.gui.session import Session
from cahier.workflows import enter

_MINUTES = 5.0
_SIZE = (1320, 840)
_FRAME = QSize(0, 40)  # pixels of the title that a desktop puts on a window


def run(argv: Sequence[str]) -> int:
    """Open the window and stay until it closes; answer with the exit code."""
    carried = _carried(argv)
    options = _parser().parse_args(list(carried.words))
    faults.install()
    hardening.leave_no_settings()
    enter.hash_beside()
    app = application(options.language, options.theme)
    session = Session(JobRunner())
    watch = Watch(SystemClock(), _MINUTES, app)
    app.installEventFilter(watch)
    window = MainWindow(
        session,
        watch,
        options.vault,
        lambda reason, place: process.lock(reason, place, _kept(options, window)),
        admit=lambda entry, place: process.admit(entry, place, _kept(options, window)),
    )
    signals = DesktopSignals(window)
    signals.lock_wanted.connect(window.lock)
    _place(window, options)
    window.door.hint = options.hint
    if carried.entry:
        window.open_with(carried.entry, options.vault)
    else:
        window.door.begin(reason_in_words(options.locked_because), options.locked_because)
    watch.start()
    QTimer.singleShot(0, signals.listen)
    status = app.exec()
    session.finish()
    return status


def application(language: str, scheme: str) -> QApplication:
    """Make the application: neutral in name, dressed, and speaking a language."""
    app = QApplication(["notebook"])
    app.setApplicationName("notebook")
    app.setDesktopFileName("notebook")
    translation.install(app, language)
    theme.load_fonts(app)
    theme.apply(app, theme.system_is_dark() if scheme == "system" else scheme == "dark")
    app.setWindowIcon(icons.icon("notebook", "accent", 64))
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow(app, scheme))
    return app


def reason_in_words(reason: str) -> str:
    """Return why the notebook is locked, as the lock screen says it."""
    words = {
        "asked": QCoreApplication.translate("Locked", "You locked it. Your words are saved."),
        "idle": QCoreApplication.translate("Locked", "Nobody touched it for a while. Your words are saved."),
        "sleep": QCoreApplication.translate("Locked", "The computer was asleep. Your words are saved."),
        "session": QCoreApplication.translate("Locked", "The screen was locked. Your words are saved."),
        "restore": QCoreApplication.translate("Locked", "It is locked. Your words are saved."),
        "rescue": QCoreApplication.translate("Locked", "It is locked. Your words are saved."),
        "destroyed": QCoreApplication.translate("Locked", "The notebook is destroyed."),
    }
    return words.get(reason, "")


def _follow(app: QApplication, scheme: str) -> None:
    if scheme == "system" and theme.system_is_dark() is not theme.is_dark():
        theme.apply(app, theme.system_is_dark())


def _carried(argv: Sequence[str]) -> Carried:
    """Return what the process before this one left, or the words somebody typed."""
    if argv[:1] == [handover.WORD]:
        return handover.take(int(argv[1]))
    return Carried(tuple(argv))


def _place(window: MainWindow, options: argparse.Namespace) -> None:
    if options.geometry:
        window.setGeometry(*options.geometry)
    else:
        window.resize(QSize(*_SIZE).boundedTo(window.screen().availableSize() - _FRAME))
    if options.maximized:
        window.showMaximized()
    else:
        window.show()


def _kept(options: argparse.Namespace, window: MainWindow) -> list[str]:
    """Return how the next process is to look: where the window was, and how it spoke."""
    place = window.normalGeometry()
    numbers = (place.x(), place.y(), place.width(), place.height())
    scheme = "system" if theme.is_dark() is theme.system_is_dark() else ("dark" if theme.is_dark() else "light")
    geometry = ",".join(str(number) for number in numbers)
    hint = ["--hint", window.door.hint_here] if window.door.hint_here else []
    large = ["--maximized"] if window.isMaximized() else []
    return ["--language", options.language, "--theme", scheme, f"--geometry={geometry}", *large, *hint]


def _geometry(text: str) -> tuple[int, ...]:
    numbers = tuple(int(number) for number in text.split(","))
    if len(numbers) != 4:
        raise argparse.ArgumentTypeError("four numbers")
    return numbers


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cahier", description="Open the window.")
    parser.add_argument("--vault", type=Path, default=Path.home() / "Notebook", help="the folder of the notebook")
    reasons = "asked, idle, sleep, session, restore, rescue or destroyed"
    parser.add_argument("--locked-because", default="", help=reasons)
    parser.add_argument("--hint", default="", help="a passphrase to show at the door: for the demonstration alone")
    parser.add_argument("--language", default="en", help="en, or a language of resources/translations")
    parser.add_argument("--geometry", type=_geometry, help=argparse.SUPPRESS)
    parser.add_argument("--maximized", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--theme", choices=("system", "light", "dark"), default="system")
    return parser
