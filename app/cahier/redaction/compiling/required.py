"""What a reader of this kind of brief expects, item by item: present, or why not, and whose consent is missing.

Worked out whether there is a brief or not: what is missing is told before anybody asks why nothing came out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.gate import owners_of
from cahier.redaction.compiling.people import applicants
from cahier.redaction.phrases import Phrases
from cahier.redaction.profile import Profile, Requirement
from cahier.redaction.rules import entity_of

State = Literal["present", "not_recorded", "consent", "not_decided", "kept_back"]
_OFFICE = "ROLE.PERP"


@dataclass(frozen=True, slots=True)
class Required:
    """One item: its number and words, what became of it, and the codes of those whose consent is missing."""

    number: int
    text: str
    state: State
    people: tuple[str, ...] = ()


def required_items(
    records: CaseRecords, levels: dict[str, int], profile: Profile, phrases: Phrases, met: frozenset[str]
) -> tuple[Required, ...]:
    """Return every item the profile expects; `met` are the flags and answers of what was written."""
    texts = profile.texts[phrases.language]
    return tuple(
        Required(number, texts[item.text], *_state(item, records, levels, profile, met))
        for number, item in enumerate(profile.required, start=1)
    )


def summary(items: Iterable[Required], phrases: Phrases) -> str:
    """Return "3 of 6 present; consent missing for item 1"."""
    listed = tuple(items)
    present = sum(item.state == "present" for item in listed)
    parts = [phrases.say("required.present", present=str(present), all=str(len(listed)))]
    for state in ("consent", "not_decided", "not_recorded", "kept_back"):
        if numbers := [str(item.number) for item in listed if item.state == state]:
            form = "one" if len(numbers) == 1 else "many"
            parts.append(phrases.say(f"required.{state}.{form}", items=phrases.listed(numbers)))
    return "; ".join(parts)


def _state(
    item: Requirement, records: CaseRecords, levels: dict[str, int], profile: Profile, met: frozenset[str]
) -> tuple[State, tuple[str, ...]]:
    if item.met_by & met:
        return "present", ()
    holding = [record for record in _recorded(item, records) if _holds(item, record)]
    if not holding:
        return "not_recorded", ()
    short = [_short(item, record, records, levels, profile) for record in holding]
    if all(short) and item.of != "officials":
        return "consent", tuple(sorted(set().union(*short)))
    decided = records.case.naming_decision == "TARGET_NAMED"
    named = item.use in ("name", "name_unpublished") and profile.names.targets != "nobody"
    return ("not_decided" if named and not decided else "kept_back"), ()


def _short(
    item: Requirement, record: object, records: CaseRecords, levels: dict[str, int], profile: Profile
) -> frozenset[str]:
    """Return the codes of those whose consent to this record is missing; what is of nobody is of the targets."""
    code_of = {role.person_id: role.code for role in records.roles}
    return frozenset(
        code_of[person]
        for person in owners_of(record) or _people(item, records)
        if person in code_of and levels.get(person, 0) < profile.need(item.use)
    )


def _recorded(item: Requirement, records: CaseRecords) -> Iterator[object]:
    """Yield the records an item is fed by: of the people it is about, not of everybody in the case."""
    about = _people(item, records)
    kinds = {entity for entity, _ in item.fields}
    everything: tuple[object, ...] = (
        records.case,
        *records.persons,
        *records.events,
        *records.proceedings,
        *records.detentions,
        *records.evidence,
        *records.asks,
    )
    for record in everything:
        owners = owners_of(record)
        if entity_of(record) in kinds and (not owners or owners & about):
            yield record


def _people(item: Requirement, records: CaseRecords) -> frozenset[str]:
    if item.of == "officials":
        return frozenset(role.person_id for role in records.roles if _OFFICE in role.role)
    if item.of == "applicants":
        return applicants(records)
    return frozenset(role.person_id for role in records.roles if "ROLE.TARGET" in role.role)


def _holds(item: Requirement, record: object) -> bool:
    return any(getattr(record, name) for entity, name in item.fields if entity == entity_of(record))
