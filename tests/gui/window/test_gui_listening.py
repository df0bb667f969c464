"""Recordings kept as evidence, in the page of the file: played from any place, or said why not."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from fingers import make_case, words_on
from pytestqt.qtbot import QtBot
from test_gui_evidence import kept

from cahier.gui.controllers.desk import Desk
from cahier.gui.controllers.evidence import EvidenceController
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.evidence_page import EvidencePage

SOUNDS = Path(__file__).parents[2] / "fixtures" / "sounds"


@pytest.fixture
def case_id(qtbot: QtBot, window: MainWindow, desk: Desk) -> str:
    return make_case(qtbot, window, desk, "Lamps")


class Quiet:
    """A loudspeaker that takes nothing."""

    def start(self, *_: Any) -> None:
        pass

    def stop(self) -> None:
        pass


def test_a_recording_is_played_in_the_page_from_any_place(
    qtbot: QtBot, window: MainWindow, desk: Desk, case_id: str
) -> None:
    item = kept(qtbot, desk, case_id, SOUNDS / "tone.mp3")
    desk.opening.row("evidence", item.evidence_id)
    known = desk.pages.controller("evidence")
    assert isinstance(known, EvidenceController)
    bar, player = known.page.player, known.listening.player
    qtbot.waitUntil(bar.isVisible, timeout=20_000)
    player._output = Quiet()
    assert "0:00 / 0:04" in words_on(bar)
    bar.button.click()
    assert bar.button.text() == "Pause"
    bar.slider.setFocus()
    bar.slider.setValue(20)
    assert player.seconds == 2.0
    assert "0:02 / 0:04" in words_on(bar)
    bar.button.click()
    assert bar.button.text() == "Play"
    known.flush()
    assert player._thread is None


def shown(qtbot: QtBot, desk: Desk, case_id: str, path: Path) -> EvidencePage:
    item = kept(qtbot, desk, case_id, path)
    desk.opening.row("evidence", item.evidence_id)
    known = desk.pages.controller("evidence")
    assert isinstance(known, EvidenceController)
    return known.page


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("memo.m4a", "audio/mp4", ""),
        ("memo.opus", "audio/ogg", ""),
        ("memo.amr", "audio/amr", ""),
        ("memo.3gp", "video/3gpp", "Only the sound is played here"),
    ],
)
def test_what_a_phone_recorded_is_known_and_played(
    name: str, kind: str, told: str, qtbot: QtBot, window: MainWindow, desk: Desk, case_id: str
) -> None:
    page = shown(qtbot, desk, case_id, SOUNDS / name)
    qtbot.waitUntil(page.player.isVisible, timeout=20_000)
    assert "0:00 / 0:06" in words_on(page.player)
    assert kind in words_on(page)
    assert page.told.isVisible() is bool(told)
    assert told in page.told.text


def test_a_recording_without_a_decoder_says_which_kinds_there_are(
    qtbot: QtBot, desk: Desk, case_id: str, tmp_path: Path
) -> None:
    other = tmp_path / "speex.ogg"
    other.write_bytes((SOUNDS / "memo.opus").read_bytes().replace(b"OpusHead", b"Speex   "))
    page = shown(qtbot, desk, case_id, other)
    qtbot.waitUntil(lambda: "WAV, MP3, M4A" in page.told.text, timeout=20_000)
    assert not page.player.isVisible()


def test_a_memo_of_a_phone_says_what_is_missing_to_play_it(
    qtbot: QtBot, desk: Desk, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "av" else found(name))
    page = shown(qtbot, desk, case_id, SOUNDS / "memo.m4a")
    qtbot.waitUntil(lambda: "PyAV" in page.told.text, timeout=20_000)
    assert not page.player.isVisible()
