"""What codes are called in the language of the window: the vocabularies, and the closed lists of the domain."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from cahier import resources
from cahier.gui.languages import TOLD_IN, name_of
from cahier.gui.translation import QT_TRANSLATE_NOOP

_VOCABULARIES = ("con", "det", "evd", "kin", "law", "perp", "pur", "stg", "tnr", "vic")
_LISTS: dict[str, dict[str, str]] = {
    "role": {
        "ROLE.TARGET": QT_TRANSLATE_NOOP("Word", "The person targeted"),
        "ROLE.RELATIVE": QT_TRANSLATE_NOOP("Word", "Relative"),
        "ROLE.INTERVIEWEE": QT_TRANSLATE_NOOP("Word", "Person interviewed"),
        "ROLE.WITNESS": QT_TRANSLATE_NOOP("Word", "Witness"),
        "ROLE.SOURCE": QT_TRANSLATE_NOOP("Word", "Source"),
        "ROLE.PERP": QT_TRANSLATE_NOOP("Word", "Alleged perpetrator"),
        "ROLE.LAWYER": QT_TRANSLATE_NOOP("Word", "Lawyer"),
        "ROLE.EXPERT": QT_TRANSLATE_NOOP("Word", "Expert"),
        "ROLE.HELPER": QT_TRANSLATE_NOOP("Word", "Helper"),
        "ROLE.CONTACT": QT_TRANSLATE_NOOP("Word", "Contact"),
        "ROLE.THIRD": QT_TRANSLATE_NOOP("Word", "Somebody else"),
    },
    "sex": {
        "F": QT_TRANSLATE_NOOP("Word", "Female"),
        "M": QT_TRANSLATE_NOOP("Word", "Male"),
        "X": QT_TRANSLATE_NOOP("Word", "Other"),
        "undisclosed": QT_TRANSLATE_NOOP("Word", "Does not say"),
    },
    "certainty": {
        "documented": QT_TRANSLATE_NOOP("Word", "A document shows it"),
        "forensic": QT_TRANSLATE_NOOP("Word", "An expert found it"),
        "corroborated": QT_TRANSLATE_NOOP("Word", "Several sources agree"),
        "single_source": QT_TRANSLATE_NOOP("Word", "One person saw it"),
        "hearsay": QT_TRANSLATE_NOOP("Word", "Was told of it"),
        "suspicion": QT_TRANSLATE_NOOP("Word", "Infers it"),
    },
    "proceeding": {
        "criminal": QT_TRANSLATE_NOOP("Word", "Criminal"),
        "administrative": QT_TRANSLATE_NOOP("Word", "Administrative"),
        "tax": QT_TRANSLATE_NOOP("Word", "Tax"),
        "civil": QT_TRANSLATE_NOOP("Word", "Civil"),
        "disciplinary": QT_TRANSLATE_NOOP("Word", "Disciplinary"),
        "extradition": QT_TRANSLATE_NOOP("Word", "Extradition"),
        "immigration": QT_TRANSLATE_NOOP("Word", "Immigration"),
    },
    "status": {
        "open": QT_TRANSLATE_NOOP("Word", "Open"),
        "paused": QT_TRANSLATE_NOOP("Word", "Paused"),
        "closed": QT_TRANSLATE_NOOP("Word", "Closed"),
    },
    "risk": {
        "GREEN": QT_TRANSLATE_NOOP("Word", "Low"),
        "AMBER": QT_TRANSLATE_NOOP("Word", "Raised"),
        "RED": QT_TRANSLATE_NOOP("Word", "High"),
    },
    "naming": {
        "NOT_NAMED": QT_TRANSLATE_NOOP("Word", "No"),
        "PENDING": QT_TRANSLATE_NOOP("Word", "Not decided yet"),
        "TARGET_NAMED": QT_TRANSLATE_NOOP("Word", "Yes, where consent allows it"),
    },
    "submission": {
        "approved": QT_TRANSLATE_NOOP("Word", "Written, not sent yet"),
        "sent": QT_TRANSLATE_NOOP("Word", "Sent"),
        "acknowledged": QT_TRANSLATE_NOOP("Word", "Received by them"),
        "published": QT_TRANSLATE_NOOP("Word", "Published"),
        "replied": QT_TRANSLATE_NOOP("Word", "Answered"),
        "recalled": QT_TRANSLATE_NOOP("Word", "Called back"),
        "closed": QT_TRANSLATE_NOOP("Word", "Nothing more is expected"),
    },
    "copy": {
        "original": QT_TRANSLATE_NOOP("Word", "Original"),
        "copy": QT_TRANSLATE_NOOP("Word", "Copy"),
    },
    "mode": {
        "in_person": QT_TRANSLATE_NOOP("Word", "In person"),
        "remote_encrypted": QT_TRANSLATE_NOOP("Word", "By encrypted call"),
        "written": QT_TRANSLATE_NOOP("Word", "In writing"),
        "intermediary": QT_TRANSLATE_NOOP("Word", "Through somebody else"),
    },
    "reliability": {
        "A": QT_TRANSLATE_NOOP("Word", "A: has always been right"),
        "B": QT_TRANSLATE_NOOP("Word", "B: has mostly been right"),
        "C": QT_TRANSLATE_NOOP("Word", "C: has often been right"),
        "D": QT_TRANSLATE_NOOP("Word", "D: has seldom been right"),
        "E": QT_TRANSLATE_NOOP("Word", "E: has been wrong"),
        "F": QT_TRANSLATE_NOOP("Word", "F: cannot be judged"),
    },
    "basis": {
        "self": QT_TRANSLATE_NOOP("Word", "The person, to us"),
        "guardian": QT_TRANSLATE_NOOP("Word", "A guardian"),
        "written_from_custody": QT_TRANSLATE_NOOP("Word", "The person, in writing from custody"),
        "via_lawyer_written": QT_TRANSLATE_NOOP("Word", "The person, in writing through a lawyer"),
        "via_lawyer_oral": QT_TRANSLATE_NOOP("Word", "The person, orally through a lawyer"),
        "next_of_kin_presumed": QT_TRANSLATE_NOOP("Word", "Relatives, who could only presume"),
        "relayed": QT_TRANSLATE_NOOP("Word", "Somebody passed it on"),
        "pending": QT_TRANSLATE_NOOP("Word", "Asked, answer still open"),
        "none": QT_TRANSLATE_NOOP("Word", "Nobody: was not asked"),
    },
}


def options(name: str) -> tuple[tuple[str, str], ...]:
    """Return the codes of a vocabulary or list with their words, in its own order."""
    if name == "language":
        return tuple((code, name_of(code)) for code in TOLD_IN)
    if name in _LISTS:
        return tuple((code, QCoreApplication.translate("Word", text)) for code, text in _LISTS[name].items())
    return tuple((term["code"], _label(term["labels"])) for term in _terms(name))


def word(code: str | None) -> str:
    """Return what a code is called; the code itself when nobody knows, nothing for nothing."""
    if not code:
        return ""
    prefix = code.partition(".")[0].lower()
    names = (prefix,) if prefix in (*_VOCABULARIES, "role") else tuple(_LISTS)
    return next((text for name in names for known, text in options(name) if known == code), code)


def word_of(name: str, code: str | None) -> str:
    """Return what a code of one list is called."""
    return dict(options(name)).get(code or "", code or "")


def note_of(code: str) -> str:
    """Return the note of a term ("publishes"), or nothing."""
    terms = _terms(code.partition(".")[0].lower())
    return next((term["note"] or "" for term in terms if term["code"] == code), "")


def _terms(name: str) -> list[dict[str, Any]]:
    terms: list[dict[str, Any]] = resources.data(f"vocabularies/{name}.json")["terms"]
    return terms


def _label(labels: dict[str, str]) -> str:
    language = QLocale().name().partition("_")[0]
    return labels.get(language, labels["en"])
