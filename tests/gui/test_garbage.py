import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cahier.gui.garbage import Garbage
from cahier.gui.jobs import JobRunner
from cahier.gui.session import Session


class Circle:
    """Refers to itself, and notes on which thread it was unmade."""

    def __init__(self, where: list[threading.Thread]) -> None:
        self._itself, self._where = self, where

    def __del__(self) -> None:
        self._where.append(threading.current_thread())


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session(JobRunner())
    yield session
    session.finish()


def much(_report: object) -> None:
    kept = [[each] for each in range(200_000)]
    kept.clear()


def test_work_of_the_vault_thread_unmakes_nothing_of_the_window(qtbot: QtBot, session: Session) -> None:
    gc.collect()
    unmade: list[threading.Thread] = []
    Circle(unmade)
    done: list[object] = []
    session.start(much, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert unmade == []
    kept = [[each] for each in range(20_000)]  # now it is due
    qtbot.waitUntil(lambda: bool(unmade), timeout=5000)
    assert unmade == [threading.main_thread()]
    assert kept


def test_without_it_the_vault_thread_does(qtbot: QtBot, session: Session) -> None:
    session._garbage._ticks.stop()
    gc.collect()
    unmade: list[threading.Thread] = []
    Circle(unmade)
    gc.enable()
    try:
        session.runner.run_and_wait(lambda: much(None), 30)
    finally:
        gc.disable()
    assert unmade
    assert unmade != [threading.main_thread()]


def test_what_is_not_due_is_left(qtbot: QtBot) -> None:
    owner = QObject()
    garbage = Garbage(owner)
    gc.collect()
    assert not gc.isenabled()
    assert garbage.collect() == 0
