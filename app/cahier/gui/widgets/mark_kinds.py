"""How marks are shown: the kind of each type (`resources/style/marks.json`), its colour, and its word.

A mark never says by colour alone what it is: the list gives the word, and the verdict an icon. What is open
and not sure is drawn lighter, with an icon and a word of its own.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QCoreApplication

from cahier import resources

Kind = Literal["person", "place", "date", "contact", "number", "body", "detail"]
Verdict = Literal["hide", "keep"]

_COLORS: dict[Kind, str] = {
    "person": "bad",
    "place": "info",
    "date": "warn",
    "contact": "ok",
    "number": "ok",
    "body": "info",
    "detail": "warn",
}
_ICONS: dict[Verdict | None, str] = {"hide": "hide", "keep": "eye", None: "circle"}


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One mark as the list and the texts show it. Positions are code points of the original."""

    start: int
    end: int
    surface: str
    kind: Kind
    replacement: str
    verdict: Verdict | None
    reason: str
    for_all: bool
    sure: bool = True  # whether it comes from the precise channels


@cache
def kind_of(type_code: str) -> Kind:
    """Return the kind a type of proposal is shown as."""
    kinds = resources.data("style/marks.json")
    return next((kind for kind in _COLORS if type_code in kinds.get(kind, ())), "detail")


def icon_of(line: MarkLine) -> str:
    """Return the icon of what was decided, or of what is open: a ring, of dashes where it is not sure."""
    return "maybe" if line.verdict is None and not line.sure else _ICONS[line.verdict]


def color_of(kind: Kind) -> str:
    """Return the token a kind is drawn in; its soft ground is that name with `_soft`."""
    return _COLORS[kind]


def word_of(kind: Kind) -> str:
    """Return what a kind is called."""
    words = {
        "person": QCoreApplication.translate("MarkKind", "Person"),
        "place": QCoreApplication.translate("MarkKind", "Place"),
        "date": QCoreApplication.translate("MarkKind", "Time"),
        "contact": QCoreApplication.translate("MarkKind", "Contact"),
        "number": QCoreApplication.translate("MarkKind", "Number"),
        "body": QCoreApplication.translate("MarkKind", "Institution"),
        "detail": QCoreApplication.translate("MarkKind", "Detail"),
    }
    return words[kind]
