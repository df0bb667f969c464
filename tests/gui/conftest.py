import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fingers import PASSPHRASE, FakeClock, Gone, Strays
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cahier import resources
from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.domain.records import CaseRecords
from cahier.exchange.records_document import read_document
from cahier.gui import theme
from cahier.gui.controllers.desk import Desk
from cahier.gui.jobs import JobRunner
from cahier.gui.locking import Watch
from cahier.gui.main_window import MainWindow
from cahier.gui.session import Session
from cahier.workflows import open_notebook


@pytest.fixture(scope="session")
def demo() -> tuple[CaseRecords, ...]:
    files = sorted(resources.path("demo").glob("*.json"))
    return tuple(case for file in files for case in read_document(file.read_bytes()).cases)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one closed notebook without a case, for all to copy."""
    place = tmp_path_factory.mktemp("blank") / "Notebook"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrase, "COST", Cost(64, 1))
        patch.setattr(passphrase, "FLOOR", Cost(64, 1))
        open_notebook.create(place, PASSPHRASE)[0].close()
    return place


@pytest.fixture
def place(blank: Path, tmp_path: Path, cheap_hashing: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a closed notebook without a case lies, last seen on a computer of this test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "device"))
    shutil.copytree(blank, tmp_path / "Notebook")
    open_notebook.unlock(tmp_path / "Notebook", PASSPHRASE).close()
    return tmp_path / "Notebook"


@pytest.fixture
def gone() -> Gone:
    return Gone()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def no_stray_window(qapp: QApplication) -> Iterator[None]:
    """Fail when a widget is shown before it has a parent: it flashes as a window and steals the keyboard."""
    strays = Strays()
    qapp.installEventFilter(strays)
    yield
    qapp.removeEventFilter(strays)
    assert strays.seen == []


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, place: Path, gone: Gone, clock: FakeClock, no_stray_window: None
) -> Iterator[MainWindow]:
    """Return the window at the locked door."""
    if qapp.property("dark") is not False:  # dressing the application anew dresses every widget there is
        theme.apply(qapp, dark=False)
    runner = JobRunner()
    watch = Watch(clock, 5)
    session = Session(runner)
    window = MainWindow(session, watch, place, gone.lock, gone.vanish)
    window.resize(1320, 840)
    window.show()
    window.door.begin()
    yield window
    watch.stop()
    window.close()
    session.finish()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow) -> Desk:
    """Return the open notebook."""
    window.door.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None
    return window.desk
