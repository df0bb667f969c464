"""The page on which an account is typed while listening. It shows, and emits what the researcher wants."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cahier.domain.account import Account
from cahier.gui import theme
from cahier.gui.languages import name_of
from cahier.gui.widgets.account_editor import AccountEditor
from cahier.gui.widgets.buttons import icon_button, secondary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.event_form import EventForm
from cahier.gui.widgets.file_drop import FileDrop
from cahier.gui.widgets.interview_side import InterviewSide
from cahier.gui.widgets.kept_mark import Kept, KeptMark
from cahier.gui.widgets.known_people import KnownPeople
from cahier.gui.widgets.labels import pill
from cahier.gui.widgets.letter_bar import LetterBar
from cahier.gui.widgets.marked_text import ReadText
from cahier.gui.widgets.mention_query import MentionQuery
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader

_SMALLEST = 780, 470  # pixels; at this size it still shows everything
_SIDE = 320
_SAID = 8_000  # milliseconds
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
_ROOM_FOR_BOTH, _SOURCE = 1040, 340


class InterviewScreen(QWidget):
    """Header, the account, and beside it people and translations, or the form of an event."""

    back_requested = Signal()
    typed = Signal()
    left_text = Signal()
    account_chosen = Signal(str)
    translation_wanted = Signal(str)
    person_wanted = Signal(str, str)
    event_wanted = Signal(object)
    files_wanted = Signal()
    files_dropped = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*_SMALLEST)
        self.header = PageHeader("", self.tr("Back to the case"))
        self._language = pill("", "soft")
        self.kept = KeptMark()
        self.editor = AccountEditor()
        self.letters = LetterBar(self.editor)
        self.query = MentionQuery(self.editor, self)
        self.side = InterviewSide()
        self.form = EventForm()
        self.trouble = Note("bad", "")
        self._known = KnownPeople()
        self.original = ReadText(self.tr("Original"))
        self._source = Card(self.tr("Original"))
        self._beside = QStackedWidget()
        self._side_wanted: bool | None = None
        self._translated = False
        self._said = QTimer(self, singleShot=True, interval=_SAID)
        self._said.timeout.connect(lambda: self.header.set_saved(""))
        self._build()
        self._connect()

    def show_account(
        self, account: Account, beside: Iterable[Account], known: KnownPeople, teller: str, facts: str
    ) -> None:
        """Show an account, the others of its interview, and the people of its case.

        Beside a translation stands the original, to be read while it is translated.
        """
        accounts = tuple(beside)
        self._show_source(account, accounts)
        self._known = known
        self.query.know(known)
        self.header.set_title(teller or self.tr("Account"))
        self._language.setText(name_of(account.language))
        self.header.set_facts(facts)
        self.editor.load(account.text, account.mentions)
        self.editor.setPlaceholderText(self.tr("Write down what is told, in the words in which it is told."))
        self.letters.show_for(account.language)
        self.side.show_accounts(accounts, account.account_id)
        self._show_named()
        self.close_form()
        self.editor.setFocus()

    def know(self, known: KnownPeople) -> None:
        """Take note of who is known now."""
        self._known = known
        self.query.know(known)
        self._show_named()

    def show_kept(self, kept: Kept) -> None:
        """Say what is in the vault, and plainly when something is not."""
        self.kept.show_kept(kept)
        self.trouble.setVisible(kept.state == "failed")
        if kept.state == "failed":
            self.trouble.say("bad", self.tr("What you typed last is not saved yet. {}").format(kept.sentence))

    def open_form(self) -> None:
        """Make an event of the sentence at the cursor."""
        self.form.begin(self.editor.sentence(), self._known.everyone, self.editor.refs_in_selection())
        self._beside.setCurrentWidget(self.form)
        self._fit()

    def event_draft(self) -> str:
        """Return what is filled in of an event; nothing when none is being made."""
        return self.form.draft() if self._beside.currentWidget() is self.form else ""

    def resume_form(self, draft: str) -> None:
        """Go on with an event that was being made before a lock."""
        self.form.show_draft(draft, self._known.everyone)
        self._beside.setCurrentWidget(self.form)
        self._fit()

    def close_form(self) -> None:
        """Go back to the account."""
        self._beside.setCurrentIndex(0)
        self._fit()
        self.editor.setFocus()

    def say_event(self, code: str) -> None:
        """Say for a while that an event is recorded."""
        self.header.set_saved(self.tr("Event {code} is recorded").format(code=code))
        self._said.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the account where there is little."""
        super().resizeEvent(event)
        self._fit()

    def _show_source(self, account: Account, accounts: tuple[Account, ...]) -> None:
        original = next((each for each in accounts if each.status == "original"), None)
        self._translated = original is not None and account.status != "original"
        self.original.show_text(original.text if self._translated and original else "")

    def _fit(self) -> None:
        room = self.width() >= _ROOM_FOR_BOTH + (_SOURCE if self._translated else 0)
        wanted = room if self._side_wanted is None else self._side_wanted
        shown = wanted or self._beside.currentWidget() is self.form
        self._beside.setVisible(shown)
        self._source.setVisible(self._translated and (room or not shown))

    def _toggle_side(self) -> None:
        self._side_wanted = not self._beside.isVisible()
        self._beside.setCurrentIndex(0)
        self._fit()

    def _show_named(self) -> None:
        self.side.show_people(self._known, self.editor.mentions)

    def _build(self) -> None:
        event = secondary(self.tr("Make an event"), "event", self.tr("Ctrl+E"))
        event.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        event.clicked.connect(self.open_form)
        side = icon_button("people", self.tr("Show or hide people and translations"))
        side.clicked.connect(self._toggle_side)
        self.header.add_state(self._language)
        files = icon_button("attach", self.tr("Add files to the case"))
        files.clicked.connect(self.files_wanted)
        for action in (self.kept, event, files, side):
            self.header.add_action(action)
        self.trouble.hide()
        self._source.column.addWidget(self.original, 1)
        self._source.hide()
        body = QHBoxLayout()
        body.setContentsMargins(28, 14, 28, 24)
        body.setSpacing(16)
        body.addWidget(self._source, 1)
        body.addWidget(self._paper(), 1)
        body.addWidget(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        trouble = QHBoxLayout()
        trouble.setContentsMargins(28, 10, 28, 0)
        trouble.addWidget(self.trouble)
        column.addLayout(trouble)
        column.addLayout(body, 1)

    def _paper(self) -> Card:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.side)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Beside the account"))
        self._beside.addWidget(scroll)
        self._beside.addWidget(self.form)
        self._beside.setFixedWidth(_SIDE)
        paper = Card()
        paper.column.setContentsMargins(32, 26, 12, 16)
        paper.add(self.editor, self.letters)
        return paper

    def _connect(self) -> None:
        self.header.back_requested.connect(self.back_requested)
        QShortcut(QKeySequence("Alt+Left"), self, self.back_requested.emit)
        for target in (self, self.editor.viewport()):
            FileDrop(target).dropped.connect(self.files_dropped)
        self.editor.edited.connect(self.typed)
        self.editor.mentions_changed.connect(self._show_named)
        self.editor.focus_left.connect(self.left_text)
        self.letters.letter.connect(self.editor.insert_typed)
        self.query.new_person.connect(self.person_wanted)
        self.side.person_chosen.connect(self.editor.show_next)
        self.side.account_chosen.connect(self.account_chosen)
        self.side.translation_wanted.connect(self.translation_wanted)
        self.form.kept.connect(self.event_wanted)
        self.form.left.connect(self.close_form)
        keys: tuple[tuple[str, QWidget, Callable[[], object]], ...] = (
            ("Ctrl+E", self, self.open_form),
            ("Ctrl+U", self, self.editor.unlink_here),
            ("Ctrl+Return", self.form, self.form.keep),
            ("Ctrl+S", self.form, self.form.keep),
            ("Esc", self.form, self.form.leave),
        )
        for combination, where, act in keys:
            QShortcut(QKeySequence(combination), where, act, context=_WITHIN)
