"""Who holds anything about a person: every release that spoke of them, asked by whoever withdraws a consent."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from cahier.domain.submission import Release
from cahier.gui import wording
from cahier.gui.models.case_parts import moment_in_words
from cahier.gui.text import isolated
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import Label, body, muted

translate = QCoreApplication.translate


class HoldersCard(Card):
    """One line per release, the latest first."""

    def __init__(self, releases: Sequence[Release]) -> None:
        super().__init__(translate("HoldersCard", "Who holds anything about this person"))
        given = [release for release in releases if release.files]
        if not given:
            self.add(muted(translate("HoldersCard", "Nobody. Nothing about this person has left the notebook.")))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for line, release in enumerate(sorted(given, key=lambda each: each.when, reverse=True)):
            grid.addWidget(Label(moment_in_words(release.when), "field"), line, 0)
            grid.addWidget(body(release.recipient or wording.word(release.purpose)), line, 1)
            grid.addWidget(Label(isolated(release.code), "muted"), line, 2)
        grid.setColumnStretch(1, 1)
        self.add(grid)
