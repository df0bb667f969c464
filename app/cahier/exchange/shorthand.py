"""The short ways in which a document says common things, and the long ones that our records have.

`unfold` makes a row long, `fold` makes it short where nothing is lost. Both take and return rows as they stand
in a document.
"""

from collections.abc import Callable
from typing import Any

from cahier.exchange.codes import check_codes
from cahier.exchange.errors import RowRefused

Row = dict[str, Any]
_SENTENCE = {"sentence_months": "months", "sentence_days": "days"}
_CONSENT = {"consent": "purposes", "consent_basis": "basis", "consent_conditions": "conditions"}
_RECHECK = "recheck_each_use"
NO_CONSENT: Row = {"consent": {}, "consent_basis": "none", "consent_conditions": []}


def unfold(notion: str, row: Row) -> Row:
    """Return the row in its long form; raises RowRefused."""
    return _UNFOLD[notion](row) if notion in _UNFOLD else row


def fold(notion: str, row: Row) -> Row:
    """Return the row in its short form."""
    return _FOLD[notion](row) if notion in _FOLD else row


def consent_of(person: Row) -> Row | None:
    """Return the consent that stands in a person's row, in its long form; None when there is none."""
    consent = {long: person[short] for short, long in _CONSENT.items() if person.get(short)}
    if not consent or consent == {"basis": "none"}:
        return None
    return {**consent, "person": person["person_id"], _RECHECK: _RECHECK in consent.get("conditions", ())}


def short_consent(consent: Row) -> Row | None:
    """Return the keys that say this consent in a person's row; None when they would lose something of it."""
    short: Row = {key: consent.get(_CONSENT[key]) or empty for key, empty in NO_CONSENT.items()}
    again = consent_of({"person_id": consent["person"], **short})
    return short if again is not None and _filled(again) == _filled(consent) else None


def _filled(row: Row) -> Row:
    return {key: value for key, value in row.items() if value not in ([], {}, False)}


def _unfold_relationship(row: Row) -> Row:
    return {key: value for key, value in row.items() if key != "read"}


def _fold_relationship(row: Row) -> Row:
    """Say the tie as people read it. It is for them: only from, kin and to are read back."""
    said = (row["from"], row["kin"], row["to"])
    whole = all(isinstance(word, str) for word in said)
    return {**row, "read": f"{said[0]} is the {said[1]} of {said[2]}"} if whole else row


def _unfold_person(row: Row) -> Row:
    """A name "-" or in brackets is no name: "(daughter of P6)" says which part the person has."""
    long = dict(row)
    for key in ("name_latin", "name_native"):
        name = long.get(key) or ""
        if name == "-" or (name.startswith("(") and name.endswith(")")):
            long[key] = None
            details = [long.get("role_detail"), name if name != "-" else None]
            long["role_detail"] = " ".join(detail for detail in details if detail) or None
    return long


def _unfold_interview(row: Row) -> Row:
    long = {key: value for key, value in row.items() if key not in ("date", "lang")}
    for short, key, value in (("date", "date_edtf", row.get("date")), ("lang", "languages", [row.get("lang")])):
        if row.get(short) is None:
            continue
        if long.get(key, value) != value:
            raise RowRefused(f"{short!r} and {key!r} say different things")
        long[key] = value
    return long


def _fold_interview(row: Row) -> Row:
    languages = row.get("languages", ())
    if len(languages) != 1:
        return row
    return {**{key: value for key, value in row.items() if key != "languages"}, "lang": languages[0]}


def _unfold_proceeding(row: Row) -> Row:
    short = {_SENTENCE[key]: value for key, value in row.items() if key in _SENTENCE and value is not None}
    long = {key: value for key, value in row.items() if key not in _SENTENCE}
    if not short:
        return long
    if long.get("sentence") is not None:
        raise RowRefused("the sentence is given twice")
    return {**long, "sentence": short}


def _fold_proceeding(row: Row) -> Row:
    sentence = row.get("sentence")
    if not sentence or not set(sentence) <= set(_SENTENCE.values()):
        return row
    short = {key: sentence[long] for key, long in _SENTENCE.items() if long in sentence}
    return {**{key: value for key, value in row.items() if key != "sentence"}, **short}


def _unfold_detention(row: Row) -> Row:
    said = row.get("ill_treatment")
    return {**row, "ill_treatment": {"alleged": True, "note": said}} if isinstance(said, str) else row


def _fold_detention(row: Row) -> Row:
    said = row.get("ill_treatment")
    short = isinstance(said, dict) and set(said) == {"alleged", "note"} and said["alleged"] is True
    return {**row, "ill_treatment": said["note"]} if short and said else row


def _unfold_consent(row: Row) -> Row:
    said: dict[str, str] = row.get("purposes", {})
    for vocabulary, codes in (("pur", said.keys()), ("con", said.values())):
        check_codes(codes, vocabulary)
    return {**row, "purposes": [{"purpose": code, "level": int(level[-1])} for code, level in said.items()]}


def _fold_consent(row: Row) -> Row:
    return {**row, "purposes": {cell["purpose"]: f"CON.{cell['level']}" for cell in row.get("purposes", ())}}


_UNFOLD: dict[str, Callable[[Row], Row]] = {
    "person": _unfold_person,
    "relationship": _unfold_relationship,
    "interview": _unfold_interview,
    "proceeding": _unfold_proceeding,
    "detention": _unfold_detention,
    "consent": _unfold_consent,
}
_FOLD: dict[str, Callable[[Row], Row]] = {
    "relationship": _fold_relationship,
    "interview": _fold_interview,
    "proceeding": _fold_proceeding,
    "detention": _fold_detention,
    "consent": _fold_consent,
}
