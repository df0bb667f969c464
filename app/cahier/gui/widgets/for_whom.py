"""For whom a brief is: its kind, its recipient, and the language its reader reads."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox

from cahier.gui.languages import name_of
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labelled import labelled
from cahier.gui.widgets.labels import field_label, muted
from cahier.gui.widgets.recipient_field import RecipientField
from cahier.gui.widgets.roomy import narrow, roomy


class ForWhom(Card):
    """`changed` tells that another kind, recipient or language was chosen: another use of a consent."""

    changed = Signal()
    kind_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("ForWhom", "For whom"))
        self.profile, self.language = QComboBox(), QComboBox()
        self.recipient = RecipientField()
        for combo in (self.profile, self.language):
            roomy(combo)
            narrow(combo)
        who = self.tr("Recipient")
        self._language_label = field_label(self.tr("Language of the brief"), self.language)
        self.add(labelled(self.tr("Kind of brief"), self.profile))
        self.add(labelled(who, self.recipient.field, self.recipient))
        self.recipient.name_it(who, self.tr("Who will hold this brief"))
        self.add(labelled(self._language_label, self.language))
        self.add(muted(self.tr("Kept in the notebook, so that you can say later who holds what.")))
        self.profile.currentIndexChanged.connect(self._chosen)
        self.recipient.edited.connect(self.changed)
        self.language.currentIndexChanged.connect(self.changed)

    def show_profiles(self, profiles: Iterable[tuple[str, str]]) -> None:
        """Offer these kinds of brief, as code and name."""
        self.profile.blockSignals(True)
        self.profile.clear()
        for code, name in profiles:
            self.profile.addItem(name, code)
        self.profile.blockSignals(False)

    def show_languages(self, languages: Iterable[str]) -> None:
        """Offer these languages; a choice of one is none."""
        kept = self.language.currentData()
        self.language.blockSignals(True)
        self.language.clear()
        for code in languages:
            self.language.addItem(name_of(code), code)
        self.language.setCurrentIndex(max(self.language.findData(kept), 0))
        self.language.blockSignals(False)
        for part in (self._language_label, self.language):
            part.setVisible(self.language.count() > 1)

    def choose_profile(self, code: str) -> None:
        """Choose a kind of brief."""
        self.profile.setCurrentIndex(max(self.profile.findData(code), 0))

    def choose_language(self, code: str) -> None:
        """Choose a language; the first where this kind of brief is not written in it."""
        self.language.setCurrentIndex(max(self.language.findData(code), 0))

    @property
    def chosen_profile(self) -> str:
        """The code of the kind of brief."""
        return str(self.profile.currentData() or "")

    @property
    def chosen_language(self) -> str:
        """The language of the brief."""
        return str(self.language.currentData() or "en")

    def let_choose(self, on: bool) -> None:
        """Let the order be changed, or keep it as it was handed over."""
        for field in (self.profile, self.recipient, self.language):
            field.setEnabled(on)

    def _chosen(self) -> None:
        self.kind_chosen.emit(self.chosen_profile)
        self.changed.emit()
