"""What keeps the notebook safe, beside the work in it: keys, who has one, second copies, a look at it."""

from PySide6.QtCore import QObject, Signal

from cahier.gui.controllers.checks import CheckController
from cahier.gui.controllers.colleagues import ColleaguesController
from cahier.gui.controllers.copies import CopiesController
from cahier.gui.controllers.keys import KeysController
from cahier.gui.controllers.news import NewsController
from cahier.gui.controllers.quick_delete import QuickDeleteController
from cahier.gui.controllers.trial import TrialController
from cahier.gui.locking import Watch
from cahier.gui.session import Session
from cahier.gui.shell import Shell


class Safety(QObject):
    """Holds the controllers of these pages."""

    lock_wanted = Signal(str)
    destroyed = Signal()  # the whole notebook

    def __init__(self, session: Session, shell: Shell, watch: Watch, parent: QObject) -> None:
        super().__init__(parent)
        self.keys = KeysController(session, shell, self)
        self.colleagues = ColleaguesController(session, shell, self)
        self.keys.colleagues_wanted.connect(self.colleagues.show)
        self.checks = CheckController(session, watch, self)
        self.copies = CopiesController(session, shell, self.checks, self)
        self.news = NewsController(session, shell, self)
        self.trial = TrialController(session, shell, self.keys, self)
        self.quick_delete = QuickDeleteController(session, shell, self)
        self.quick_delete.gone.connect(self.destroyed)
        self.news.lock_wanted.connect(self.lock_wanted)
        self.checks.found.connect(self.news.show_finding)

    def begin(self) -> None:
        """Look after the notebook that was opened just now."""
        self.news.begin()
        self.copies.begin()
        self.checks.begin()
        self.trial.begin()

    def show(self, place: str) -> None:
        """Show one of the pages; "copy" makes a second copy at once."""
        if place == "keys":
            self.keys.show()
        elif place == "colleagues":
            self.colleagues.show()
        elif place == "copies":
            self.copies.show()
        elif place == "copy":
            self.copies.show_and_copy()
        elif place == "destroy_notebook":
            self.quick_delete.show()
