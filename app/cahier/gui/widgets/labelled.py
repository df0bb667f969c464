"""A field with its label right above it, as one thing among others of a card."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from cahier.gui.widgets.labels import Label, field_label

_GAP = 6


def labelled(label: Label | str, field: QWidget, below: QWidget | QLayout | None = None) -> QVBoxLayout:
    """Return the two of them; `below` stands in for the field where it lies in something wider."""
    column = QVBoxLayout()
    column.setSpacing(_GAP)
    column.addWidget(label if isinstance(label, Label) else field_label(label, field))
    if isinstance(below, QLayout):
        column.addLayout(below)
    else:
        column.addWidget(below or field)
    return column
