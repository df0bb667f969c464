"""A page that holds one form: what it is about, the fields, save and cancel. What is typed survives a lock."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.forms.spec import Spec, said
from cahier.gui.widgets.buttons import danger, primary, secondary
from cahier.gui.widgets.cards import Column
from cahier.gui.widgets.form import Form, People
from cahier.gui.widgets.labels import line
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.gui.widgets.question import Question

_SMALL = 4  # fields up to which Enter in a line saves, as one would think


class FormPage(QWidget):
    """Emits `save_requested(plain)`, `remove_requested`, `destroy_requested` and `closed`."""

    save_requested = Signal(object)
    remove_requested = Signal()
    destroy_requested = Signal()
    closed = Signal()
    touched = Signal()

    def __init__(self, spec: Spec, people: People = (), *, new: bool = True, removable: bool = False) -> None:
        super().__init__()
        self._touched = False
        self._first_asks: tuple[str, str, str, str] | None = None
        theme.dress(self, "page")
        self.header = PageHeader(said(spec.new if new else spec.edit), self.tr("Back without saving"))
        self.form = Form(spec, people)
        self.problem = Note("bad", "")
        self.question = Question()
        self.remove = danger(self.tr("Remove"), "trash")
        self.save = primary(said(spec.action) or self.tr("Save"), "check", "Ctrl+S")
        self._column = Column(said(spec.new))
        self._foot, self._asked = QWidget(), QWidget()
        self._build(removable=removable)
        self.form.changed.connect(self._touch)
        if len(spec.fields) <= _SMALL:
            self.form.entered.connect(self._save)

    @property
    def is_touched(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._touched

    def ask_first(self, words: str, yes: str, no: str, *, destroys: bool = False) -> None:
        """Ask this before anything is removed; with `destroys`, lead to destroying it for ever as well."""
        self.remove.setText(yes)
        self._first_asks = (words, yes, no, self.tr("Destroy for ever …") if destroys else "")

    def put_first(self, widget: QWidget) -> None:
        """Put something above the form."""
        self._column.column.insertWidget(0, widget)

    def show_plain(self, plain: Mapping[str, Any]) -> None:
        """Fill the form."""
        self.form.show_plain(plain)
        self._touched = False

    def showEvent(self, event: QShowEvent) -> None:
        """Let the person type at once."""
        super().showEvent(event)
        self.form.begin()

    def draft(self) -> str:
        """Return what is typed and not saved, to be kept over a lock; nothing when nothing was typed."""
        return json.dumps(self.form.plain(), ensure_ascii=False) if self._touched else ""

    def show_draft(self, draft: str) -> None:
        """Show again what was typed before a lock."""
        self.show_plain(json.loads(draft))
        self._touched = True

    def say_unfinished(self) -> None:
        """Say that this comes before anything new."""
        self.problem.say("warn", self.tr("This is not saved yet. Save it or cancel it first."))
        self.problem.show()

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong."""
        self.problem.say("bad", sentence)
        self.problem.setVisible(bool(sentence))
        self.save.setEnabled(True)

    def _touch(self) -> None:
        self._touched = True
        self.touched.emit()

    def _leave(self) -> None:
        if self.question.isVisible():
            self.question.decline()
        elif not self._touched:  # Escape never throws away what was typed; the buttons say what they do
            self.closed.emit()

    def _remove(self) -> None:
        if self._first_asks is None:
            self.remove_requested.emit()
        else:
            self._show_question(True)
            self.question.ask(*self._first_asks)

    def _show_question(self, on: bool) -> None:
        self._asked.setVisible(on)
        self._foot.setVisible(not on)
        if not on:
            self.remove.setFocus()

    def _save(self) -> None:
        sentence = self.form.problem()
        self.show_problem(sentence)
        if not sentence:
            self.save.setEnabled(False)
            self.save_requested.emit(self.form.plain())

    def _build(self, *, removable: bool) -> None:
        self.problem.hide()
        self._column.add(self.form)
        self._column.finish()
        self._connect()
        wrong = QHBoxLayout()
        wrong.setContentsMargins(28, 6, 28, 0)
        wrong.addWidget(self.problem)
        asked = QHBoxLayout(self._asked)
        asked.setContentsMargins(28, 12, 28, 14)
        asked.addWidget(self.question)
        self._asked.hide()
        self._lay_foot(removable=removable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(wrong)
        column.addWidget(self._column, 1)
        for part in (line(), self._asked, self._foot):
            column.addWidget(part)

    def _lay_foot(self, *, removable: bool) -> None:
        cancel = secondary(self.tr("Cancel"))
        cancel.clicked.connect(self.closed)
        below = QHBoxLayout(self._foot)
        below.setContentsMargins(28, 12, 28, 14)
        below.setSpacing(10)
        below.addWidget(self.save)
        below.addWidget(cancel)
        below.addStretch()
        below.addWidget(self.remove)
        self.remove.setVisible(removable)  # only once it has a parent: before, it would be a window of its own

    def _connect(self) -> None:
        self.header.back_requested.connect(self.closed)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        self.question.agreed.connect(self.remove_requested)
        self.question.other_chosen.connect(self.destroy_requested)
        for answer in (self.question.agreed, self.question.declined, self.question.other_chosen):
            answer.connect(lambda: self._show_question(False))
        for keys, slot in (
            ("Ctrl+S", self._save),
            ("Ctrl+Return", self._save),
            ("Esc", self._leave),
            ("Alt+Left", self._leave),
        ):
            QShortcut(QKeySequence(keys), self, slot)
