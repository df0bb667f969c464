"""What must not stand in a finished file: the knowledge of a case turned round.

Names in all their forms, numbers, addresses, handles, organisations that are neither State nor public, fine
places, exact dates of birth, and whatever the accounts give away directly. A decision to keep words for the whole
case lifts a place, an organisation or a name that no record holds, and never a number, an address or the like: a
reviewer reads texts, and consent is not the reviewer's to give. Gathered once for each case; what may stand in one
release is taken away afterwards (`but`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from cahier.domain.decision import Decision
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.redaction.known import Known, bare_name
from cahier.redaction.labels import Labels
from cahier.redaction.lists import LANGUAGES, tags_of
from cahier.redaction.proposals import propose
from cahier.redaction.word import folded

_NAME_TYPES = ("NAME", "NICK")
_SHORTEST_NAME = 4
_MAY_BE_KEPT = frozenset({"ORG", "PLACE"})
_PUBLIC_WITH_A_NAME = "echr_app_no"  # judgments are published under their number
_NUMBERS = ("fin", "id_card_no", "passport_no", "tin", "prisoner_no", "vehicle_plate", "iban", "coordinates")


@dataclass(frozen=True, slots=True)
class Value:
    """One withheld value: what kind of thing, whose, and of which `field` ("<person id>.passport_no")."""

    text: str
    kind: str
    owner: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth known to the day."""

    day: date
    owner: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What to search for. `people` have withheld names, `named` are those who may be named."""

    people: tuple[Person, ...] = ()
    named: tuple[Person, ...] = ()
    values: tuple[Value, ...] = ()
    births: tuple[Birth, ...] = ()
    owners: tuple[tuple[str, str], ...] = ()

    @classmethod
    def merge(cls, *parts: Self) -> Self:
        """Join what several cases withhold."""
        return cls(
            people=tuple(dict.fromkeys(person for part in parts for person in part.people)),
            named=tuple(dict.fromkeys(person for part in parts for person in part.named)),
            values=tuple(dict.fromkeys(value for part in parts for value in part.values)),
            births=tuple(dict.fromkeys(birth for part in parts for birth in part.births)),
            owners=tuple(dict.fromkeys(pair for part in parts for pair in part.owners)),
        )

    def but(self, named: frozenset[str], shown: frozenset[str] = frozenset()) -> Self:
        """Leave out what one release may hold: names of these people, and fields ("<person id>.passport_no")."""
        free = shown | {f"{person}.{_PUBLIC_WITH_A_NAME}" for person in named}
        everybody = (*self.people, *self.named)
        return replace(
            self,
            people=tuple(person for person in everybody if person.person_id not in named),
            named=tuple(person for person in everybody if person.person_id in named),
            values=tuple(value for value in self.values if value.field not in free),
            births=tuple(birth for birth in self.births if birth.field not in free),
        )


def withheld_of(
    records: CaseRecords,
    allowed: frozenset[str] = frozenset(),
    decisions: Iterable[Decision] = (),
    shown: frozenset[str] = frozenset(),
) -> Withheld:
    """What one case withholds when the people `allowed` (person ids) may be named and fields `shown` may stand."""
    kept = _kept(decisions)
    owners = {role.person_id: f"{records.case.code} {role.code}" for role in records.roles}
    told_people, told_values = _told_in_accounts(records, kept)
    everything = Withheld(
        people=(*map(_only_names, records.persons), *told_people),
        values=tuple(
            value
            for value in dict.fromkeys((*_values(records, owners), *told_values))
            if value.kind not in _MAY_BE_KEPT or folded(value.text) not in kept
        ),
        births=tuple(
            Birth(person.dob.earliest, owners.get(person.person_id, ""), f"{person.person_id}.dob")
            for person in records.persons
            if person.dob is not None and person.dob.is_exact_day and person.dob.earliest is not None
        ),
        owners=(*owners.items(), *((person.person_id, f"{records.case.code}") for person in told_people)),
    )
    return everything.but(allowed, shown)


def _kept(decisions: Iterable[Decision]) -> frozenset[str]:
    """Words that somebody decided to keep wherever they stand in the case."""
    last: dict[str, str] = {}
    for decision in decisions:
        if decision.scope == "case":
            last[folded(decision.surface)] = decision.verdict
    return frozenset(surface for surface, verdict in last.items() if verdict == "keep")


def _only_names(person: Person) -> Person:
    """The person with nothing but names, so that two people who share the rest stay one in a merge."""
    return Person(
        person_id=person.person_id,
        name_full=person.name_full,
        name_native=person.name_native,
        given=person.given,
        family=person.family,
        patronymic=person.patronymic,
        maiden=person.maiden,
        variants=tuple(variant for variant in person.variants if not variant.startswith("@")),
        transliterations=person.transliterations,
        nicknames=person.nicknames,
    )


def _values(records: CaseRecords, owners: dict[str, str]) -> Iterator[Value]:
    code = records.case.code
    for person in records.persons:
        yield from _of_person(person, owners.get(person.person_id, code))
    for organisation in records.organisations:
        for name in (organisation.name, *organisation.aliases):
            bare = bare_name(name)
            if bare and not organisation.is_state and not _is_everyday(bare):
                yield Value(bare, "ORG", f"{code} {organisation.code}")
        if organisation.registration_no:
            yield Value(organisation.registration_no, "IDNUM", f"{code} {organisation.code}")
    for place in records.places:
        for name in (place.name, place.settlement):
            bare = bare_name(name)
            if bare and not _is_everyday(bare):
                yield Value(bare, "PLACE", f"{code} {place.code}")
    for proceeding in records.proceedings:
        for field in ("case_no", "interpol_ref", _PUBLIC_WITH_A_NAME):
            if number := getattr(proceeding, field):
                yield Value(number, "CASENO", f"{code} {proceeding.code}", f"{proceeding.person}.{field}")


def _of_person(person: Person, owner: str) -> Iterator[Value]:
    handles = (*person.handles, *person.messenger_ids, *(v for v in person.variants if v.startswith("@")))
    kinds: tuple[tuple[str, str, Iterable[str | None]], ...] = (
        ("PHONE", "phones", person.phones),
        ("EMAIL", "emails", person.emails),
        ("HANDLE", "handles", handles),
        *(("IDNUM", field, (getattr(person, field),)) for field in _NUMBERS),
        ("ADDR", "address", (person.address,)),
        ("CODEWORD", "recontact", (person.recontact.codeword,)),
    )
    for kind, field, texts in kinds:
        for text in texts:
            if text and text.strip():
                yield Value(text.strip(), kind, owner, f"{person.person_id}.{field}")


def _is_everyday(name: str) -> bool:
    words = name.split()
    return len(words) == 1 and any(tags_of(folded(words[0]), language) for language in LANGUAGES)


def _told_in_accounts(records: CaseRecords, kept: frozenset[str]) -> tuple[tuple[Person, ...], tuple[Value, ...]]:
    """What the accounts give away directly: people nobody recorded, and numbers and addresses."""
    known, labels = Known.of(records), Labels()
    people: dict[str, Person] = {}
    values: dict[Value, None] = {}
    for account in records.accounts:
        for proposal in propose(account.text, account.language, known, account.mentions, labels):
            if proposal.identifying != "direct" or proposal.confidence == "possible":
                continue
            if proposal.type not in _NAME_TYPES:
                values.setdefault(Value(proposal.text, proposal.type, f"{records.case.code} {account.code}"))
            elif proposal.person is None:
                name = " ".join(_name_words(proposal.text))
                if name and folded(name) not in kept:
                    people.setdefault(
                        folded(name), Person(person_id=f"{account.account_id}:{len(people)}", name_full=name)
                    )
    return tuple(people.values()), tuple(values)


def _name_words(text: str) -> Iterator[str]:
    """The words of a name found in an account that can only be a name."""
    for word in text.replace(",", " ").split():
        bare = word.strip(".:;“”«»\"'()")
        named = len(bare) >= _SHORTEST_NAME and bare[:1].isupper()
        if named and not any(tags_of(folded(bare), language) for language in LANGUAGES):
            yield bare
