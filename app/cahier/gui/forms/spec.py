"""What a form is made of."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

Kind = Literal[
    "line", "lines", "text", "number", "date", "choice", "codes", "flag", "person", "people", "purposes"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. `options` names a vocabulary (`cahier.gui.wording`); `wide` takes the whole line."""

    key: str
    label: str
    kind: Kind = "line"
    options: str = ""
    hint: str = ""
    wide: bool = False
    required: bool = False

    @property
    def name(self) -> str:
        """The label in the language of the window."""
        return said(self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that belong together, as one card."""

    title: str
    fields: tuple[Field, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A form: for a new record and for one that exists."""

    new: str
    edit: str
    groups: tuple[Group, ...]
    action: str = ""  # what its button says, when it is more than saving

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in order."""
        return tuple(field for group in self.groups for field in group.fields)


def said(text: str) -> str:
    """Return a text of a form in the language of the window."""
    return QCoreApplication.translate("Form", text) if text else ""
