"""Labels: text as it is (never markup), in one of a few looks, and glyphs that follow the scheme."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from cahier.gui import icons, theme
from cahier.gui.text import isolated

__all__ = [
    "Elided",
    "Glyph",
    "Label",
    "body",
    "display",
    "field_label",
    "heading",
    "isolated",
    "line",
    "muted",
    "pill",
    "section",
    "soft",
    "title",
]
_NARROWEST = 48  # pixels of a label that gives way


class Label(QLabel):
    """A label that shows plain text: a `<` typed by somebody stays a `<`, and nothing is loaded from disk."""

    def __init__(self, text: str = "", look: str = "body", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        theme.dress(self, look)


class Elided(Label):
    """A label of a line or two that gives way: what does not fit becomes an ellipsis, whole in the tooltip."""

    def __init__(self, text: str = "", look: str = "body", *, middle: bool = False, lines: int = 1) -> None:
        self._whole, self._lines = text, lines
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        super().__init__(text, look)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Ask for room for the whole text."""
        whole = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(whole, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Do with little."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show the text, as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width(), _NARROWEST)
        first = self._first_line(room) if self._lines > 1 else ""
        rest = self.fontMetrics().elidedText(self._whole[len(first) :].strip(), self._mode, room)
        shown = "\n".join(filter(None, (first.strip(), rest)))
        self.setToolTip("" if shown.replace("\n", " ") == self._whole else self._whole)
        if shown == self.text():
            return
        super().setText(shown)
        self.updateGeometry()

    def _first_line(self, room: int) -> str:
        """Return the words that fit on the first of two lines; none where one line takes them all."""
        measure = self.fontMetrics().horizontalAdvance
        if measure(self._whole) <= room:
            return ""
        words, line = self._whole.split(" "), ""
        while words and measure(line + words[0]) <= room:
            line += words.pop(0) + " "
        return line


class Glyph(QLabel):
    """An icon of the set as a picture; tells nothing to a screen reader."""

    def __init__(self, name: str, color: str = "text2", size: int = 18) -> None:
        super().__init__()
        self._drawn = (name, color, size)
        self.setFixedSize(size, size)
        self._draw()

    def change(self, name: str, color: str) -> None:
        """Show another icon."""
        self._drawn = (name, color, self._drawn[2])
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        self.setPixmap(icons.pixmap(*self._drawn))


def display(text: str) -> Label:
    """Return the largest heading, for a screen that holds one thing."""
    return Label(text, "display", wrap=True)


def title(text: str) -> Label:
    """Return the title of a page."""
    return Label(text, "title")


def heading(text: str) -> Label:
    """Return the heading of a card."""
    return Label(text, "heading")


def body(text: str) -> Label:
    """Return running text that wraps."""
    return Label(text, "body", wrap=True)


def soft(text: str) -> Label:
    """Return running text of second rank that wraps."""
    return Label(text, "soft", wrap=True)


def muted(text: str) -> Label:
    """Return small text of third rank: hints, counts, times."""
    return Label(text, "muted", wrap=True)


def section(text: str) -> Label:
    """Return the name of a group of things."""
    return Label(text, "section")


def field_label(text: str, field: QWidget) -> Label:
    """Return the label above a field, and tell the field its name."""
    label = Label(text, "field")
    label.setBuddy(field)
    field.setAccessibleName(text)
    return label


def pill(text: str, kind: str = "") -> Label:
    """Return a state as a word on a soft colour (kinds: warn bad ok info soft)."""
    label = Label(text, "pill")
    theme.dress(label, "pill", kind)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label


def line(*, vertical: bool = False) -> QFrame:
    """Return a hairline between two areas."""
    frame = QFrame()
    theme.dress(frame, "line")
    if vertical:
        frame.setFixedWidth(1)
    else:
        frame.setFixedHeight(1)
    return frame
