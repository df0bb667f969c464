"""What files are being taken in, how far it is, and what became of them; above every page."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cahier.gui import theme
from cahier.gui.models.intake_standing import Standing
from cahier.gui.text import isolated
from cahier.gui.widgets.buttons import ghost
from cahier.gui.widgets.labels import Elided, Glyph, Label
from cahier.gui.widgets.told_lines import ToldLines

_SHOWN = 3  # refusals told one by one
_STEPS = 1000
_NARROWEST = 240  # pixels of a line


class _Listed(QScrollArea):
    """As high as its lines where there is room, and hardly two high where there is not: then it scrolls."""

    def __init__(self, name: str, lines: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self._lines = lines
        self.setWidget(lines)
        lines.installEventFilter(self)
        lines.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the keyboard scrolls it

    def sizeHint(self) -> QSize:
        """Ask for all lines."""
        height = self._lines.heightForWidth(max(self.viewport().width(), _NARROWEST))
        return QSize(_NARROWEST, max(height, self.minimumSizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask again when the lines are others."""
        if watched is self._lines and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again: in another width the lines are of another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Do with little."""
        return QSize(_NARROWEST, 3 * self.fontMetrics().height() // 2)


class IntakeCard(QFrame):
    """Emits `cancelled`; hides itself when what it told is read."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "note", "info")
        self._glyph = Glyph("document", "info", 18)
        self._words = Elided("", middle=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(self.tr("How much of the file is taken in"))
        self._lines = ToldLines(4)
        self._listed = _Listed(self.tr("What became of the files"), self._lines)
        self._working = False
        self._button = ghost(self.tr("Cancel"))
        self._button.clicked.connect(self._press)
        self._build()
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Tell how far it is, or what became of it."""
        self._show_working(bool(standing.current))
        if standing.current:
            self._show_current(standing)
        else:
            self._tell(self._outcome(standing))
        done = "info" if standing.current or standing.stopped else "ok"
        self._dress("bad" if standing.refused else done)
        self.show()

    def show_left(self, names: str) -> None:
        """Tell what was not in the notebook yet when it was locked."""
        self._show_working(False)
        listed = ", ".join(isolated(name) for name in names.split("\n"))
        sentence = self.tr(
            "Locking came before these were kept: {names}. Nothing of them is here. Add them again."
        )
        self._tell([sentence.format(names=listed)])
        self._dress("warn")
        self.show()

    def _show_working(self, working: bool) -> None:
        self._working = working
        for part in (self._words, self._bar):
            part.setVisible(working)
        self._listed.setVisible(not working)
        self._button.setText(self.tr("Cancel") if working else self.tr("Close"))

    def _show_current(self, standing: Standing) -> None:
        size = self.locale().formattedDataSize
        parts = [self.tr("Keeping {name}").format(name=isolated(standing.current))]
        if standing.total:
            parts.append(self.tr("{done} of {total}").format(done=size(standing.done), total=size(standing.total)))
        if standing.waiting:
            parts.append(self.tr("{n} more to come").format(n=standing.waiting))
        if standing.refused:
            parts.append(self.tr("Not kept: {n}").format(n=len(standing.refused)))
        self._words.setText("  ·  ".join(parts))
        self._bar.setValue(standing.done * _STEPS // standing.total if standing.total else 0)

    def _outcome(self, standing: Standing) -> list[str]:
        told = []
        if standing.kept:
            told.append(
                self.tr("Files kept: {n}. The originals are still where they came from.").format(n=standing.kept)
            )
        if standing.stopped:
            told.append(self.tr("Stopped. Nothing is left of what was under way."))
        if standing.refused and not told:
            told.append(self.tr("Nothing was kept."))
        told += [f"{isolated(name)}: {sentence}" for name, sentence in standing.refused[:_SHOWN]]
        more = len(standing.refused) - _SHOWN
        return [*told, self.tr("And {n} more were not kept.").format(n=more)] if more > 0 else told

    def _tell(self, sentences: list[str]) -> None:
        self._lines.forget()
        for sentence in sentences:
            self._lines.tell(Label(sentence, wrap=True))

    def _press(self) -> None:
        if self._working:
            self.cancelled.emit()
        else:
            self.hide()

    def _dress(self, kind: str) -> None:
        self._glyph.change("warning" if kind in ("bad", "warn") else "document", kind)
        theme.dress(self, "note", kind)
        for part in (self._words, self._button, *self._lines.findChildren(Label)):
            theme.redress(part)

    def _build(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addWidget(self._words)
        lines.addWidget(self._bar)
        lines.addWidget(self._listed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)  # else its height were the most of the row
        row.addLayout(lines, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
