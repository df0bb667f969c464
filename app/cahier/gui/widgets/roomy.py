"""Room around the lines of a list that opens: Qt's own delegate for it takes no padding from the style sheet."""

from PySide6.QtWidgets import QComboBox, QStyledItemDelegate


def roomy(choice: QComboBox) -> None:
    """Let the lines of a combo box breathe."""
    choice.setItemDelegate(QStyledItemDelegate(choice))


def narrow(combo: QComboBox) -> None:
    """Let a list be narrower than its longest entry; the entry is whole where the list is open."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
