"""What an open notebook looks like: the sidebar, and beside it one page at a time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.labels import line
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.sidebar import Sidebar

_WORDS_FROM = 1150  # pixels of window in which the sidebar has words
_ABOVE = 4  # pixels between the edge of the window and what stands over the pages


class Shell(QWidget):
    """Holds pages by key. `place_chosen(key)` is the sidebar's wish."""

    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.sidebar = Sidebar()
        self.pages = QStackedWidget()
        self._keys: dict[str, QWidget] = {}
        self._offered: Callable[[], object] | None = None
        self._about_trouble: Callable[[], object] = lambda: None
        self.problem, self.news = Note("bad", "", self.tr("Close")), Note("info", "", self.tr("Close"))
        self.offer, self.trouble = Note("info", ""), Note("bad", "")
        self._over = QVBoxLayout()
        self._above: list[QWidget] = []
        self._offer_places()
        self._connect()
        self._lay_out()

    def _offer_places(self) -> None:
        for key, icon, words in (
            ("cases", "cases", self.tr("Cases")),
            ("colleagues", "people", self.tr("Colleagues")),
            ("copies", "copy", self.tr("Second copies")),
            ("keys", "key", self.tr("Keys")),
            ("settings", "settings", self.tr("Settings")),
        ):
            self.sidebar.add(key, icon, words)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.place_chosen)
        self.problem.acted.connect(self.problem.hide)
        self.news.acted.connect(self.news.hide)
        self.offer.acted.connect(self._take_offer)
        self.trouble.acted.connect(lambda: self._about_trouble())

    def _lay_out(self) -> None:
        self._over.setSpacing(6)
        for note in (self.trouble, self.news, self.problem, self.offer):
            self.put_over(note)
            note.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._over)
        right.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(line(vertical=True))
        row.addLayout(right, 1)

    def put_over(self, card: QWidget) -> None:
        """Let a card stand above every page, while it is shown."""
        self._above.append(card)
        self._over.addWidget(card)
        card.installEventFilter(self)

    def add_page(self, key: str, page: QWidget) -> None:
        """Take a page; replaces one of the same key."""
        self.drop_page(key)
        self._keys[key] = page
        self.pages.addWidget(page)

    def drop_page(self, key: str) -> None:
        """Let go of a page that is done."""
        page = self.take_page(key)
        if page is not None:
            page.deleteLater()

    def take_page(self, key: str) -> QWidget | None:
        """Show a page no longer, and return it if it was there: whoever takes it deletes it."""
        page = self._keys.pop(key, None)
        if page is not None:
            self.pages.removeWidget(page)
        return page

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        self.pages.setCurrentWidget(self._keys[key])
        self.sidebar.show_chosen(key if self.sidebar.offers(key) else "cases")

    def page(self, key: str) -> QWidget | None:
        """Return a page, if it is there."""
        return self._keys.get(key)

    @property
    def current(self) -> QWidget | None:
        """The page in front."""
        return self.pages.currentWidget()

    @property
    def current_key(self) -> str:
        """The key of the page in front."""
        return next((key for key, page in self._keys.items() if page is self.current), "")

    def show_problem(self, sentence: str) -> None:
        """Show the sentence of something that went wrong."""
        self.problem.say("bad", sentence, self.tr("Close"))
        self.problem.show()

    def show_news(self, sentence: str, kind: str = "info") -> None:
        """Tell something that is no fault, until it is closed."""
        self.news.say(kind, sentence, self.tr("Close"))
        self.news.show()

    def show_trouble(self, sentence: str, action: str = "", do: Callable[[], object] = lambda: None) -> None:
        """Say that something is harmed, with the way to what can be done; it stays. No sentence takes it back."""
        self._about_trouble = do
        self.trouble.say("bad", sentence, action)
        self.trouble.setVisible(bool(sentence))

    def show_offer(self, sentence: str, action: str, do: Callable[[], object]) -> None:
        """Offer to go on, or to take something back; until it is taken, or another page makes it old."""
        self._offered = do
        self.offer.say("info", sentence, action)
        self.offer.show()

    def withdraw_offer(self) -> None:
        """Offer nothing."""
        self._offered = None
        self.offer.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave room above what stands over the pages, and none where nothing does."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            something = any(not card.isHidden() for card in self._above)
            self._over.setContentsMargins(12, _ABOVE if something else 0, 12, 0)
        return super().eventFilter(watched, event)

    def _take_offer(self) -> None:
        do = self._offered
        self.withdraw_offer()
        if do is not None:
            do()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room it needs."""
        super().resizeEvent(event)
        self.sidebar.set_narrow(self.width() < _WORDS_FROM)
