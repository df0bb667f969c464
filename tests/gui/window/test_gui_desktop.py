import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = os.environ | {"PYTHONPATH": "app", "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no D-Bus here")
def test_sleep_session_lock_and_every_screen_saver_are_heard() -> None:
    driver = Path(__file__).with_name("desktop_driver.py")
    command = f"DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec {sys.executable} {driver}"
    answer = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        timeout=60,
    )
    assert answer.stdout.split() == ["sleep", *["session"] * 5], answer.stderr


def test_a_computer_without_any_bus_is_fine() -> None:
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    asked = (
        "from PySide6.QtCore import QCoreApplication; from cahier.gui.locking import DesktopSignals; "
        "app = QCoreApplication([]); print(DesktopSignals().listen())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, env=ENVIRONMENT | nowhere, check=True
    )
    assert answer.stdout.strip() == "0"
