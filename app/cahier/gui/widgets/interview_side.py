"""What stands beside an account: who is named in it, its translations, and the keys worth knowing."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from cahier.domain.account import Account, Mention
from cahier.gui.languages import TOLD_IN, name_of
from cahier.gui.widgets.buttons import Button, chip, link
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.known_people import KnownPeople
from cahier.gui.widgets.labels import Label, muted
from cahier.gui.widgets.people_list import PeopleList


class InterviewSide(QWidget):
    """Three cards. Emits which person to go to, which account to show, which translation to begin."""

    person_chosen = Signal(str)
    account_chosen = Signal(str)
    translation_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._people = PeopleList(self.tr("People named in this account"))
        self._nobody = muted(self.tr("Nobody yet. Type @ and a name."))
        self._accounts = QVBoxLayout()
        self._chips: list[Button] = []
        self._translate = link(self.tr("Add a translation"), "plus")
        self._offered: tuple[str, ...] = ()
        self._people.gone_to.connect(self.person_chosen)
        self._translate.clicked.connect(self._offer_languages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for card in (self._people_card(), self._accounts_card(), self._keys_card()):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            column.addWidget(card)
        column.addStretch()

    def show_people(self, known: KnownPeople, mentions: Iterable[Mention]) -> None:
        """Show who is named, the most often named first."""
        counts = Counter(mention.ref for mention in mentions if mention.ref in known)
        named = tuple(known[ref] for ref, _ in counts.most_common())
        self._people.show_people(named, dict(counts))
        self._people.setVisible(bool(named))
        self._nobody.setVisible(not named)

    def show_accounts(self, accounts: Iterable[Account], current: str) -> None:
        """Show the accounts of this interview."""
        for old in self._chips:
            self._accounts.removeWidget(old)
            old.deleteLater()
        self._chips = []
        told = tuple(accounts)
        for account in told:
            kind = self.tr("Original") if account.status == "original" else self.tr("Translation")
            button = chip(f"{kind} · {name_of(account.language)}")
            button.setChecked(account.account_id == current)
            button.clicked.connect(lambda _=False, chosen=account.account_id: self.account_chosen.emit(chosen))
            self._accounts.addWidget(button)
            self._chips.append(button)
        taken = {account.language for account in told}
        self._offered = tuple(code for code in TOLD_IN if code not in taken)

    def _offer_languages(self) -> None:
        menu = QMenu(self)
        for code in self._offered:
            menu.addAction(name_of(code)).triggered.connect(
                lambda _=False, language=code: self.translation_wanted.emit(language)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._translate.mapToGlobal(QPoint(0, self._translate.height())))

    def _people_card(self) -> Card:
        card = Card(self.tr("People in this account"))
        card.column.setSpacing(8)
        card.add(self._nobody, self._people)
        return card

    def _accounts_card(self) -> Card:
        card = Card(self.tr("Accounts of this interview"))
        card.column.setSpacing(10)
        self._accounts.setSpacing(8)
        card.add(self._accounts, self._translate)
        return card

    def _keys_card(self) -> Card:
        card = Card(self.tr("Keys"))
        card.column.setSpacing(10)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        keys = (
            ("@", self.tr("link a name to a person")),
            ("Ctrl+E", self.tr("make an event of the sentence")),
            ("Ctrl+U", self.tr("unlink the name at the cursor")),
            ("Ctrl+Z", self.tr("undo")),
        )
        for row, (key, meaning) in enumerate(keys):
            grid.addWidget(Label(key, "field"), row, 0)
            grid.addWidget(muted(meaning), row, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        return card
