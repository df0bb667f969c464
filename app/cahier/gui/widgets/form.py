"""Draws a form from its description: a card per group, two columns, a name above each field."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from cahier.gui import wording
from cahier.gui.forms.spec import Field, Group, Spec, said
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.date_field import DateField
from cahier.gui.widgets.fields import (
    ChoiceField,
    FlagField,
    FormField,
    LineField,
    LinesField,
    NumberField,
    TextField,
    name_parts,
)
from cahier.gui.widgets.labels import field_label, muted, soft
from cahier.gui.widgets.many_field import ManyField
from cahier.gui.widgets.purposes_field import PurposesField

People = tuple[tuple[str, str], ...]
_MAKERS: dict[str, Callable[[Field, People], QWidget]] = {
    "line": lambda field, people: LineField(),
    "lines": lambda field, people: LinesField(),
    "text": lambda field, people: TextField(),
    "number": lambda field, people: NumberField(),
    "date": lambda field, people: DateField(field.name),
    "choice": lambda field, people: ChoiceField(wording.options(field.options), required=field.required),
    "codes": lambda field, people: ManyField(wording.options(field.options)),
    "flag": lambda field, people: FlagField(field.name),
    "person": lambda field, people: ChoiceField(people),
    "people": lambda field, people: ManyField(people),
    "purposes": lambda field, people: PurposesField(),
}


class Form(QWidget):
    """The fields of a record. `plain()` is what they hold; what is wrong, `problem()` says."""

    changed = Signal()
    entered = Signal()

    def __init__(self, spec: Spec, people: People = ()) -> None:
        super().__init__()
        self.spec = spec
        self._fields: dict[str, Any] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for group in spec.groups:
            column.addWidget(self._card(group, people))

    def show_plain(self, plain: Mapping[str, Any]) -> None:
        """Fill the fields."""
        for key, field in self._fields.items():
            field.show_plain(plain.get(key))

    def plain(self) -> dict[str, Any]:
        """Return what the fields hold; None for what was not given."""
        return {key: field.plain() for key, field in self._fields.items()}

    def problem(self) -> str:
        """Return the first thing that is wrong, and put the cursor there."""
        for asked in self.spec.fields:
            field = self._fields[asked.key]
            sentence = field.problem()
            if not sentence and asked.required and field.plain() is None:
                sentence = QCoreApplication.translate("Form", "Please give: {field}.").format(field=asked.name)
            if sentence:
                field.setFocus()
                return str(sentence)
        return ""

    def field(self, key: str) -> FormField:
        """Return one field."""
        field: FormField = self._fields[key]
        return field

    def begin(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._fields.values())).setFocus()

    def _card(self, group: Group, people: People) -> Card:
        card = Card(said(group.title))
        if group.hint:
            card.add(soft(said(group.hint)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(14)
        place = 0
        for asked in group.fields:
            if asked.wide and place % 2:
                place += 1
            span = 2 if asked.wide else 1
            grid.addWidget(self._labelled(asked, people), place // 2, place % 2, 1, span)
            place += span
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        return card

    def _labelled(self, asked: Field, people: People) -> QWidget:
        field: Any = _MAKERS[asked.kind](asked, people)
        self._fields[asked.key] = field
        field.changed.connect(self.changed)
        if isinstance(field, LineField):
            field.returnPressed.connect(self.entered)
        elif isinstance(field, ChoiceField):
            field.entered.connect(self.entered)
        name_parts(field, asked.name)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if asked.kind not in ("flag", "purposes"):
            column.addWidget(field_label(asked.name, field))
        column.addWidget(field)
        if asked.hint:
            column.addWidget(muted(said(asked.hint)))
            field.setAccessibleDescription(said(asked.hint))
        column.addStretch()
        return holder
