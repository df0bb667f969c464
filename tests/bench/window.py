"""How long a researcher waits for the window. Printed by `make bench`, never asserted.

Each line is a ratio to a bare Python that imports Qt's widgets, measured in turn in this run.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
_BARE = "from PySide6.QtWidgets import QApplication; QApplication([])"
_WINDOW = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and isinstance(watched, QMainWindow):
            QTimer.singleShot(0, QApplication.quit)
        return False

watcher = Painted()
from cahier.gui import app as gui
made = gui.application
def application(*words):
    app = made(*words)
    app.installEventFilter(watcher)
    return app
gui.application = application
sys.exit(gui.run(["--vault", sys.argv[1]]))
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-c"]
        bare, window = [], []
        for _ in range(ROUNDS):
            bare.append(seconds([*command, _BARE], place))
            window.append(seconds([*command, _WINDOW, str(Path(place) / "nowhere")], place))
        first, second = statistics.median(bare), statistics.median(window)
        beside = f"({second * 1000:.0f} / {first * 1000:.0f} ms)"
        print(f"{'start to first paint / bare Qt':<66}{second / first:>8.2f}   {beside}")


def seconds(command: list[str], home: str) -> float:
    """Run a process to its end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home}
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
