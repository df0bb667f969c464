"""Offers the test unlock, a day and a week after a notebook was made."""

from PySide6.QtCore import QObject

from cahier.gui.controllers.keys import KeysController
from cahier.gui.limits import limit
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.gui.widgets.note import Note
from cahier.workflows import trials
from cahier.workflows.trials import Trial


class TrialController(QObject):
    """Shows a note above the pages until the trial was done, or looked at in this session."""

    def __init__(self, session: Session, shell: Shell, keys: KeysController, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._keys = session, keys
        self.note = Note("info", "", icon="key")
        self.note.hide()
        shell.put_over(self.note)
        self.note.acted.connect(self._try)
        keys.tried.connect(self.note.hide)

    def begin(self) -> None:
        """Offer the trial if it is due."""
        self._session.run(trials.due, self._offer, lambda _sentence: None)

    def _offer(self, trial: Trial | None) -> None:
        if trial is None:
            return
        words = (
            self.tr("You chose its passphrase a day ago. {limit} Try whether you would get in again.")
            if trial.day == trials.DAYS[0]
            else self.tr("You chose its passphrase a week ago. {limit} Try whether you would get in again.")
        )
        self.note.say("info", words.format(limit=limit("no_reset")), self.tr("Try it"))
        self.note.show()

    def _try(self) -> None:
        self.note.hide()
        self._keys.try_it()
