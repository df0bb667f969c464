"""A date as somebody remembers it: how sure, a day, a month or season, a year; all but the year may be missing.

What will be kept is said in words below, so that "about March 2019" never silently becomes a day.
"""

import re

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from cahier.domain.dates import DateNotUnderstood, PartialDate
from cahier.gui import theme
from cahier.gui.widgets.labels import Label
from cahier.gui.widgets.roomy import roomy

_SURE = ("", "~", "?")
_FIRST_SEASON = 21
_SAYABLE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?(?P<sure>[?~])?")


class DateEntry(QWidget):
    """Four small fields and an echo. `date` is None when nothing, or nothing that is a date, was given."""

    changed = Signal()

    def __init__(self, name: str, *, wide: bool = False) -> None:
        super().__init__()
        self._sure, self._day = QComboBox(), QLineEdit()
        self._month, self._year = QComboBox(), QLineEdit()
        self._echo = Label("", "muted", wrap=True)
        self._name(name)
        self._sure.addItems([self.tr("on"), self.tr("about"), self.tr("perhaps")])
        self._month.addItems([self.tr("month"), *_months(), *self._seasons()])
        for field, longest, width in ((self._day, 2, 52), (self._year, 4, 66)):
            field.setValidator(QIntValidator(0, 10**longest - 1, field))
            field.setMaxLength(longest)
            field.setFixedWidth(width)
            field.textChanged.connect(self._tell)
        for choice in (self._sure, self._month):
            roomy(choice)
            choice.setMinimumWidth(92)
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.currentIndexChanged.connect(self._tell)
        self._day.setPlaceholderText(self.tr("day"))
        self._year.setPlaceholderText(self.tr("year"))
        self._lay_out(wide=wide)
        self._tell()

    def date(self) -> PartialDate | None:
        """Return what was given."""
        year, month, day = self._year.text(), self._month.currentIndex(), self._day.text()
        if len(year) != 4:
            return None
        number = month if month <= 12 else month - 13 + _FIRST_SEASON
        text = year + (f"-{number:02d}" if month else "") + (f"-{int(day):02d}" if day and month else "")
        try:
            return PartialDate.parse(text + _SURE[self._sure.currentIndex()])
        except DateNotUnderstood:
            return None

    def show_date(self, date: PartialDate) -> bool:
        """Show a date; False when these fields cannot say it (a period, unknown digits, both kinds of doubt)."""
        match = _SAYABLE.fullmatch(date.text)
        if match is None:
            return False
        month = int(match["month"] or 0)
        self._year.setText(match["year"])
        self._month.setCurrentIndex(month if month <= 12 else month - _FIRST_SEASON + 13)
        self._day.setText(str(int(match["day"])) if match["day"] else "")
        self._sure.setCurrentIndex(_SURE.index(match["sure"] or ""))
        return True

    def is_empty(self) -> bool:
        """Whether nothing was given at all."""
        return not (self._year.text() or self._day.text() or self._month.currentIndex())

    def is_wrong(self) -> bool:
        """Whether something was given that is no date, or would be lost."""
        return not self.is_empty() and (self.date() is None or bool(self._day.text() and not self._month_given()))

    def clear(self) -> None:
        """Forget what was given."""
        for field in (self._day, self._year):
            field.clear()
        for choice in (self._sure, self._month):
            choice.setCurrentIndex(0)

    @property
    def echo(self) -> str:
        """What it says will be kept."""
        return self._echo.text()

    def _month_given(self) -> bool:
        return 1 <= self._month.currentIndex() <= 12

    def _tell(self) -> None:
        if self.is_empty():
            words, look = self.tr("Leave empty what is not remembered"), "muted"
        elif self.is_wrong():
            words, look = self._what_is_wrong(), "wrong"
        else:
            words, look = self.tr("Kept as: {}").format(self._in_words()), "muted"
        self._echo.setText(words)
        theme.dress(self._echo, look)
        self.changed.emit()

    def _what_is_wrong(self) -> str:
        if len(self._year.text()) != 4:
            return self.tr("Give the year with four digits")
        if self._day.text() and not self._month_given():
            return self.tr("A day needs its month")
        return self.tr("There is no such day")

    def _in_words(self) -> str:
        year, month, day = self._year.text(), self._month.currentIndex(), self._day.text()
        if day:
            words = QLocale().toString(QDate(int(year), month, int(day)), QLocale.FormatType.LongFormat)
        else:
            words = f"{self._month.currentText()} {year}" if month else year
        sure = self._sure.currentIndex()
        return (words, self.tr("about {}").format(words), self.tr("perhaps {}").format(words))[sure]

    def _seasons(self) -> tuple[str, ...]:
        return self.tr("spring"), self.tr("summer"), self.tr("autumn"), self.tr("winter")

    def _name(self, name: str) -> None:
        parts = (self.tr("how sure"), self.tr("day"), self.tr("month or season"), self.tr("year"))
        for field, part in zip((self._sure, self._day, self._month, self._year), parts, strict=True):
            field.setAccessibleName(f"{name}: {part}")

    def _lay_out(self, *, wide: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._sure, 2)
        row.addWidget(self._day)
        row.addWidget(self._month, 3)
        below = QHBoxLayout()
        below.setSpacing(10)
        (row if wide else below).addWidget(self._year)
        below.addWidget(self._echo, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(below)


def _months() -> list[str]:
    return [QLocale().standaloneMonthName(month) for month in range(1, 13)]
