"""What keeps the notebook safe, beside the work in it: its keys, who has one, and its second copies."""

from PySide6.QtCore import QObject

from cahier.gui.controllers.colleagues import ColleaguesController
from cahier.gui.controllers.copies import CopiesController
from cahier.gui.controllers.keys import KeysController
from cahier.gui.session import Session
from cahier.gui.shell import Shell


class Safety(QObject):
    """Holds the controllers of these pages."""

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.keys = KeysController(session, shell, self)
        self.colleagues = ColleaguesController(session, shell, self)
        self.copies = CopiesController(session, shell, self)

    def begin(self) -> None:
        """Look after the notebook that was opened just now."""
        self.copies.begin()

    def show(self, place: str) -> None:
        """Show one of the pages."""
        if place == "keys":
            self.keys.show()
        elif place == "colleagues":
            self.colleagues.show()
        elif place == "copies":
            self.copies.show()
