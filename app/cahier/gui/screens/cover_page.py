"""Covers parts of a picture: boxes over it, who can still be recognised, and then a copy of its own."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.box_canvas import BoxCanvas
from cahier.gui.widgets.buttons import icon_button, primary, secondary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import body, muted
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.gui.widgets.told_lines import ToldLines
from cahier.workflows.cover_picture import Box

_SIDE = 330


class CoverPage(QWidget):
    """Emits `made(boxes, people)` when the copy is wanted: the boxes, and who can still be recognised."""

    closed = Signal()
    made = Signal(object, object)
    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(780, 470)
        self.header = PageHeader(self.tr("Cover parts of a picture"), self.tr("Back to the picture"))
        self.canvas = BoxCanvas()
        self.trouble = Note("bad", "")
        self.make = primary(self.tr("Make the covered copy"), "check", "Ctrl+S")
        self.seen = QCheckBox(self.tr("I looked at all of it"))
        self._where = body("")
        self._people = ToldLines(4)
        self._boxes_of: dict[str, QCheckBox] = {}
        self._working = False
        self.trouble.hide()
        self._build()
        self._connect()

    def begin(self, facts: str, people: Iterable[tuple[str, str, bool]]) -> None:
        """Start with a picture; `people` are ids, names, and whether they appear in the original."""
        self.header.set_facts(facts)
        self.trouble.hide()
        self.seen.setChecked(False)
        self.canvas.show_image(QImage(), [])
        self._people.forget()
        self._boxes_of = {}
        for person, name, appears in people:
            box = QCheckBox(name)
            box.setChecked(appears)
            self._boxes_of[person] = box
            self._people.tell(box)
        self.set_working(True)

    def show_image(self, image: QImage, boxes: Sequence[Box]) -> None:
        """Show the picture."""
        self.canvas.show_image(image, list(boxes))
        self.set_working(False)
        self.canvas.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self.trouble.say("bad", sentence)
        self.trouble.show()
        self.set_working(False)

    def set_working(self, on: bool) -> None:
        """Let nobody ask twice."""
        self._working = on
        self._fit()

    def _fit(self) -> None:
        self._where.setText(self.canvas.words(self.canvas.chosen))
        self.make.setEnabled(self.seen.isChecked() and not self._working)
        self.make.setToolTip("Ctrl+S" if self.seen.isChecked() else self.tr("Tick first that you looked at it."))

    def _make(self) -> None:
        if self.make.isEnabled():
            people = tuple(person for person, box in self._boxes_of.items() if box.isChecked())
            self.made.emit(tuple(self.canvas.boxes), people)

    def _connect(self) -> None:
        self.header.back_requested.connect(self.closed)
        self.make.clicked.connect(self._make)
        self.seen.toggled.connect(lambda _on: self._fit())
        self.canvas.changed.connect(self._fit)
        self.canvas.changed.connect(self.touched)
        for keys, slot in (
            ("Ctrl+S", self._make),
            ("Ctrl+Z", self.canvas.undo),
            ("Alt+Left", self.closed.emit),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _build(self) -> None:
        new = secondary(self.tr("New box"), "plus", "N")
        new.clicked.connect(lambda: self.canvas.add())
        new.clicked.connect(self.canvas.setFocus)
        undo = icon_button("undo", self.tr("Undo"))
        undo.clicked.connect(self.canvas.undo)
        for action in (undo, new, self.make):
            self.header.add_action(action)
        row = QHBoxLayout()
        row.setContentsMargins(28, 14, 20, 20)
        row.setSpacing(16)
        row.addWidget(self.canvas, 1)
        row.addWidget(self._beside())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        wrong = QHBoxLayout()
        wrong.setContentsMargins(28, 10, 28, 0)
        wrong.addWidget(self.trouble)
        column.addLayout(wrong)
        column.addLayout(row, 1)

    def _beside(self) -> QScrollArea:
        boxes = Card(self.tr("What is covered"))
        keys = (
            self.tr("Draw with the mouse, or use the keys:"),
            self.tr("N adds a box, Delete takes it away."),
            self.tr("The arrows move it; with Shift they change its size, with Ctrl in small steps."),
            self.tr("Page Up and Page Down choose another one."),
        )
        boxes.column.setSpacing(8)
        boxes.add(self._where, *(muted(line) for line in keys))
        people = Card(self.tr("Still recognisable"))
        asked = self.tr("Whoever is ticked must have agreed to pictures, and be named, before it can leave.")
        people.add(self._people, muted(asked))
        look = Card(self.tr("Before it is made"))
        words = self.tr(
            "Faces, clothes, name plates, numbers, papers, screens, mirrors, views from windows: nothing is left "
            "that says who, where or by whom. What a box covers is gone from the copy; the original stays."
        )
        look.add(muted(words), self.seen)
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 10, 0)
        cards.setSpacing(14)
        for card in (boxes, people, look):
            cards.addWidget(card)
        cards.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFixedWidth(_SIDE)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Beside the picture"))
        return scroll
