"""Joins the list of cases with the vault: every case, and what the words typed are found in."""

from PySide6.QtCore import QObject, Signal

from cahier.domain.notion import Notion
from cahier.gui.screens.case_list import CaseList
from cahier.gui.session import Session
from cahier.workflows import list_cases, search

_SHOWN = {Notion.CASE, Notion.PERSON, Notion.CASE_PERSON}
_MOST = 60


class CasesController(QObject):
    """Keeps the list true; `loaded(number of cases)`."""

    loaded = Signal(int)

    def __init__(self, session: Session, screen: CaseList) -> None:
        super().__init__(screen)
        self._session, self._screen = session, screen
        self._chosen = ""
        self._searching = False
        self._next: str | None = None
        screen.search_requested.connect(self._search)
        session.changed.connect(self._changed)

    def load(self) -> None:
        """Read the list anew."""
        self._session.run(list_cases.cases, self._show)

    def choose(self, case_id: str) -> None:
        """Put the cursor on a case."""
        self._chosen = case_id
        self._screen.list.choose(case_id)

    def note_chosen(self, case_id: str) -> None:
        """Remember where the cursor is, for when the list is read anew."""
        self._chosen = case_id

    def _show(self, lines: tuple[list_cases.CaseLine, ...]) -> None:
        self._screen.show_cases(lines, self._chosen)
        self.loaded.emit(len(lines))

    def _search(self, words: str) -> None:
        if self._searching:  # one search at a time; only the latest words wait
            self._next = words
            return
        self._searching = True
        self._session.run(
            lambda workspace: search.find(workspace, words, _MOST),
            lambda hits: self._found(words, hits),
            self._failed,
        )

    def _found(self, words: str, hits: tuple[search.Hit, ...]) -> None:
        self._searching = False
        self._screen.show_hits(words, hits)
        self._search_next()

    def _failed(self, sentence: str) -> None:
        self._searching = False
        self._session.failed.emit(sentence)
        self._search_next()

    def _search_next(self) -> None:
        if self._next is not None:
            words, self._next = self._next, None
            self._search(words)

    def _changed(self, notions: frozenset[Notion]) -> None:
        if notions & (_SHOWN | {Notion.ACCOUNT, Notion.EVENT}):
            self.load()
            if self._screen.words:  # what was found may be there no longer, or be called otherwise
                self._search(self._screen.words)
