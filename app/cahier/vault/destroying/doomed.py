"""What goes when something is destroyed: the records that are its own, and what others say of their ids."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from cahier.domain.account import Account, Mention
from cahier.domain.benchmark import Ask, Benchmark
from cahier.domain.case import Case
from cahier.domain.colleague import Reading
from cahier.domain.consent import Consent
from cahier.domain.decision import Decision
from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson, Person
from cahier.domain.place import Place
from cahier.domain.proceeding import Proceeding
from cahier.domain.relationship import Relationship
from cahier.domain.submission import Release, Submission
from cahier.domain.tombstone import DestroyedKind
from cahier.vault.errors import NotFound
from cahier.vault.kinds import id_of, words_of
from cahier.vault.reader import Reader

KINDS: dict[DestroyedKind, type] = {
    "case": Case,
    "interview": Interview,
    "account": Account,
    "person": Person,
    "evidence": Evidence,
}
_NAMING: tuple[type[Any], ...] = (
    Organisation, Place, Event, Proceeding, Detention, Interview, Account, Consent, Evidence, Ask, Submission,
)  # fmt: skip
_OF_CASE: tuple[type[Any], ...] = (*_NAMING, CasePerson, Relationship, Decision, Release, Reading)
_OF_A_PERSON: tuple[type[Any], ...] = (Consent, Proceeding, Detention)
_SHORTEST_NAME = 3  # letters


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that somebody asked to have destroyed."""

    kind: DestroyedKind
    id: str


@dataclass(frozen=True)
class Doomed:
    """`gone` are the records, each before what it hangs on; `changed` are others, as they are without them."""

    gone: tuple[object, ...]
    changed: tuple[object, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids of all that goes."""
        return frozenset(map(id_of, self.gone))

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Return the names of the files of evidence that go."""
        return tuple(each.file for each in self.gone if isinstance(each, Evidence) and each.file)

    def marked(self) -> Iterator[tuple[DestroyedKind, Any]]:
        """Yield what gets a tombstone, with its kind."""
        kind_of: dict[type, DestroyedKind] = {kind: name for name, kind in KINDS.items()}
        for record in self.gone:
            if type(record) in kind_of:
                yield kind_of[type(record)], record


def doomed_by(reader: Reader, items: Iterable[Item]) -> Doomed:
    """Say what goes with these; what is not there, because it went before, counts for nothing."""
    gone: dict[tuple[type, str], object] = {}
    for item in items:
        try:
            record: object = reader.get(KINDS[item.kind], item.id)
        except NotFound:
            continue
        for each in _with_its_own(reader, record):
            gone.setdefault((type(each), id_of(each)), each)
    found = tuple(gone.values())
    for case_id in _cases_of(reader, found):
        for decision in _pointless(reader, case_id, gone):
            gone.setdefault((Decision, decision.decision_id), decision)
    ordered = tuple(sorted(gone.values(), key=_last))
    return Doomed(ordered, tuple(_changed(reader, ordered)))


def _with_its_own(reader: Reader, record: object) -> Iterator[object]:
    match record:
        case Account():
            yield from _with_decisions(reader, (record,))
        case Interview():
            yield from _of_interviews(reader, (record,))
        case Evidence():
            yield from _with_derivatives(reader, record)
        case Person():
            yield from _of_person(reader, record)
        case Case():
            yield from _of_case(reader, record)


def _of_interviews(reader: Reader, interviews: Sequence[Interview]) -> Iterator[object]:
    ids = {interview.interview_id for interview in interviews}
    for case_id in {interview.case_id for interview in interviews}:
        accounts = [each for each in reader.list(Account, case_id) if each.interview_id in ids]
        yield from _with_decisions(reader, accounts)
    yield from interviews


def _with_decisions(reader: Reader, accounts: Sequence[Account]) -> Iterator[object]:
    ids = {account.account_id for account in accounts}
    for case_id in {account.case_id for account in accounts}:
        yield from (each for each in reader.list(Decision, case_id) if each.account_id in ids)
    yield from accounts


def _with_derivatives(reader: Reader, evidence: Evidence) -> Iterator[Evidence]:
    """Yield an item and what was made of it: a smaller picture shows the same."""
    every = {each.evidence_id: each for each in reader.list(Evidence, evidence.case_id)}
    waiting, seen = [evidence.evidence_id], set[str]()
    while waiting:
        name = waiting.pop()
        if name in every and name not in seen:
            seen.add(name)
            waiting += every[name].derivatives
            yield every[name]


def _of_person(reader: Reader, person: Person) -> Iterator[object]:
    """Yield what is a person's own: their parts, ties, consents, and what they told and were put through."""
    who = person.person_id
    parts = [part for part in reader.each(CasePerson) if part.person_id == who]
    for part in parts:
        case_id = part.case_id
        ties = reader.list(Relationship, case_id)
        yield from (tie for tie in ties if who in (tie.from_person, tie.to_person))
        for kind in _OF_A_PERSON:
            yield from (each for each in reader.list(kind, case_id) if each.person == who)
        told = [each for each in reader.list(Interview, case_id) if each.interviewee == who]
        yield from _of_interviews(reader, told)
    yield from parts
    yield person


def _of_case(reader: Reader, case: Case) -> Iterator[object]:
    """Yield all of a case, and the people who have a part in no other."""
    here = {part.person_id for part in reader.list(CasePerson, case.case_id)}
    elsewhere = {part.person_id for part in reader.each(CasePerson) if part.case_id != case.case_id}
    for kind in _OF_CASE:
        yield from reader.list(kind, case.case_id)
    yield case
    yield from (person for person in reader.list(Person, case.case_id) if person.person_id in here - elsewhere)


def _last(record: object) -> int:
    """Order what goes: a person after their parts, a case after all that hangs on it."""
    return {CasePerson: 1, Case: 2, Person: 3}.get(type(record), 0)


def _cases_of(reader: Reader, gone: Iterable[object]) -> frozenset[str]:
    """Return the cases that stay and lose something."""
    whole = {each.case_id for each in gone if isinstance(each, Case)}
    touched = {str(case_id) for each in gone if (case_id := getattr(each, "case_id", None))}
    people = {each.person_id for each in gone if isinstance(each, Person)}
    parts = {part.case_id for part in reader.each(CasePerson) if part.person_id in people}
    return frozenset((touched | parts) - whole)


def _pointless(reader: Reader, case_id: str, gone: dict[tuple[type, str], object]) -> Iterator[Decision]:
    """Yield decisions for the whole case about words of what goes that stand in no other text of the case."""
    texts = [each.text for each in reader.list(Account, case_id) if (Account, each.account_id) not in gone]
    texts.append(reader.get(Case, case_id).narrative_brief or "")
    told = [each.text for each in gone.values() if isinstance(each, Account)]
    names = [name.casefold() for each in gone.values() if isinstance(each, Person) for name in _names_of(each)]
    for decision in reader.list(Decision, case_id):
        surface, folded = decision.surface, decision.surface.casefold()
        of_the_gone = any(surface in text for text in told) or any(name in folded for name in names)
        if decision.account_id is None and of_the_gone and not any(surface in text for text in texts):
            yield decision


def _names_of(person: Person) -> set[str]:
    return {word for word in words_of(person).split() if len(word) >= _SHORTEST_NAME}


def _changed(reader: Reader, gone: Sequence[object]) -> Iterator[object]:
    ids = frozenset(map(id_of, gone))
    codes = frozenset(each.code for each in gone if isinstance(each, Case))
    for case_id in sorted(_cases_of(reader, gone)):
        for record in chain.from_iterable(reader.list(kind, case_id) for kind in _NAMING):
            if id_of(record) not in ids and (without := _without(record, ids)) != record:
                yield without
    for benchmark in reader.list(Benchmark):
        if (without := _without(benchmark, ids | codes)) != benchmark:
            yield without


def _without(record: Any, ids: frozenset[str]) -> Any:
    """Return the record with none of these ids in it."""
    fields = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    cut = {name: kept for name, value in fields.items() if (kept := _value_without(value, ids)) != value}
    return dataclasses.replace(record, **cut) if cut else record


def _value_without(value: Any, ids: frozenset[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(each for each in value if (each.ref if isinstance(each, Mention) else each) not in ids)
    return None if isinstance(value, str) and value in ids else value
