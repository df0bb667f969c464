"""Play, pause, where it is, and another place: the bar of a recording."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider

from cahier.gui.widgets.buttons import primary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import Label, muted

_FINE = 10  # steps a second
_STEP, _PAGE = 5 * _FINE, 30 * _FINE


class PlayerBar(Card):
    """Emits `play_wanted`, `pause_wanted` and `place_wanted(seconds)`."""

    play_wanted = Signal()
    pause_wanted = Signal()
    place_wanted = Signal(float)

    def __init__(self) -> None:
        super().__init__(self.tr("Recording"))
        self._playing, self._seconds = False, 0.0
        self.button = primary(self.tr("Play"), "play")
        self.button.clicked.connect(self._press)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Place in the recording"))
        self.slider.setSingleStep(_STEP)
        self.slider.setPageStep(_PAGE)
        self.slider.valueChanged.connect(self._slid)
        self._place = Label("", "soft")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(self.slider, 1)
        row.addWidget(self._place)
        words = self.tr("Played straight from the sealed file. No copy of it is written to the disk.")
        self.add(row, muted(words))

    def begin(self, seconds: float) -> None:
        """Show a recording of this length (0: not known), at its beginning."""
        self._seconds = seconds
        self.slider.setVisible(seconds > 0)
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(1, round(seconds * _FINE)))
        self.slider.blockSignals(False)
        self.show_playing(False)
        self.show_place(0.0)

    def show_place(self, seconds: float) -> None:
        """Show where it is; while somebody drags, the hand is right."""
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(round(seconds * _FINE))
            self.slider.blockSignals(False)
        whole = clock(self._seconds) if self._seconds else "–"
        self._place.setText(f"{clock(seconds)} / {whole}")

    def show_playing(self, playing: bool) -> None:
        """Offer the other thing."""
        self._playing = playing
        self.button.setText(self.tr("Pause") if playing else self.tr("Play"))
        self.button.set_glyph("pause" if playing else "play")

    def _press(self) -> None:
        (self.pause_wanted if self._playing else self.play_wanted).emit()

    def _slid(self, value: int) -> None:
        self.place_wanted.emit(value / _FINE)


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds, with hours where there are any."""
    whole = int(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
