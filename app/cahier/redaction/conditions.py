"""The conditions a person set: which are met, which take fields away, which wait for somebody to see to them.

Read from the governing consent of each person a brief relies on: `recheck_each_use` waits until the person was
asked again for this very use · `not_before:2026-05-01` (or `none`) is compared with the day · `exclude:residence`
takes away the fields of `resources/rules/conditions.json` · `only_if:P3 abroad` is compared with where P3 is
recorded to be · anything else (`attribute_to:...`, `never_contact`, free words) waits until somebody has read it
and ticked it, saying why it is met. `exclude(residence)` is read as `exclude:residence`. What the program cannot
read it never takes as met.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cahier import resources
from cahier.domain.consent import Consent
from cahier.domain.dates import DateNotUnderstood, PartialDate

RECHECK = "recheck_each_use"
Ticks = Mapping[str, str]  # the key of a condition somebody saw to -> why it is met
Whereabouts = Mapping[str, bool | None]  # the code of a person -> whether in the country; None is not known
_IN_BRACKETS = re.compile(r"(\w+)\s*\((.*)\)", re.DOTALL)
_ABROAD = re.compile(r"(?:that\s+)?(P\d+)(?:\s*,|\s+is)?\s+abroad|abroad\s*[:,]?\s*(P\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Condition:
    """One open condition: whose (the code of the person), its text, and what to do about it.

    One that does not block is offered: whoever ticks it lets the brief say more.
    """

    person: str
    text: str
    sentence: str
    tickable: bool = True
    needs_reason: bool = True
    blocks: bool = True

    @property
    def key(self) -> str:
        """What a tick is kept under: "P1:recheck_each_use"."""
        return f"{self.person}:{self.text}"

    def is_met(self, ticks: Ticks) -> bool:
        """Whether somebody ticked it, and said why where that is asked."""
        return self.tickable and self.key in ticks and (not self.needs_reason or bool(ticks[self.key].strip()))


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A field that one person took out: `of` "own" or "case", only for `acts` or `values` where any are given."""

    person_id: str
    entity: str
    field: str
    of: str
    acts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


def open_conditions(
    code: str, consents: Iterable[Consent], on: date, ticks: Ticks, whereabouts: Whereabouts | None = None
) -> tuple[Condition, ...]:
    """Return what still stands in the way for the person known as `code`."""
    found = (_open(code, text, on, whereabouts or {}) for text in _texts(consents))
    return tuple(item for item in found if item and not item.is_met(ticks))


def exclusions(person_id: str, consents: Iterable[Consent]) -> tuple[Exclusion, ...]:
    """Return the fields this person took out, as far as the program knows how."""
    return tuple(
        Exclusion(
            person_id=person_id,
            entity=entry["entity"],
            field=entry["field"],
            of=entry["of"],
            acts=tuple(entry.get("acts", ())),
            values=tuple(entry.get("values", ())),
        )
        for text in _texts(consents)
        for what in _exclusions_in(text)
        for entry in _known_exclusions().get(what, ())
    )


def keeps_name_back(consent: Consent) -> bool:
    """Whether somebody excluded their own name, whatever else they agreed to."""
    return _keeps_back(consent, "keeps_name_back")


def keeps_pictures_back(consent: Consent) -> bool:
    """Whether somebody excluded pictures in words, whatever was ticked."""
    return _keeps_back(consent, "keeps_pictures_back")


def _keeps_back(consent: Consent, which: str) -> bool:
    words: list[str] = resources.data("rules/conditions.json")[which]
    return any(what in words for text in _texts((consent,)) for what in _exclusions_in(text))


def _texts(consents: Iterable[Consent]) -> tuple[str, ...]:
    texts: list[str] = []
    for consent in consents:
        if consent.recheck_each_use:
            texts.append(RECHECK)
        texts += [text.strip() for text in consent.conditions if text.strip()]
    return tuple(dict.fromkeys(texts))


def _open(code: str, text: str, on: date, whereabouts: Whereabouts) -> Condition | None:
    kind, what = _read(text)
    if kind == RECHECK:
        return Condition(code, text, _say("recheck", code), needs_reason=False)
    if kind == "not_before":
        return _not_before(code, text, on)
    if kind == "only_if" and (of := _ABROAD.fullmatch(what)):
        return _only_if_abroad(code, text, (of[1] or of[2]).upper(), whereabouts)
    excluded = _exclusions_in(text)
    if excluded and all(what in _known_exclusions() for what in excluded):
        return None
    phrase = kind if kind in ("only_if", "attribute_to", "never_contact", "exclude") else "other"
    return Condition(code, text, _say(phrase, code))


def _only_if_abroad(code: str, text: str, other: str, whereabouts: Whereabouts) -> Condition | None:
    """Met when the other is recorded abroad; a tick helps only where nobody recorded where they are."""
    inside = whereabouts.get(other)
    if inside is False:
        return None
    phrase = "only_if" if inside is None else "only_if_inside"
    return Condition(code, text, _say(phrase, code, other=other), tickable=inside is None)


def _read(text: str) -> tuple[str, str]:
    """Return the kind of a condition and what it is about: "Not before: 2027" is read as "not_before:2027"."""
    bracketed = _IN_BRACKETS.fullmatch(text.strip())
    kind, _, what = (bracketed[1], ":", bracketed[2]) if bracketed else text.partition(":")
    return "_".join(kind.casefold().split()), what.strip()


def _not_before(code: str, text: str, on: date) -> Condition | None:
    """Open until the day named; of a partial date, until the last day it can mean."""
    _, day = _read(text)
    if day.casefold() == "none":
        return None
    try:
        first_allowed = PartialDate.parse(day).latest
    except DateNotUnderstood:
        return Condition(code, text, _say("other", code))
    if first_allowed is not None and first_allowed <= on:
        return None
    return Condition(code, text, _say("not_before", code), tickable=False)


def _exclusions_in(text: str) -> tuple[str, ...]:
    """Return what an exclusion names, "residence" and "dates" of "exclude:residence, dates"; nothing of others."""
    kind, what = _read(text)
    if kind != "exclude":
        return ()
    return tuple("_".join(part.casefold().split()) for part in re.split("[,;]", what))


def _known_exclusions() -> dict[str, list[dict[str, Any]]]:
    fields: dict[str, list[dict[str, Any]]] = resources.data("rules/conditions.json")["exclude"]
    return fields


def _say(key: str, code: str, **more: str) -> str:
    return str(resources.data("phrases/en.json")["conditions"][key]).format(person=code, **more)
