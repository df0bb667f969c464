"""The conditions a person set: which are met, which take fields away, which wait for somebody to see to them.

Read from the governing consent of each person a brief relies on: `recheck_each_use` waits until the person was
asked again for this very use · `not_before:2026-05-01` (or `none`) is compared with the day · `exclude:residence`
takes away the fields of `resources/rules/conditions.json` · anything else (`only_if:...`, `attribute_to:...`,
`never_contact`, free words) waits until somebody has read it and ticked it. What the program cannot read it never
takes as met.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cahier import resources
from cahier.domain.consent import Consent
from cahier.domain.dates import DateNotUnderstood, PartialDate

RECHECK = "recheck_each_use"


@dataclass(frozen=True, slots=True)
class Condition:
    """One open condition: whose (the code of the person), its text, and what to do about it."""

    person: str
    text: str
    sentence: str
    tickable: bool = True

    @property
    def key(self) -> str:
        """What a tick is kept under: "P1:recheck_each_use"."""
        return f"{self.person}:{self.text}"


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
    code: str, consents: Iterable[Consent], on: date, confirmed: frozenset[str]
) -> tuple[Condition, ...]:
    """Return what still stands in the way for the person known as `code`."""
    found = (_open(code, text, on) for text in _texts(consents))
    return tuple(item for item in found if item and not (item.tickable and item.key in confirmed))


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
        for entry in _excluded(text) or ()
    )


def _texts(consents: Iterable[Consent]) -> tuple[str, ...]:
    texts: list[str] = []
    for consent in consents:
        if consent.recheck_each_use:
            texts.append(RECHECK)
        texts += [text.strip() for text in consent.conditions if text.strip()]
    return tuple(dict.fromkeys(texts))


def _open(code: str, text: str, on: date) -> Condition | None:
    if text == RECHECK:
        return Condition(code, text, _say("recheck", code))
    if text.startswith("not_before:"):
        return _not_before(code, text, on)
    if _excluded(text) is not None:
        return None
    known = text.partition(":")[0]
    phrase = known if known in ("only_if", "attribute_to", "never_contact", "exclude") else "other"
    return Condition(code, text, _say(phrase, code))


def _not_before(code: str, text: str, on: date) -> Condition | None:
    """Open until the day named; of a partial date, until the last day it can mean."""
    day = text.partition(":")[2].strip()
    if day == "none":
        return None
    try:
        first_allowed = PartialDate.parse(day).latest
    except DateNotUnderstood:
        return Condition(code, text, _say("other", code))
    if first_allowed is not None and first_allowed <= on:
        return None
    return Condition(code, text, _say("not_before", code), tickable=False)


def _excluded(text: str) -> list[dict[str, Any]] | None:
    """Return the fields an exclusion takes away; None when it is none, or not one we know."""
    kind, _, what = text.partition(":")
    fields: dict[str, list[dict[str, Any]]] = resources.data("rules/conditions.json")["exclude"]
    return fields.get(what.strip()) if kind == "exclude" else None


def _say(key: str, code: str) -> str:
    return str(resources.data("phrases/en.json")["conditions"][key]).format(person=code)
