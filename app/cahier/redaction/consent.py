"""What a person allows, for one purpose, towards one recipient, on one day. Whatever was never asked is "no".

effective = 0 if withdrawn, expired, not yet given, or the recipient is not covered; otherwise the lower of the
level given for the purpose and the cap of its basis (`resources/rules/consent.json`). Whoever said that nobody
outside may see it is counted at most. Nobody consents for another person.

Several records of one person: the latest given governs, as a whole. Where the dates cannot tell which is the
latest (same day, partial or missing dates), all that may be the latest govern together and the lowest level
counts. A withdrawal wins over every record that was not surely given after it. Partial dates always count in the
direction that allows less: an end counts from the first day it can mean, and the day something ends is already
over.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cahier import resources
from cahier.domain.consent import Consent
from cahier.domain.dates import PartialDate
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.redaction.conditions import keeps_name_back
from cahier.redaction.recipients import recipient_called


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands: the level that counts, the one that was given, and why in plain words."""

    level: int
    given: int
    reasons: tuple[str, ...]
    consents: tuple[str, ...]  # ids of the records that govern


def needed(use: str) -> int:
    """Return the lowest level a use asks for: count, narrative, name_in_confidence, name_to_state, name."""
    return int(_rules()["needs"][use])


def effective(
    person_id: str, purpose: str, recipient: str, on: date, consents: Iterable[Consent], *, minor: bool = False
) -> int:
    """Return the level (0 to 5) that counts for this person; 0 when there is no record."""
    return standing(person_id, purpose, recipient, on, consents, minor=minor).level


def levels(records: CaseRecords, purpose: str, recipient: str, on: date) -> dict[str, int]:
    """Return the effective level of every person of a case, by person id."""
    return {
        person.person_id: effective(
            person.person_id, purpose, recipient, on, records.consents, minor=is_child(person, on)
        )
        for person in records.persons
    }


def held_to(records: CaseRecords, ceiling: int) -> CaseRecords:
    """Return the case as if nobody had agreed to more than this level."""
    held = tuple(
        replace(
            consent, purposes=tuple(replace(cell, level=min(cell.level, ceiling)) for cell in consent.purposes)
        )
        for consent in records.consents
    )
    return replace(records, consents=held)


def is_child(person: Person, on: date) -> bool:
    """Whether somebody is recorded as a child, or may be one on this day by any reading of the date of birth."""
    if person.is_minor or person.dob is None:
        return person.is_minor
    last = person.dob.latest
    if last is None:
        return True
    age = on.year - last.year - ((on.month, on.day) < (last.month, last.day))
    return age < int(_rules()["of_age"])


def standing(
    person_id: str, purpose: str, recipient: str, on: date, consents: Iterable[Consent], *, minor: bool = False
) -> Standing:
    """Return the effective level together with what was given and the reasons, for the screen."""
    own = [consent for consent in consents if consent.person == person_id]
    latest = governing(own, on)
    if not latest:
        return Standing(0, 0, (_why("not_yet" if own else "never_asked"),), ())
    ids = tuple(consent.consent_id for consent in latest)
    if _withdrawn(latest, own, purpose, on):
        return Standing(0, 0, (_why("withdrawn"),), ids)
    cells = [_cell(consent, purpose, recipient, on, minor) for consent in latest]
    level, asked, reason = min(cells, key=lambda cell: cell[0])
    reasons = (reason,) if len(cells) == 1 else (reason, _why("several"))
    return Standing(level, asked, reasons, ids)


def governing(own: Iterable[Consent], on: date) -> list[Consent]:
    """Return the latest given by this day; all that may be the latest."""
    given = [consent for consent in own if _is_given(consent, on)]
    return [consent for consent in given if not any(surely_before(consent, other) for other in given)]


def taken_back_by(consents: Iterable[Consent], purpose: str, on: date) -> frozenset[str]:
    """Return who took back what they agreed to for this purpose, and has not agreed again since."""
    own: dict[str, list[Consent]] = {}
    for consent in consents:
        own.setdefault(consent.person, []).append(consent)
    return frozenset(
        person for person, every in own.items() if _withdrawn(governing(every, on), every, purpose, on)
    )


def _cell(consent: Consent, purpose: str, recipient: str, on: date, minor: bool) -> tuple[int, int, str]:
    """Return the level of one record, the level it was given at, and why."""
    asked = min((cell.level for cell in consent.purposes if cell.purpose == purpose), default=0)
    if not asked:
        return 0, 0, _why("purpose_not_given")
    if _ended(consent.expires_on, on):
        return 0, asked, _why("expired")
    if not _covers(consent, recipient):
        return 0, asked, _why("recipient_not_covered")
    cap = _rules()["caps"][consent.basis]
    capped = min(asked, cap, _rules()["minor_cap"] if minor else cap)
    if not consent.scope.narrative and capped > needed("count"):
        return needed("count"), asked, _why("no_account")
    if not _may_see(consent, recipient) and capped > needed("count"):
        return needed("count"), asked, _why("who_may_see")
    if keeps_name_back(consent) and capped > needed("narrative"):
        return needed("narrative"), asked, _why("no_name")
    if capped == asked:
        return asked, asked, _why("given")
    return capped, asked, _why("minor" if minor and capped < min(asked, cap) else f"basis_{consent.basis}")


def _is_given(consent: Consent, on: date) -> bool:
    first = consent.given_on.earliest if consent.given_on else None
    return first is None or first <= on


def surely_before(consent: Consent, other: Consent) -> bool:
    """Whether one was given before the other by any reading of their dates."""
    last = consent.given_on.latest if consent.given_on else None
    first = other.given_on.earliest if other.given_on else None
    return last is not None and first is not None and last < first


def _withdrawn(latest: list[Consent], own: list[Consent], purpose: str, on: date) -> bool:
    return any(
        _ended(consent.withdrawn_on, on)
        and withdrawal_reaches(consent, purpose)
        and not all(other is not consent and _given_after(other, consent.withdrawn_on) for other in latest)
        for consent in own
    )


def withdrawn_purposes(consent: Consent) -> tuple[str, ...] | None:
    """Return what was taken back: these purposes, () for all, None for nothing yet.

    A scope of known purposes alone is read as such, all else means all.
    """
    if consent.withdrawn_on is None:
        return None
    parts = tuple(dict.fromkeys((consent.withdrawal_scope or "").replace(",", " ").split()))
    known = {term["code"] for term in resources.data("vocabularies/pur.json")["terms"]}
    return parts if parts and set(parts) <= known else ()


def withdrawal_reaches(consent: Consent, purpose: str) -> bool:
    """Whether something was taken back, on whatever day, and this purpose is in it."""
    parts = withdrawn_purposes(consent)
    return parts is not None and (not parts or purpose in parts)


def _given_after(consent: Consent, withdrawal: PartialDate | None) -> bool:
    first = consent.given_on.earliest if consent.given_on else None
    last = withdrawal.latest if withdrawal else None
    return first is not None and last is not None and last < first


def _ended(day: PartialDate | None, on: date) -> bool:
    return day is not None and (day.earliest is None or day.earliest <= on)


def _covers(consent: Consent, recipient: str) -> bool:
    body = recipient_called(recipient)
    return not consent.recipients or any(map(body.is_called, consent.recipients))


def _may_see(consent: Consent, recipient: str) -> bool:
    """Whether a body like this may see what was said; somebody who was not asked who may see set no limit."""
    if consent.who_may_see is None:
        return True
    ladder: list[str] = _rules()["who_may_see"]
    return ladder.index(consent.who_may_see) >= ladder.index(recipient_called(recipient).sees)


def _why(key: str) -> str:
    return str(resources.data("phrases/en.json")["consent"][key])


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = resources.data("rules/consent.json")
    return rules
