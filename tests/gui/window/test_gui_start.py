import subprocess
import sys

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cahier.gui import hardening
from cahier.gui.app import reason_in_words

HEAVY = (
    "typst",
    "docx",
    "pikepdf",
    "pypdfium2",
    "phonenumbers",
    "stdnum",
    "lxml",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
)


def test_the_window_starts_without_exporters_and_detectors() -> None:
    asked = f"import sys, cahier.gui.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


@pytest.mark.parametrize("reason", ["asked", "idle", "sleep", "session"])
def test_every_reason_has_its_sentence(reason: str) -> None:
    assert "Your words are saved." in reason_in_words(reason)


def test_a_reason_nobody_knows_is_not_shown() -> None:
    assert reason_in_words("<b>evil</b>") == ""


def test_a_file_dialog_writes_down_no_folder(
    qtbot: QtBot, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    hardening.leave_no_settings()
    dialog = QFileDialog(None, "Folder", str(tmp_path))
    qtbot.addWidget(dialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog) or not dialog.windowHandle()
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert settings.fileName().startswith("/dev/null")
    settings.setValue("FileDialog/history", "x")
    settings.sync()
    assert settings.status() is not QSettings.Status.NoError
