"""What files are being taken in, how far it is, and what became of them; above every page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from cahier.gui import theme
from cahier.gui.models.intake_standing import Standing
from cahier.gui.text import isolated
from cahier.gui.widgets.buttons import ghost
from cahier.gui.widgets.labels import Elided, Glyph, Label
from cahier.gui.widgets.told_lines import ToldLines

_SHOWN = 3  # refusals told one by one
_STEPS = 1000


class IntakeCard(QFrame):
    """Emits `cancelled`; hides itself when what it told is read."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "note", "info")
        self._glyph = Glyph("document", "info", 18)
        self._words = Elided("", middle=True)
        self._outcome = Label("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(self.tr("How much of the file is taken in"))
        self._refused = ToldLines(4)
        self._working = False
        self._button = ghost(self.tr("Cancel"))
        self._button.clicked.connect(self._press)
        self._build()
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Tell how far it is."""
        self._working = bool(standing.current)
        for part in (self._words, self._bar):
            part.setVisible(self._working)
        self._outcome.setVisible(not self._working)
        if self._working:
            self._show_current(standing)
        else:
            self._show_outcome(standing)
        self._refused.forget()
        for name, sentence in standing.refused[:_SHOWN]:
            self._refused.tell(Label(f"{isolated(name)}: {sentence}", wrap=True))
        more = len(standing.refused) - _SHOWN
        if more > 0:
            self._refused.tell(Label(self.tr("And {n} more were not kept.").format(n=more), wrap=True))
        self._refused.setVisible(bool(standing.refused))
        kind = "bad" if standing.refused else "info" if self._working or standing.stopped else "ok"
        self._dress(kind)
        self.show()

    def show_left(self, names: str) -> None:
        """Tell what was not in the notebook yet when it was locked."""
        self._working = False
        for part in (self._words, self._bar, self._refused):
            part.hide()
        listed = ", ".join(isolated(name) for name in names.split("\n"))
        sentence = self.tr(
            "Locking came before these were kept: {names}. Nothing of them is here. Add them again."
        )
        self._outcome.setText(sentence.format(names=listed))
        self._outcome.show()
        self._button.setText(self.tr("Close"))
        self._dress("warn")
        self.show()

    def _show_current(self, standing: Standing) -> None:
        size = self.locale().formattedDataSize
        parts = [self.tr("Keeping {name}").format(name=isolated(standing.current))]
        if standing.total:
            parts.append(self.tr("{done} of {total}").format(done=size(standing.done), total=size(standing.total)))
        if standing.waiting:
            parts.append(self.tr("{n} more to come").format(n=standing.waiting))
        self._words.setText("  ·  ".join(parts))
        self._bar.setValue(standing.done * _STEPS // standing.total if standing.total else 0)
        self._button.setText(self.tr("Cancel"))

    def _show_outcome(self, standing: Standing) -> None:
        told = []
        if standing.kept:
            told.append(self.tr("Files kept: {n}. Where they came from, they still are.").format(n=standing.kept))
        if standing.stopped:
            told.append(self.tr("Stopped. Nothing is left of what was under way."))
        if standing.refused and not told:
            told.append(self.tr("Nothing was kept."))
        self._outcome.setText(" ".join(told))
        self._button.setText(self.tr("Close"))

    def _press(self) -> None:
        if self._working:
            self.cancelled.emit()
        else:
            self.hide()

    def _dress(self, kind: str) -> None:
        self._glyph.change("warning" if kind in ("bad", "warn") else "document", kind)
        theme.dress(self, "note", kind)
        for part in (self._words, self._outcome, self._button, *self._refused.findChildren(Label)):
            theme.redress(part)

    def _build(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addWidget(self._words)
        lines.addWidget(self._bar)
        lines.addWidget(self._outcome)
        lines.addWidget(self._refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._glyph)
        row.addLayout(lines, 1)
        row.addWidget(self._button)
