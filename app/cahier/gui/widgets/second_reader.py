"""Who lets a brief go: a second reader beside whoever prepared it, one who comes later, or one person alone."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.fields import Choice, name_parts
from cahier.gui.widgets.labels import body, muted, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.obstacles import beside_box
from cahier.gui.widgets.passphrase_field import PassphraseField
from cahier.gui.widgets.told_lines import ToldLines
from cahier.workflows.second_reading import Rule

HERE, LATER, ALONE = "here", "later", "alone"


class SecondReader(Card):
    """Emits `changed` when another way is chosen or something ticked, and what its buttons ask for.

    In a notebook that chose nothing yet it asks (`alone_requested`, `colleagues_requested`).
    """

    changed = Signal()
    alone_requested = Signal()
    colleagues_requested = Signal()
    send_back_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Who lets it go"))
        self.way = Choice()
        self.passphrase = PassphraseField(self.tr("The second reader’s passphrase"))
        self._words, self._returned = soft(""), Note("warn", "")
        self._questions = ToldLines(8)
        self._boxes: dict[str, QCheckBox] = {}
        self._rule: Rule = "undecided"
        self._handed = False
        self._asking, self._sending = QWidget(), QWidget()
        self._build()

    def begin(self, rule: Rule, questions: Mapping[str, str], readers: Iterable[str], handed_by: str = "") -> None:
        """Start with a brief; `handed_by` is who prepared it, where it waited for whoever is here."""
        self._rule, self._handed = rule, bool(handed_by)
        self._asking.setVisible(rule == "undecided")
        self.way.setVisible(rule == "two" and not handed_by)
        self.way.setCurrentIndex(0)
        self.passphrase.clear()
        self._ask(questions)
        words = {
            "two": self.tr("It may be read by: {people}").format(people=", ".join(readers) or "–"),
            "alone": self.tr("You work alone: the brief is stamped, and names nobody."),
            "undecided": self.tr("Two pairs of eyes see more than one. Who reads your briefs before they leave?"),
        }
        prepared = self.tr("{name} prepared it and handed it to you. Read it, then answer.").format(name=handed_by)
        self._words.setText(prepared if handed_by else words[rule])
        self._fit()

    def show_returned(self, returned: bool, note: str) -> None:
        """Say that the second reader gave the brief back."""
        why = self.tr("The second reader gave it back: {note}").format(note=note)
        self._returned.say("warn", why if note else self.tr("The second reader gave it back."))
        self._returned.setVisible(returned)

    @property
    def chosen(self) -> str:
        """Return how it is to leave: here, later or alone."""
        if self._handed:
            return HERE
        return str(self.way.currentData()) if self._rule == "two" else ALONE

    @property
    def answered(self) -> frozenset[str]:
        """The questions that were ticked."""
        return frozenset(code for code, box in self._boxes.items() if box.isChecked())

    def missing(self) -> str:
        """Say what is still to be done before it may leave, or nothing."""
        if self._rule == "undecided":
            return self.tr("Say first who reads it before it leaves.")
        if self.chosen != HERE:
            return ""
        if set(self._boxes) - self.answered:
            return self.tr("The second reader answers each question first.")
        return "" if self._handed or self.passphrase.text else self.tr("The second reader types their passphrase.")

    def take_passphrase(self) -> str:
        """Return what the second reader typed; the field is empty then."""
        typed = self.passphrase.text
        self.passphrase.clear()
        return typed

    def _build(self) -> None:
        for code, words in (
            (HERE, self.tr("A colleague reads it here, now")),
            (LATER, self.tr("A colleague reads it later, by themselves")),
            (ALONE, self.tr("I alone: stamped, and nobody is named")),
        ):
            self.way.addItem(words, code)
        name_parts(self.way, self.tr("Who lets it go"))
        self.way.currentIndexChanged.connect(self._choose)
        self.passphrase.changed.connect(self.changed)
        self._look = muted(self.tr("The last look: the second reader ticks what they have thought about."))
        self._lay_asking()
        self._lay_sending()
        self.add(self._returned, self._words, self._asking, self.way, self._look)
        self.add(self._questions, self.passphrase, self._sending)

    def _lay_asking(self) -> None:
        row = QVBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        for words, icon, signal in (
            (self.tr("I work alone"), "person", self.alone_requested),
            (self.tr("Add a colleague"), "people", self.colleagues_requested),
        ):
            button = secondary(words, icon)
            button.clicked.connect(signal)
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch()
            row.addLayout(line)

    def _lay_sending(self) -> None:
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Why it goes back"))
        self.note.setAccessibleName(self.tr("Why it goes back"))
        back = secondary(self.tr("Send it back"), "back")
        back.clicked.connect(lambda: self.send_back_requested.emit(self.note.text()))
        row = QHBoxLayout(self._sending)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.note, 1)
        row.addWidget(back)

    def _ask(self, questions: Mapping[str, str]) -> None:
        self._questions.forget()
        self._boxes = {}
        for code, words in questions.items():
            box = QCheckBox()
            box.setAccessibleName(words)
            box.toggled.connect(self.changed)
            self._boxes[code] = box
            self._questions.tell(beside_box(box, body(words)))

    def _choose(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        read_here = self._rule == "two" and self.chosen == HERE
        for part in (self._look, self._questions):
            part.setVisible(read_here)
        self.passphrase.setVisible(read_here and not self._handed)
        self._sending.setVisible(self._handed)
