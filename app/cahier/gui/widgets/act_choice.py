"""Chooses an act from the vocabulary of transnational repression, by typing any part of its label."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QSizePolicy

from cahier import resources
from cahier.gui import theme
from cahier.gui.widgets.roomy import roomy


class ActChoice(QComboBox):
    """A list of labels in the language of the window, with the code of each behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        roomy(self)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        language = QLocale().name().partition("_")[0]
        for term in resources.data("vocabularies/tnr.json")["terms"]:
            labels = term["labels"]
            self.addItem(labels.get(language, labels["en"]), term["code"])
        self.setCurrentIndex(-1)
        self._complete()

    def code(self) -> str | None:
        """Return the code of the act chosen or typed in full; None when it is none of the list."""
        row = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(row)) if row >= 0 else None

    def clear_choice(self) -> None:
        """Choose nothing."""
        self.setCurrentIndex(-1)
        self.clearEditText()

    def _complete(self) -> None:
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        found = QListView()
        theme.dress(found, "popup")
        found.setAccessibleName(self.tr("What fits"))
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setTextElideMode(Qt.TextElideMode.ElideRight)
        completer.setPopup(found)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("For example: threat"))
            line.editingFinished.connect(lambda: line.setCursorPosition(0))
