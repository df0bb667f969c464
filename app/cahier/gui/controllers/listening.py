"""Joins the bar of a recording with its player; the file stays sealed, the decoder in a process of its own."""

from PySide6.QtCore import QObject, Signal

from cahier.domain.evidence import Evidence
from cahier.gui.session import Session
from cahier.gui.sound.device import AttachmentDevice
from cahier.gui.sound.output import ComputerOutput, Output
from cahier.gui.sound.player import Player
from cahier.gui.widgets.player_bar import PlayerBar
from cahier.workflows import attach_evidence, look_at
from cahier.workflows.attach_evidence import OpenAttachment
from cahier.workflows.look_at import Recording


class ListeningController(QObject):
    """Plays one recording at a time; `told(sentence)` when it cannot, `ready` when it can."""

    told = Signal(str)
    ready = Signal()

    def __init__(
        self, session: Session, bar: PlayerBar, parent: QObject | None = None, output: Output | None = None
    ) -> None:
        super().__init__(parent or bar)
        self._session, self._bar = session, bar
        self._wanted: Evidence | None = None
        self.player = Player(output or ComputerOutput(), self)
        self.player.opened.connect(self._opened)
        self.player.moved.connect(bar.show_place)
        self.player.ended.connect(lambda: bar.show_playing(False))
        self.player.failed.connect(self._failed)
        bar.play_wanted.connect(self._play)
        bar.pause_wanted.connect(self._pause)
        bar.place_wanted.connect(self.player.go_to)

    def open(self, evidence: Evidence) -> None:
        """Take a recording; it waits at its beginning."""
        self.close()
        self._wanted = evidence
        self._session.aside(
            lambda workspace, _report: attach_evidence.open_attachment(workspace, evidence),
            lambda opened: self._load(evidence, opened),
            self.told.emit,
        )

    def close(self) -> None:
        """Be silent, and hold nothing of it any more."""
        self._wanted = None
        self.player.unload()

    def _load(self, evidence: Evidence, opened: OpenAttachment) -> None:
        if evidence is not self._wanted:
            opened.close()
            return

        def open_it() -> Recording:
            return look_at.hear(AttachmentDevice(opened, evidence.size or 0), evidence)

        self.player.load(open_it)

    def _opened(self, seconds: float) -> None:
        self._bar.begin(seconds)
        self.ready.emit()

    def _play(self) -> None:
        self.player.play()
        self._bar.show_playing(self.player.is_playing)

    def _pause(self) -> None:
        self.player.pause()
        self._bar.show_playing(False)

    def _failed(self, error: Exception) -> None:
        self._bar.show_playing(False)
        self.told.emit(self._session.sentence_of(error))
