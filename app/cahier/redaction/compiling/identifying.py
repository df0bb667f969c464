"""What in the records of a case points at somebody: the values the finished text is searched for."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from datetime import date

from cahier.domain.dates import PartialDate
from cahier.domain.folding import fold
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.redaction.known import bare_name
from cahier.redaction.rules import entity_of, rule_of


def identifying_values(person: Person) -> Iterator[str]:
    """Yield every directly identifying value of a person, and each part of a name of four letters or more."""
    for field in dataclasses.fields(person):
        rule = rule_of(entity_of(person), field.name)
        if rule.identifying != "D":
            continue
        for value in _texts(getattr(person, field.name)):
            yield value
            if rule.rule == "PS":
                yield from (part for part in re.findall(r"\w+", value) if len(part) > 3)


def name_parts(people: Iterable[Person]) -> frozenset[str]:
    """Return every word of every name of these people, folded."""
    names = (
        name
        for person in people
        for name in (
            *(person.name_full, person.given, person.family, person.patronymic, person.name_native, person.maiden),
            *(*person.variants, *person.transliterations, *person.nicknames),
        )
    )
    return frozenset(word for name in names if name for word in re.findall(r"\w+", fold(name)))


def codes_of(records: CaseRecords) -> frozenset[str]:
    """Return the codes people say aloud in a case: of everybody in it, and of each record ("P2", "E1")."""
    lists = (getattr(records, field.name) for field in dataclasses.fields(records))
    held = (record for records_ in lists if isinstance(records_, tuple) for record in records_)
    return frozenset(code for record in held if (code := getattr(record, "code", "")))


def first_letters(person: Person) -> Iterator[str]:
    """Yield the first letters of a full name, in either order, folded."""
    for name in (person.name_full, person.name_native):
        letters = "".join(word[0] for word in re.findall(r"\w+", fold(name or "")))
        if len(letters) > 1:
            yield from (letters, letters[::-1])


def places_and_employers(records: CaseRecords) -> Iterator[str]:
    """Yield every organisation not of the State, every place below a region, and where people live and work."""
    ids = {item.organisation_id for item in records.organisations} | {place.place_id for place in records.places}
    for organisation in records.organisations:
        if not organisation.is_state:
            yield from (name for name in (organisation.name, *organisation.aliases) if name)
    for place in records.places:
        yield from (name for name in (place.settlement, place.adm2) if name)
    said = [event.place_ref for event in records.events]
    said += [value for person in records.persons for value in (person.residence, person.employer_ref)]
    yield from (text for text in said if text and text not in ids)


def role_words(person: Person, records: CaseRecords) -> set[str]:
    """Return the words of five letters or more that say the role or work of a person, folded."""
    details = [role.role_detail for role in records.roles if role.person_id == person.person_id]
    text = " ".join(value for value in (person.unique_role, person.occupation, *details) if value)
    return set(re.findall(r"\w{5,}", fold(text)))


def exact_days(records: CaseRecords, months: list[str]) -> set[str]:
    """Return every day the records hold, as a reader would write it."""
    return {
        written
        for day in _days(records)
        for written in (
            day.isoformat(),
            f"{day.day} {months[day.month - 1]} {day.year}",
            f"{months[day.month - 1]} {day.day} {day.year}",
            f"{day.day} {months[day.month - 1]}",
            f"{day.day:02}.{day.month:02}.{day.year}",
            f"{day.day:02}/{day.month:02}/{day.year}",
        )
    }


def _days(node: object) -> Iterator[date]:
    if isinstance(node, PartialDate):
        for day in (node.earliest, node.latest):
            if day is not None and len(node.text) > len("2025-03"):
                yield day
    elif isinstance(node, tuple):
        for item in node:
            yield from _days(item)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for field in dataclasses.fields(node):
            yield from _days(getattr(node, field.name))


def values_of(records: CaseRecords, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield every text these fields (kind of record, name) hold in a case, without notes in brackets."""
    wanted: dict[str, list[str]] = {}
    for entity, name in fields:
        wanted.setdefault(entity, []).append(name)
    for record in _records(records):  # once for all fields: each sentence of a narrative is searched for them
        for name in wanted.get(entity_of(record), ()):
            for text in _texts(getattr(record, name)):
                yield from filter(None, [bare_name(text)])


def _records(node: object) -> Iterator[object]:
    if isinstance(node, tuple):
        for item in node:
            yield from _records(item)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type | PartialDate):
        yield node
        for field in dataclasses.fields(node):
            yield from _records(getattr(node, field.name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
