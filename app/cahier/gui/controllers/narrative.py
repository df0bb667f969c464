"""Offers sentences for the public narrative, and looks over it at each pause in typing; off the GUI thread."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer

from cahier.gui.languages import name_of
from cahier.gui.session import Session
from cahier.gui.widgets.reader_side import ReaderSide
from cahier.redaction.phrases import languages
from cahier.redaction.protected import Protected, Touch
from cahier.redaction.review import Review
from cahier.workflows.compile_case import Order
from cahier.workflows.draft import Draft, draft
from cahier.workflows.review import NARRATIVE

PAUSE = 250  # milliseconds without typing
_PROFILE = "ep_brief"  # the widest audience: what may be told there may be told anywhere
_LANGUAGE = "en"  # of the public narrative, as the compiler reads it


class NarrativeWatch(QObject):
    """Marks what comes from something protected."""

    def __init__(self, session: Session, side: ReaderSide, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._editor, self._suggestions = session, side.narrative, side.suggestions
        self._protected: Protected | None = None
        self._cleared: frozenset[str] = frozenset()
        self._case_id = ""
        self._suggestions.show_languages((code, name_of(code)) for code in languages())
        self._suggestions.language_chosen.connect(self._draft)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self.look)
        side.narrative.textChanged.connect(self.pause.start)

    def begin(self, review: Review) -> None:
        """Take what a review hides now, look at what is written so far, and offer what could be written."""
        self._protected = Protected.of(review, review.known, NARRATIVE)
        self.pause.start()
        self._case_id, self._cleared = review.case_id, frozenset()
        self._suggestions.show_sentences((), ())
        self._draft(_LANGUAGE)

    def _draft(self, language: str) -> None:
        case_id, order = self._case_id, Order(_PROFILE, "", story_in=language)
        self._session.run(lambda workspace: draft(workspace, case_id, order), self._offer)

    def _offer(self, made: Draft) -> None:
        self._cleared |= set(made.sentences)
        self._suggestions.show_sentences(made.sentences, made.reasons)
        self.pause.start()

    def look(self) -> None:
        """Look at what stands there now; what is found too late is passed over."""
        protected, text = self._protected, self._editor.words()
        if protected is None or not self._session.is_open:
            return

        def found(touches: tuple[Touch, ...]) -> None:
            self._editor.show_touches(text, outside(self._cleared, text, touches))

        self._session.run(lambda _workspace: protected.touches(text, _LANGUAGE), found)


def outside(cleared: Iterable[str], text: str, touches: Iterable[Touch]) -> tuple[Touch, ...]:
    """Return the passages that lie in no sentence the compiler itself would tell."""
    spans = [
        (match.start(), match.end())
        for sentence in cleared
        for match in re.finditer(rf"(?:(?<=\s)|^){re.escape(sentence)}(?=\s|$)", text)
    ]
    return tuple(one for one in touches if not any(start <= one.start and one.end <= end for start, end in spans))
