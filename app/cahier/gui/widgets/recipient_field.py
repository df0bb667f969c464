"""Who gets a brief: one of the bodies listed, with what becomes of what they hold, or somebody else by name."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from cahier.gui.widgets.labels import muted
from cahier.gui.widgets.roomy import narrow, roomy
from cahier.redaction.recipients import Recipient, recipient_called, recipients


class RecipientField(QWidget):
    """A list that can be written into; `edited` tells that somebody chose or wrote another recipient."""

    edited = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QComboBox()
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.setMaxVisibleItems(20)
        self._kind = muted("")
        line = self.field.lineEdit()
        assert line is not None  # noqa: S101 - an editable box has one
        self._line = line
        roomy(self.field)
        narrow(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self._kind)
        self.setFocusProxy(self.field)
        self._line.textEdited.connect(self.edited)
        self.field.textActivated.connect(self.edited)
        self._line.textChanged.connect(self._changed)

    def offer(self, usual: Iterable[str]) -> None:
        """Offer every body listed, those a brief of this kind is written for (codes) first."""
        first = tuple(usual)
        rank = {code: place for place, code in enumerate(first)}
        listed = sorted(recipients(), key=lambda body: rank.get(body.code, len(rank)))
        chosen = self.text()
        self.field.blockSignals(True)
        self._line.blockSignals(True)
        self.field.clear()
        self.field.addItems([body.name for body in listed])
        self.field.setEditText(chosen)
        self._line.blockSignals(False)
        self.field.blockSignals(False)

    def text(self) -> str:
        """Return the name as it stands there."""
        return self._line.text()

    def say(self, name: str) -> None:
        """Show this name."""
        self.field.setEditText(name)
        self._line.setCursorPosition(0)

    def name_it(self, label: str, hint: str) -> None:
        """Give the field its name and its hint."""
        self.field.setAccessibleName(label)
        self._line.setPlaceholderText(hint)

    def _changed(self) -> None:
        name = self.text().strip()
        self._kind.setText(_becomes_of(recipient_called(name)) if name else "")
        self.changed.emit()


def _becomes_of(body: Recipient) -> str:
    if not body.code:
        return QCoreApplication.translate(
            "Recipient",
            "Not in the list: taken as somebody who publishes. Nobody is named without the highest consent.",
        )
    return {
        "public": QCoreApplication.translate("Recipient", "Publishes, or may: the State concerned will read it."),
        "state_informed": QCoreApplication.translate("Recipient", "Tells the State concerned."),
        "confidential": QCoreApplication.translate("Recipient", "Keeps it to itself, as far as its rules reach."),
        "partner": QCoreApplication.translate("Recipient", "Documents, and does not publish."),
    }[body.kind]
