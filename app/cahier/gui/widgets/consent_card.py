"""What a person said yes to, as one can read it aloud; and the way to record or change it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout

from cahier.domain.consent import Consent
from cahier.gui import wording
from cahier.gui.dates import in_words
from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import Label, body, pill, soft

translate = QCoreApplication.translate


class ConsentCard(Card):
    """Shows one consent, or that nobody asked. Emits `wanted`, and `withdrawal_wanted`
    when the person takes it back."""

    wanted = Signal()
    withdrawal_wanted = Signal()

    def __init__(self, consent: Consent | None, state: str, kind: str) -> None:
        super().__init__(translate("ConsentCard", "Consent"))
        if state:
            self.head.addWidget(pill(state, kind))
        button = secondary(
            translate("ConsentCard", "Change") if consent else translate("ConsentCard", "Record consent"),
            "consent",
        )
        button.clicked.connect(self.wanted)
        self.head.addWidget(button)
        back = secondary(translate("ConsentCard", "Taken back"), "stop")
        back.clicked.connect(self.withdrawal_wanted)
        self.head.addWidget(back)
        if consent is None:
            self.add(
                soft(
                    translate(
                        "ConsentCard",
                        "Nobody asked yet. What was not asked counts as no: this person stays out of every brief.",
                    )
                )
            )
        else:
            self.add(soft(self._how(consent)))
            self.add(self._purposes(consent))

    def _how(self, consent: Consent) -> str:
        parts = [wording.word_of("basis", consent.basis)]
        if consent.given_on:
            parts.append(in_words(consent.given_on))
        if consent.expires_on:
            parts.append(translate("ConsentCard", "good until {date}").format(date=in_words(consent.expires_on)))
        if consent.withdrawn_on:
            parts.append(translate("ConsentCard", "withdrawn {date}").format(date=in_words(consent.withdrawn_on)))
        return "  ·  ".join(parts)

    def _purposes(self, consent: Consent) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for line, cell in enumerate(consent.purposes):
            grid.addWidget(Label(wording.word(cell.purpose), "field", wrap=True), line, 0)
            grid.addWidget(body(wording.word(f"CON.{cell.level}")), line, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        return grid
