"""What a person does at the keyboard, and the case they do it with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.person import Person
from cahier.gui.session import Session
from cahier.workflows.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True)
class Recorded:
    """A case with two people and the empty account of an interview."""

    case: Case
    target: Person
    sister: Person
    account: Account


def type_text(widget: QWidget, text: str) -> None:
    """Type any letters; `qtbot.keyClicks` aborts the process on those beyond Latin-1."""
    for letter in text:
        press(widget, Qt.Key.Key_unknown, letter)


def press(
    widget: QWidget, key: Qt.Key, text: str = "", with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, with_, text))


def nameless_in(page: QWidget) -> list[QWidget]:
    """Return what can be reached or read on a page and has no name for a screen reader."""
    kinds = (QLineEdit, QComboBox, QAbstractItemView, QTextEdit, QAbstractButton)
    seen = [widget for kind in kinds for widget in page.findChildren(kind) if widget.isVisible()]
    return [
        widget
        for widget in seen
        if not (widget.accessibleName() or getattr(widget, "text", str)()) and widget.parent() not in seen
    ]


def fits(page: QWidget, width: int, height: int) -> bool:
    """Say whether a page of this size has room for everything it shows."""
    layout = page.layout()
    needed = layout.minimumSize() if layout else page.minimumSize()
    return (
        page.width() <= width and page.height() <= height and needed.width() <= width and needed.height() <= height
    )


def in_vault(session: Session, work: Callable[[Workspace], T]) -> T:
    """Do something in the vault and wait for it."""
    return session.write_now(work)
