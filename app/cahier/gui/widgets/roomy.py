"""Room around the lines of a list that opens: Qt's own delegate for it takes no padding from the style sheet."""

from PySide6.QtWidgets import QComboBox, QStyledItemDelegate


def roomy(choice: QComboBox) -> None:
    """Let the lines of a combo box breathe."""
    choice.setItemDelegate(QStyledItemDelegate(choice))
