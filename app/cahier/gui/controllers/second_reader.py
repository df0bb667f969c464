"""Joins the card that says who lets a brief go with the colleagues of the notebook."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QObject, Signal

from cahier.domain.colleague import Colleague, Reading
from cahier.gui.session import Session
from cahier.gui.widgets.second_reader import ALONE, HERE, SecondReader
from cahier.workflows import colleagues, hand_over, readings, second_reading
from cahier.workflows.colleagues import Proof
from cahier.workflows.compile_release import Order
from cahier.workflows.second_reading import Reader, Rule
from cahier.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Team:
    """How the notebook releases, who may be the second reader, and what waits for whoever is here."""

    rule: Rule
    readers: tuple[Colleague, ...]
    reading: Reading | None
    prepared_by: Colleague | None
    returned: Reading | None = None  # what whoever is here handed over and got back


def team_for(workspace: Workspace, case_id: str) -> Team:
    """Return what the card has to know of one case."""
    reading = next((one for one in readings.waiting(workspace) if one.case_id == case_id), None)
    here = colleagues.with_id(workspace, workspace.opened_by)
    readers = tuple(
        one
        for one in colleagues.colleagues(workspace)
        if set(second_reading.READERS) & set(one.duties) and one != here
    )
    prepared_by = colleagues.with_id(workspace, reading.asked_by) if reading else None
    mine = [one for one in readings.handed_over(workspace) if one.case_id == case_id]
    returned = mine[-1] if mine and mine[-1].state == "sent_back" else None
    return Team(second_reading.rule(workspace), readers, reading, prepared_by, returned)


class SecondReaderController(QObject):
    """Knows how the brief at hand is to leave."""

    decided = Signal()
    sent_back = Signal()
    colleagues_wanted = Signal()

    def __init__(self, session: Session, card: SecondReader, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._card = session, card
        self._team = Team("undecided", (), None, None)
        card.alone_requested.connect(self._work_alone)
        card.colleagues_requested.connect(self.colleagues_wanted)
        card.send_back_requested.connect(self._send_back)

    @property
    def reading(self) -> Reading | None:
        """What was handed over to whoever is here."""
        return self._team.reading

    @property
    def alone(self) -> bool:
        """Whether one of several lets it go alone."""
        return self._team.rule == "two" and self._card.chosen == ALONE

    def begin(self, team: Team) -> None:
        """Start with a brief."""
        self._team = team
        names = [one.name for one in team.readers]
        prepared = team.prepared_by.name if team.prepared_by else ""
        self._card.begin(team.rule, _questions() if team.rule == "two" else {}, names, prepared)
        self._card.show_returned(team.returned is not None, (team.returned and team.returned.note) or "")

    def signed(self, order: Order) -> Order:
        """Return the order with who stands for it; what the second reader typed is taken out of its field."""
        if self.reading is not None:
            return hand_over.order_of(self.reading, self._card.answered)
        if self._team.rule == "two" and self._card.chosen == HERE:
            return replace(order, reader=Reader(Proof(self._card.take_passphrase()), answered=self._card.answered))
        return replace(order, alone=self.alone)

    def _work_alone(self) -> None:
        self._session.run(second_reading.work_alone, lambda _none: self._now_alone())

    def _now_alone(self) -> None:
        self.begin(replace(self._team, rule="alone"))
        self.decided.emit()

    def _send_back(self, note: str) -> None:
        reading = self.reading
        if reading is not None:
            self._session.run(
                lambda workspace: readings.send_back(workspace, reading.reading_id, note),
                lambda _ended: self.sent_back.emit(),
            )


def _questions() -> dict[str, str]:
    language = QLocale().name().partition("_")[0]
    return {code: labels.get(language, labels["en"]) for code, labels in second_reading.questions().items()}
