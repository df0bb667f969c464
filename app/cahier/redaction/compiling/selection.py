"""Which records of a case may be told, each for a reason, and what was left out and why.

Nothing here writes a word of a brief: it decides. What it lets through still has to pass the gate, field by field.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.proceeding import Proceeding
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.family import family_of
from cahier.redaction.compiling.knowledge import betrays_its_source, is_public, knowers
from cahier.redaction.compiling.people import People, selection_rules
from cahier.redaction.compiling.tellers import nobody_left
from cahier.redaction.profile import Profile

T = TypeVar("T", Event, Proceeding, Detention)
LeftOut = tuple[str, str]  # what ("event E1") and the key of the reason


@dataclass(frozen=True, slots=True)
class Selection:
    """What may be told, the family sentence's ground, whose consent it rests on, and what was left out."""

    events: tuple[Event, ...]
    proceedings: tuple[Proceeding, ...]
    detentions: tuple[Detention, ...]
    family_pressure: bool  # something happened to a relative, as a fact, whether or not it may be told
    relied: frozenset[str]
    left_out: tuple[LeftOut, ...]

    @property
    def elements(self) -> tuple[str, ...]:
        """The records chosen, as the ledger names them."""
        chosen: list[Event | Proceeding | Detention] = [*self.events, *self.proceedings, *self.detentions]
        return tuple(element_of(record) for record in chosen)


def select(records: CaseRecords, people: People, profile: Profile, words: frozenset[str]) -> Selection:
    """Choose what may be told; `words` are the acts and kinds there is a wording for."""
    level = profile.needs["narrative"]
    left_out: list[LeftOut] = []
    exposed = exposed_people(records, people)
    events = _chosen(records.events, left_out, lambda event: _event_fault(event, records, people, level, words))
    proceedings = _chosen(
        records.proceedings, left_out, lambda item: _trial_fault(item, records, people, level, exposed)
    )
    detentions = _chosen(
        records.detentions, left_out, lambda item: _custody_fault(item, records, people, level, exposed)
    )
    about = {person for event in events for person in (*event.targets, event.because_of) if person}
    about |= {item.person for item in proceedings if item.person}
    about |= {item.person for item in detentions if item.person}
    told: list[Event | Proceeding | Detention] = [*events, *proceedings, *detentions]
    behind = {person for record in told for person in knowers(record, records) if people.agreed(person, level)}
    return Selection(
        events=events,
        proceedings=proceedings,
        detentions=detentions,
        family_pressure=any(_pressure_on_family(event, records, people, set(events)) for event in records.events),
        relied=frozenset(about | behind),
        left_out=tuple(left_out),
    )


def element_of(record: Event | Proceeding | Detention) -> str:
    """Return how the ledger names a record: "event E1"."""
    return f"{type(record).__name__.lower()} {record.code}"


def _chosen(items: tuple[T, ...], left_out: list[LeftOut], fault: Callable[[T], str | None]) -> tuple[T, ...]:
    chosen: list[T] = []
    for item in items:
        reason = fault(item)
        if reason is None:
            chosen.append(item)
        else:
            left_out.append((element_of(item), reason))
    return tuple(chosen)


def _event_fault(
    event: Event, records: CaseRecords, people: People, level: int, words: frozenset[str]
) -> str | None:
    if event.certainty in selection_rules()["not_facts"]:
        return "certainty"
    if not event.targets:
        return "nobody"
    concerned = (*event.targets, *((event.because_of,) if event.because_of else ()))
    faults = [fault for person in concerned if (fault := _person_fault(person, people))]
    if faults:
        return faults[0]
    if nobody_left(event, records, people.withdrawn):
        return "taken_back"
    if is_public(event) and not people.known.issuperset(event.targets):
        return "public"
    if betrays_its_source(event, records, people, level):
        return "one_knower"
    return None if event.act in words else "no_words"


def exposed_people(records: CaseRecords, people: People) -> frozenset[str]:
    """Return who is not to be known and had something public happen: what is known of it would find them."""
    public = (event for event in records.events if is_public(event))
    return frozenset(person for event in public for person in event.targets if person not in people.known)


def _trial_fault(
    proceeding: Proceeding, records: CaseRecords, people: People, level: int, exposed: frozenset[str]
) -> str | None:
    rules = selection_rules()
    if proceeding.kind in rules["never_kinds"]:
        return "no_words"
    if proceeding.person not in people.known and proceeding.stage in rules["public_stages"]:
        return "public"
    if proceeding.person in exposed and proceeding.kind in rules["public_kinds"]:
        return "public"
    return _person_fault(proceeding.person, people) or _source_fault(proceeding, records, people, level)


def _custody_fault(
    detention: Detention, records: CaseRecords, people: People, level: int, exposed: frozenset[str]
) -> str | None:
    public = detention.person not in people.known and detention.status in selection_rules()["public_statuses"]
    if public or detention.person in exposed:
        return "public"
    return _person_fault(detention.person, people) or _source_fault(detention, records, people, level)


def _source_fault(record: Proceeding | Detention, records: CaseRecords, people: People, level: int) -> str | None:
    if nobody_left(record, records, people.withdrawn):
        return "taken_back"
    return "one_knower" if betrays_its_source(record, records, people, level) else None


def _person_fault(person: str | None, people: People) -> str | None:
    if person is None:
        return "nobody"
    if person in people.children:
        return "child"
    if person in people.spoken:
        return None
    return "other_person" if people.named and person in people.relatives else "consent"


def _pressure_on_family(event: Event, records: CaseRecords, people: People, told: set[Event]) -> bool:
    """Whether the event, not told itself, is a fact about somebody who is a relative of a target."""
    rules = selection_rules()
    if event in told or event.certainty in rules["not_facts"]:
        return False
    if nobody_left(event, records, people.withdrawn):
        return False
    kin = family_of(people.named or people.primary, records) - frozenset(people.named)
    on_family = any(event.act.startswith(prefix) for prefix in rules["family_acts"])
    return bool(kin & set(event.targets)) and (on_family or event.because_of in people.targets)
