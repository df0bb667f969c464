"""What keeps the notebook safe, beside the work in it: its keys, and who has one."""

from PySide6.QtCore import QObject

from cahier.gui.controllers.colleagues import ColleaguesController
from cahier.gui.controllers.keys import KeysController
from cahier.gui.session import Session
from cahier.gui.shell import Shell


class Safety(QObject):
    """Holds the controllers of these pages."""

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.keys = KeysController(session, shell, self)
        self.colleagues = ColleaguesController(session, shell, self)

    def show(self, place: str) -> None:
        """Show one of the pages."""
        if place == "keys":
            self.keys.show()
        elif place == "colleagues":
            self.colleagues.show()
