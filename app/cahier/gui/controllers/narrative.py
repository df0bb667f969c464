"""Looks over the public narrative at each pause in typing, off the GUI thread."""

from PySide6.QtCore import QObject, QTimer

from cahier.gui.session import Session
from cahier.gui.widgets.narrative_editor import NarrativeEditor
from cahier.redaction.protected import Protected, Touch
from cahier.redaction.review import Review
from cahier.workflows.review import NARRATIVE

PAUSE = 250  # milliseconds without typing
_LANGUAGE = "en"  # of the public narrative, as the compiler reads it


class NarrativeWatch(QObject):
    """Marks what comes from something protected."""

    def __init__(self, session: Session, editor: NarrativeEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._editor = session, editor
        self._protected: Protected | None = None
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self.look)
        editor.textChanged.connect(self.pause.start)

    def begin(self, review: Review) -> None:
        """Take what a review hides now, and look at what is written so far."""
        self._protected = Protected.of(review, review.known, NARRATIVE)
        self.pause.start()

    def look(self) -> None:
        """Look at what stands there now; what is found too late is passed over."""
        protected, text = self._protected, self._editor.words()
        if protected is None:
            return

        def found(touches: tuple[Touch, ...]) -> None:
            self._editor.show_touches(text, touches)

        self._session.run(lambda _workspace: protected.touches(text, _LANGUAGE), found)
