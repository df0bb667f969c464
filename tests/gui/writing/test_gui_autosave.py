from collections.abc import Callable
from datetime import datetime
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cahier.domain.errors import CahierError
from cahier.gui.controllers.autosave import PAUSE, Autosave
from cahier.gui.session import Session, Work
from cahier.gui.widgets.kept_mark import Kept, KeptMark
from cahier.workflows.workspace import Workspace

NOON = datetime(2026, 5, 1, 14, 7)  # noqa: DTZ001 - the clock on the wall


class Desk:
    """Something typed, and a vault that can be slow or refuse."""

    def __init__(self) -> None:
        self.typed = ""
        self.stored = ""
        self.broken = False
        self.open = Event()
        self.open.set()

    def take(self) -> Work:
        words = self.typed

        def work(_workspace: Workspace) -> None:
            self.open.wait(5)
            if self.broken:
                raise CahierError("The disk is full.")
            self.stored = words

        return work


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def told() -> list[Kept]:
    return []


@pytest.fixture
def autosave(session: Session, desk: Desk, told: list[Kept]) -> Autosave:
    parent = QObject(session)
    autosave = Autosave(session, desk.take, parent, lambda: NOON)
    for timer in (autosave.pause, autosave.again):
        timer.setInterval(20)
    autosave.kept.connect(told.append)
    return autosave


def typing(autosave: Autosave, desk: Desk) -> Callable[[str], None]:
    def type_(words: str) -> None:
        desk.typed = words
        autosave.touch()

    return type_


def test_a_pause_in_typing_saves(qtbot: QtBot, autosave: Autosave, desk: Desk, told: list[Kept]) -> None:
    typing(autosave, desk)("gecə")
    qtbot.waitUntil(lambda: told[-1] == Kept("saved", NOON))
    assert desk.stored == "gecə"
    assert PAUSE < 1500


def test_saved_is_said_only_after_the_write_returned(
    qtbot: QtBot, autosave: Autosave, desk: Desk, told: list[Kept]
) -> None:
    desk.open.clear()
    typing(autosave, desk)("gecə")
    qtbot.wait(80)
    assert [kept.state for kept in told] == ["typing"]
    assert autosave.unsaved
    desk.open.set()
    qtbot.waitUntil(lambda: told[-1].state == "saved")
    assert not autosave.unsaved


def test_what_is_typed_during_a_write_is_not_said_to_be_saved(
    qtbot: QtBot, autosave: Autosave, desk: Desk, told: list[Kept]
) -> None:
    desk.open.clear()
    typing(autosave, desk)("gecə")
    qtbot.wait(60)
    typing(autosave, desk)("gecə gəldilər")
    desk.open.set()
    qtbot.waitUntil(lambda: told[-1].state == "saved")
    assert desk.stored == "gecə gəldilər"
    assert [kept.state for kept in told].count("saved") == 1


def test_typing_without_a_pause_is_saved_all_the_same(qtbot: QtBot, autosave: Autosave, desk: Desk) -> None:
    autosave.pause.setInterval(10_000)
    autosave.longest.setInterval(50)
    typing(autosave, desk)("gecə")
    qtbot.waitUntil(lambda: desk.stored == "gecə")


def test_a_failed_write_is_said_and_tried_again(
    qtbot: QtBot, autosave: Autosave, desk: Desk, told: list[Kept]
) -> None:
    desk.broken = True
    typing(autosave, desk)("gecə")
    qtbot.waitUntil(lambda: told[-1].state == "failed")
    assert told[-1].sentence == "The disk is full."
    assert autosave.unsaved
    assert not [kept for kept in told if kept.state == "saved"]
    desk.broken = False
    qtbot.waitUntil(lambda: told[-1].state == "saved")
    assert desk.stored == "gecə"


def test_flush_returns_when_it_is_stored(autosave: Autosave, desk: Desk) -> None:
    typing(autosave, desk)("gecə")
    autosave.flush()
    assert desk.stored == "gecə"
    assert not autosave.unsaved


def test_a_flush_that_fails_raises_and_stays_unsaved(autosave: Autosave, desk: Desk) -> None:
    desk.broken = True
    typing(autosave, desk)("gecə")
    with pytest.raises(CahierError):
        autosave.flush()
    assert autosave.unsaved


def test_what_waits_for_saving_is_not_done_where_saving_fails(
    qtbot: QtBot, autosave: Autosave, desk: Desk, told: list[Kept]
) -> None:
    done: list[str] = []
    desk.broken = True
    typing(autosave, desk)("gecə")
    autosave.when_saved(lambda: done.append("left"))
    qtbot.waitUntil(lambda: told[-1].state == "failed")
    desk.broken = False
    qtbot.waitUntil(lambda: told[-1].state == "saved")
    assert done == []
    autosave.when_saved(lambda: done.append("left"))
    assert done == ["left"]


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (Kept("saved"), "Saved"),
        (Kept("saved", NOON), "Saved 14:07"),
        (Kept("typing"), "Not saved yet"),
        (Kept("typing", NOON), "Last saved 14:07"),
        (Kept("failed", NOON, "The disk is full."), "Not saved; trying again"),
    ],
)
def test_the_mark_says_what_is_in_the_vault(qtbot: QtBot, kept: Kept, words: str) -> None:
    mark = KeptMark()
    qtbot.addWidget(mark)
    mark.show_kept(kept)
    assert mark.text == words
