"""Joins the card that says whether everything is whole with the look at everything."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject

from cahier.gui.controllers.checks import CheckController
from cahier.gui.models.findings import harmed_in, safe_in
from cahier.gui.session import Session
from cahier.gui.widgets.check_card import CheckCard
from cahier.workflows import verify
from cahier.workflows.verify import Extent, Finding, Round


class CheckCardController(QObject):
    """Shows how the round stands, and reads everything when asked."""

    def __init__(self, session: Session, checks: CheckController, card: CheckCard, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._checks, self._card = session, checks, card
        card.check_requested.connect(self._begin)
        card.bar.stopped.connect(self._stop)
        checks.progressed.connect(self._show_extent)
        checks.over.connect(self._over)
        checks.found.connect(self._found)
        checks.failed.connect(lambda sentence: self._end("bad", sentence))

    def look(self) -> None:
        """See how the round stands."""
        if self._session.is_open and not self._checks.is_asked:
            self._session.run(verify.standing, self._show_round, lambda _sentence: None)

    def _begin(self) -> None:
        self._card.set_busy(True)
        self._checks.look_at_everything()

    def _stop(self) -> None:
        self._checks.stop()
        self._end("info", self.tr("Stopped. It goes on by itself another time."))

    def _over(self) -> None:
        self._card.set_busy(False)
        self.look()

    def _found(self, finding: Finding) -> None:
        if not self._checks.is_asked:  # else it goes on with the other files, and tells at the end
            words = self.tr("{what}. {safe}").format(what="; ".join(harmed_in(finding)), safe=safe_in(finding))
            self._end("bad", words)

    def _end(self, kind: str, sentence: str) -> None:
        self._card.set_busy(False)
        self._card.tell(kind, sentence)

    def _show_extent(self, extent: Extent) -> None:
        if self._checks.is_asked:
            self._card.bar.show_progress(extent)

    def _show_round(self, standing: Round) -> None:
        if not self._checks.is_asked:
            self._card.show_round(standing.done_at, standing.unsound, datetime.now(UTC))
