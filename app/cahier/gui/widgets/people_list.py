"""A short list of people: to tick some of them, or to go to where they are named."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from cahier.gui import icons, theme
from cahier.gui.widgets.known_people import KnownPerson

_Index = QModelIndex | QPersistentModelIndex
_ROW = 36
_ROWS = 5


class _People(QAbstractListModel):
    """People with a count of mentions, or with a tick."""

    def __init__(self, *, ticks: bool) -> None:
        super().__init__()
        self._ticks = ticks
        self.people: tuple[KnownPerson, ...] = ()
        self.counts: dict[str, int] = {}
        self.ticked: set[str] = set()

    def fill(self, people: tuple[KnownPerson, ...], counts: dict[str, int]) -> None:
        self.beginResetModel()
        self.people, self.counts = people, counts
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.people)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        extra = Qt.ItemFlag.ItemIsUserCheckable if self._ticks else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | extra

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        person = self.people[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count = self.counts.get(person.person_id, 0)
            return f"{person.name}  ·  {count}" if count else person.name
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks:
            ticked = person.person_id in self.ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and not self._ticks:
            return icons.icon("person", "muted", 16)
        return QSize(0, _ROW) if role == Qt.ItemDataRole.SizeHintRole else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick(index.row())
        return True

    def tick(self, row: int) -> None:
        self.ticked ^= {self.people[row].person_id}
        self.dataChanged.emit(self.index(row), self.index(row))


class PeopleList(QListView):
    """People in rows; `gone_to` tells who was chosen when they have no ticks."""

    gone_to = Signal(str)

    def __init__(self, name: str, *, ticks: bool = False) -> None:
        super().__init__()
        self._people = _People(ticks=ticks)
        self._ticks = ticks
        self.setModel(self._people)
        theme.dress(self, "plain")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(16, 16))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.activated.connect(self._chosen)
        self.clicked.connect(self._chosen)

    def show_people(self, people: tuple[KnownPerson, ...], counts: dict[str, int] | None = None) -> None:
        """Show these people, with how often each is named."""
        self._people.fill(people, counts or {})
        self.setFixedHeight(_ROW * max(1, min(len(people), _ROWS)) + 4)

    def ticked(self) -> tuple[str, ...]:
        """Return who is ticked, in the order shown."""
        return tuple(each.person_id for each in self._people.people if each.person_id in self._people.ticked)

    def tick_only(self, ids: tuple[str, ...]) -> None:
        """Tick these and nobody else."""
        self._people.ticked = set(ids)
        self.viewport().update()

    def _chosen(self, index: QModelIndex) -> None:
        if not self._ticks:
            self.gone_to.emit(self._people.people[index.row()].person_id)
