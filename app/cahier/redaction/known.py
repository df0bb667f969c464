"""The people, organisations and places a case already knows: what the records side gives the text side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from cahier.domain.errors import CahierError
from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson, Person
from cahier.domain.place import Place
from cahier.domain.records import CaseRecords
from cahier.domain.relationship import Relationship

_DESCRIBED = re.compile(r"\([^)]*\)")
_NO_NAME = frozenset({"", "-", "–", "—", "?"})


class PeopleNotUnderstood(CahierError):
    """A list of people does not have the shape it should have."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"The list of people was not understood ({where}). Nothing was changed and nothing was written. "
            'It should be {"persons": [{"person_id": "P1", "name_latin": "..."}], "organisations": []}.'
        )


@dataclass(frozen=True, slots=True)
class Known:
    """Everyone and everything a text may speak of without saying who or what it is."""

    people: tuple[Person, ...] = ()
    roles: tuple[CasePerson, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()

    @classmethod
    def of(cls, records: CaseRecords) -> Self:
        """What the records of one case know."""
        return cls(
            people=records.persons,
            roles=records.roles,
            relationships=records.relationships,
            organisations=records.organisations,
            places=records.places,
        )

    @classmethod
    def nobody(cls) -> Self:
        """Nothing known: only what a text shows by itself can be found."""
        return cls()

    @classmethod
    def from_people_document(cls, plain: object) -> Self:
        """Read `{"persons": [...], "organisations": [...]}`; raises PeopleNotUnderstood."""
        if not isinstance(plain, dict):
            raise PeopleNotUnderstood("it is not an object")
        return cls(
            people=tuple(_person(row, where) for row, where in _rows(plain, "persons")),
            organisations=tuple(_organisation(row, where) for row, where in _rows(plain, "organisations")),
        )


def bare_name(name: str | None) -> str | None:
    """A recorded name without what was noted in brackets; None when no name is left."""
    if name is None:
        return None
    bare = " ".join(_DESCRIBED.sub(" ", name).split())
    return None if bare in _NO_NAME else bare


def _rows(plain: dict[Any, Any], key: str) -> Iterator[tuple[dict[str, Any], str]]:
    rows = [] if plain.get(key) is None else plain[key]
    if not isinstance(rows, list):
        raise PeopleNotUnderstood(f"{key} is not a list")
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise PeopleNotUnderstood(f"{key}, entry {number}")
        yield row, f"{key}, entry {number}"


def _person(row: dict[str, Any], where: str) -> Person:
    variants = _words(row, "variants", where)
    return Person(
        person_id=_word(row, "person_id", where) or where,
        name_full=_word(row, "name_latin", where) or _word(row, "name_full", where),
        name_native=_word(row, "name_native", where),
        given=_word(row, "given", where),
        family=_word(row, "family", where),
        patronymic=_word(row, "patronymic", where),
        maiden=_word(row, "maiden", where),
        variants=tuple(variant for variant in variants if not variant.startswith("@")),
        transliterations=_words(row, "transliterations", where),
        nicknames=_words(row, "nicknames", where),
        handles=(*_words(row, "handles", where), *(variant for variant in variants if variant.startswith("@"))),
        phones=_words(row, "phones", where),
        emails=_words(row, "emails", where),
    )


def _organisation(row: dict[str, Any], where: str) -> Organisation:
    identity = _word(row, "organisation_id", where) or _word(row, "org_id", where) or where
    return Organisation(
        organisation_id=identity,
        case_id="",
        code=identity,
        name=_word(row, "name", where),
        aliases=_words(row, "aliases", where),
        kind=_word(row, "kind", where),
        is_state=row.get("is_state") is True,
    )


def _word(row: dict[str, Any], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise PeopleNotUnderstood(f"{where}, {key}")
    return value


def _words(row: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = row.get(key) or []
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise PeopleNotUnderstood(f"{where}, {key}")
    return tuple(value)
