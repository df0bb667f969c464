"""Whose consent a brief rests on, whether their conditions are met, and whether the family sentence may stand."""

from dataclasses import dataclass, fields
from datetime import date

from cahier.domain.consent import Consent, Scope
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.gather import people_told
from cahier.redaction.compiling.people import People
from cahier.redaction.compiling.selection import Selection
from cahier.redaction.conditions import (
    Condition,
    Exclusion,
    Ticks,
    Whereabouts,
    exclusions,
    open_conditions,
)
from cahier.redaction.consent import is_child, standing
from cahier.redaction.profile import Profile


@dataclass(frozen=True, slots=True)
class Permission:
    """The people relied on (ids), their consents, what is still open, what they excluded, and the family."""

    persons: tuple[str, ...]
    named: tuple[str, ...]  # those who may be named here: told about, or all where only the narrative tells
    consents: tuple[str, ...]
    pending: tuple[Condition, ...]
    exclusions: tuple[Exclusion, ...]
    scopes: dict[str, frozenset[str]]  # what beyond the account each person's consents allow, all of them together
    family: bool
    family_fault: str | None  # why the family sentence does not stand, where there was ground for it


def permission_of(
    records: CaseRecords,
    people: People,
    selection: Selection,
    profile: Profile,
    recipient: str,
    on: date,
    ticks: Ticks,
) -> Permission:
    """Look at the conditions of everybody the brief rests on; the family sentence never holds up the rest."""
    governing = _governing(records, profile, recipient, on)
    code_of = {role.person_id: role.code for role in records.roles}
    whereabouts = whereabouts_of(records)

    def open_for(person: str) -> tuple[Condition, ...]:
        return open_conditions(code_of.get(person, ""), governing[person], on, ticks, whereabouts)

    told = people_told(people, selection, records)
    named = tuple(person for person in people.named if person in told or not told)
    relied = set(selection.relied) | set(told) | set(named)
    kin = [person for person in people.relatives if not open_for(person)]
    ground = selection.family_pressure and profile.names.family_sentence
    family = ground and bool(kin)
    fault = ("condition" if people.relatives else "nobody") if ground and not family else None
    if family and not relied & set(kin):
        relied.add(kin[0])
    ordered = tuple(person.person_id for person in records.persons if person.person_id in relied)
    return Permission(
        persons=ordered,
        named=named,
        consents=tuple(consent.consent_id for person in ordered for consent in governing[person]),
        pending=tuple(condition for person in ordered for condition in open_for(person)),
        exclusions=tuple(item for person, own in governing.items() for item in exclusions(person, own)),
        scopes={person: _scopes(own) for person, own in governing.items()},
        family=family,
        family_fault=fault,
    )


def whereabouts_of(records: CaseRecords) -> Whereabouts:
    """Return where the people of a case are recorded to be, by the code people say aloud."""
    code_of = {role.person_id: role.code for role in records.roles}
    return {code_of[one.person_id]: one.in_country for one in records.persons if one.person_id in code_of}


def _scopes(consents: tuple[Consent, ...]) -> frozenset[str]:
    """Return the scopes that every one of these consents allows; none where there is no consent."""
    names = [field.name for field in fields(Scope)] if consents else []
    return frozenset(name for name in names if all(getattr(consent.scope, name) for consent in consents))


def _governing(records: CaseRecords, profile: Profile, recipient: str, on: date) -> dict[str, tuple[Consent, ...]]:
    """Return the consents that govern each person of the case on this day."""
    return {
        person.person_id: tuple(
            consent
            for consent in records.consents
            if consent.consent_id
            in standing(
                person.person_id, profile.purpose, recipient, on, records.consents, minor=is_child(person, on)
            ).consents
        )
        for person in records.persons
    }
