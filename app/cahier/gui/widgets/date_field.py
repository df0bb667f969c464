"""A date in a form: by how sure, day, month and year; or, where that cannot say it, as it is written (EDTF).

Periods, "before" and dates with unknown digits come from elsewhere or are rare; they are shown as written, so that
none is ever lost by looking at it.
"""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from cahier.domain.dates import DateNotUnderstood, PartialDate
from cahier.gui.dates import in_words
from cahier.gui.widgets.buttons import Button
from cahier.gui.widgets.date_entry import DateEntry
from cahier.gui.widgets.labels import Label


class DateField(QWidget):
    """Two ways to say one date."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.entry = DateEntry(name, wide=True)
        self.written = QLineEdit()
        self.written.setAccessibleName(self.tr("{name}, as written").format(name=name))
        self.written.setPlaceholderText("2025-03/2025-05")
        self._echo = Label("", "muted", wrap=True)
        self._other = Button("", "quiet")
        self._ways = QStackedWidget()
        self._ways.addWidget(self.entry)
        self._ways.addWidget(self._written_way())
        self._other.clicked.connect(self._turn)
        for signal in (self.entry.changed, self.written.textChanged):
            signal.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._ways)
        end = QHBoxLayout()
        end.addWidget(self._other)
        end.addStretch()
        column.addLayout(end)
        self._show_way(0)

    def plain(self) -> str | None:
        """Return the date as EDTF text; None when there is none, or none that is whole."""
        if self._ways.currentIndex():
            return self.written.text().strip() or None
        date = self.entry.date()
        return date.text if date else None

    def show_plain(self, value: Any) -> None:
        """Show a date, in the way that can say it."""
        self.written.setText(value or "")
        fits = value is None or self.entry.show_date(PartialDate(value))
        self._show_way(0 if fits else 1)
        if value is None:
            self.entry.clear()

    def problem(self) -> str:
        """Say when what was typed is not a date."""
        if self._ways.currentIndex():
            wrong = bool(self.written.text().strip()) and self._read() is None
        else:
            wrong = self.entry.is_wrong()
        return self.tr("The date is not complete. Correct it or leave it empty.") if wrong else ""

    def _read(self) -> PartialDate | None:
        try:
            return PartialDate.parse(self.written.text())
        except DateNotUnderstood:
            return None

    def _turn(self) -> None:
        if self._ways.currentIndex() == 0:
            self.written.setText(self.plain() or "")
            self._show_way(1)
            self.written.setFocus()
            return
        date = self._read()
        if not self.written.text().strip():
            self.entry.clear()
            self._show_way(0)
        elif date is not None and self.entry.show_date(date):
            self._show_way(0)

    def _show_way(self, way: int) -> None:
        self._ways.setCurrentIndex(way)
        self._other.setText(
            self.tr("By day, month and year") if way else self.tr("Another way: a period, before, after")
        )

    def _tell(self) -> None:
        date = self._read()
        if date is not None:
            self._echo.setText(self.tr("Understood as: {date}").format(date=in_words(date)))
        else:
            self._echo.setText(
                self.tr("2025-03/2025-05 a period, ../2025-03 before, 2025-03/.. since, 2025-03~ about")
            )
        self.changed.emit()

    def _written_way(self) -> QWidget:
        way = QWidget()
        column = QVBoxLayout(way)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.written)
        column.addWidget(self._echo)
        return way
