"""The small list under the cursor that links a name to a person. It never takes the keys away from the text."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from cahier.gui import icons, theme
from cahier.gui.widgets.known_people import KnownPerson

_WIDTH = 320
_GAP = 6
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what choosing it gives, and how it reads."""

    value: str
    text: str
    icon: str


class Choices(QAbstractListModel):
    """A few rows to choose from."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Choice, ...] = ()

    def fill(self, rows: tuple[Choice, ...]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def at(self, row: int) -> Choice | None:
        """Return a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        choice = self.at(index.row())
        if choice is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon(choice.icon, "text2", 16)
        return choice.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class PersonPicker(QFrame):
    """First the people who fit and "New person"; then, for a new one, the part they have in the case."""

    person_chosen = Signal(str)
    new_person = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self._typed = ""
        self._asking_role = False
        self._likely_role = 0
        self._choices = Choices(self)
        self._list = QListView(self)
        self._title = QLabel(self)
        self._build()
        self.hide()

    def offer(self, people: tuple[KnownPerson, ...], typed: str, under: QRect) -> None:
        """Show who fits what was typed, beside the cursor (`under`, in the parent's coordinates)."""
        self._typed, self._asking_role = typed.strip(), False
        rows = [Choice(each.person_id, self._line(each), "person") for each in people]
        if self._typed:
            rows.append(Choice("", self.tr("New person “{}”").format(self._typed), "plus"))
        self._show(self.tr("Who is this?"), tuple(rows), under)

    def expect_relatives(self, *, targeted: bool) -> None:
        """Offer "a relative" first where it is known who is targeted."""
        self._likely_role = 1 if targeted else 0

    def press(self, key: int, text: str = "") -> bool:
        """Take a key of the text; says whether it was meant for the list.

        Who types on while the part is asked takes the one that is marked: it can be changed, a lost name cannot.
        """
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.choose(self._list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            if self._asking_role and text.isprintable() and text:
                self.choose(self._list.currentIndex().row())
            return False
        return True

    def choose(self, row: int) -> None:
        """Take a row."""
        choice = self._choices.at(row)
        if choice is None:
            self.hide()
        elif self._asking_role:
            self.hide()
            self.new_person.emit(self._typed, choice.value)
        elif choice.value:
            self.hide()
            self.person_chosen.emit(choice.value)
        else:
            self._ask_role()

    def _ask_role(self) -> None:
        self._asking_role = True
        roles = (
            Choice("ROLE.TARGET", self.tr("The person targeted"), "person"),
            Choice("ROLE.RELATIVE", self.tr("A relative"), "people"),
            Choice("ROLE.WITNESS", self.tr("A witness"), "eye"),
            Choice("ROLE.LAWYER", self.tr("A lawyer"), "court"),
            Choice("ROLE.PERP", self.tr("Someone who did this"), "warning"),
            Choice("ROLE.THIRD", self.tr("Someone else"), "person"),
        )
        self._show(
            self.tr("What part has {} in this case?").format(self._typed), roles, self.geometry(), keep=True
        )
        self._list.setCurrentIndex(self._choices.index(self._likely_role))

    def _show(self, title: str, rows: tuple[Choice, ...], under: QRect, *, keep: bool = False) -> None:
        self._title.setText(title)
        self._choices.fill(rows)
        if not rows:
            self.hide()
            return
        self._list.setCurrentIndex(self._choices.index(0))
        self._list.setFixedHeight(self._list.sizeHintForRow(0) * len(rows) + 4)
        self.adjustSize()
        self.resize(_WIDTH, self.sizeHint().height())
        self.move(self.pos() if keep else self._corner(under))
        self.show()
        self.raise_()

    def _corner(self, under: QRect) -> QPoint:
        """Below the line of the cursor, or above it where there is no room below."""
        room = self._canvas.rect()
        left = max(_GAP, min(under.left(), room.right() - self.width() - _GAP))
        top = under.bottom() + _GAP
        if top + self.height() > room.bottom():
            top = max(_GAP, under.top() - self.height() - _GAP)
        return QPoint(left, top)

    def _step(self, by: int) -> None:
        rows = self._choices.rowCount()
        self._list.setCurrentIndex(self._choices.index((self._list.currentIndex().row() + by) % rows))

    def _line(self, person: KnownPerson) -> str:
        return f"{person.name}  ·  {person.code}" if person.code else person.name

    def _build(self) -> None:
        theme.dress(self, "card")
        theme.dress(self._title, "muted")
        theme.dress(self._list, "panel")
        self._list.setStyleSheet("QListView { border: none; padding: 0; }")
        self._list.setIconSize(QSize(16, 16))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._list.setModel(self._choices)
        self._list.setAccessibleName(self.tr("People"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self.choose(index.row()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 8)
        layout.setSpacing(6)
        self._title.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._list)
