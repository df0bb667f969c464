"""Opens a notebook in a process of its own, types a marker into an account, and locks: run by the memory test."""

import sys

from PySide6.QtCore import QTimer

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.gui import app, main_window
from cahier.gui.screens.form_page import FormPage

PLACE, SECRET, MARKER = sys.argv[1:4]
passphrase.COST = passphrase.FLOOR = Cost(64, 1)
window: main_window.MainWindow | None = None


class Driven(main_window.MainWindow):
    """Does by itself what a person would do."""

    def __init__(self, *parts: object) -> None:
        super().__init__(*parts)  # type: ignore[arg-type]
        self._steps = [self.unlock, self.new_case, self.begin, self.type, self.lock_it]
        self._timer = QTimer(self, interval=30)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    def step(self) -> None:
        if self._steps[0]():
            self._steps.pop(0)
        if not self._steps:
            self._timer.stop()

    def unlock(self) -> bool:
        self.door.unlock(SECRET)
        return True

    def new_case(self) -> bool:
        if self.desk is None:
            return False
        self.desk.new_case()
        self._fill({"title": f"Case {MARKER}"})
        return True

    def begin(self) -> bool:
        if self.desk is None or self.desk.case.records is None or self.desk._shell.current_key != "cases":
            return False
        self.desk.new_interview()
        self._fill({"language": "az"})
        return True

    def type(self) -> bool:
        controller = self.desk.pages.controller("interview") if self.desk else None
        if controller is None or not controller.place():  # type: ignore[attr-defined]
            return False
        controller._screen.editor.insertPlainText(f"Account {MARKER}")  # type: ignore[attr-defined]
        sys.stdout.write("open\n")
        sys.stdout.flush()
        return True

    def lock_it(self) -> bool:
        if sys.stdin.readline():
            self.lock("asked")
        return True

    def _fill(self, plain: dict[str, str]) -> None:
        page = next(page for page in self.findChildren(FormPage) if page.isVisible())
        page.form.show_plain(plain)
        page._save()


app.MainWindow = Driven  # type: ignore[misc]
sys.exit(app.run(["--vault", PLACE]))
