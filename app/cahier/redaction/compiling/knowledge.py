"""The rule of the knowledge set: telling what only one person or household knows tells the State who talked.

The State knows the family tree and who crossed a border. So for each event the question is who, beside the State,
could have told it. One person, or one household: then it is told only if every one of them agreed to an account.
Where nobody wrote down who knows beside the State, the people interviewed and those it happened to are taken to
be the only ones: somebody told it.
"""

from cahier.domain.event import Event
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.people import People, selection_rules


def is_public(event: Event) -> bool:
    """Whether the event was public: recorded so, or done in public by its nature."""
    rules = selection_rules()
    return (
        rules["public_word"] in event.known_to
        or event.actor_type in rules["public_actors"]
        or event.act in rules["public_acts"]
    )


def betrays_its_source(event: Event, records: CaseRecords, people: People, level: int) -> bool:
    """Whether telling the event would tell the State who talked, without all of them having agreed to `level`."""
    rules = selection_rules()
    words = set(event.known_to)
    if is_public(event) or words & set(rules["crowd"]):
        return False
    known = _protected_knowers(event, records)
    if not known or not _one_household(known, records):
        return False
    family_too = rules["family_word"] in words  # nobody can say that a whole family agreed
    return family_too or not all(people.agreed(person_id, level) for person_id in known)


def knowers(event: Event, records: CaseRecords) -> frozenset[str]:
    """Return the people whose consent a told event rests on because they could have told it."""
    return frozenset(_protected_knowers(event, records)) & {person.person_id for person in records.persons}


def _protected_knowers(event: Event, records: CaseRecords) -> set[str]:
    rules = selection_rules()
    officials = {role.person_id for role in records.roles if "ROLE.PERP" in role.role}
    known = set(event.known_to) - set(rules["state_knowers"]) - officials
    if not known:
        return (_interviewed(records) | set(event.targets)) - officials
    if rules["family_word"] in known:
        known = known - {rules["family_word"]} | set(event.targets)
    return known


def _interviewed(records: CaseRecords) -> set[str]:
    return {interview.interviewee for interview in records.interviews if interview.interviewee}


def _one_household(person_ids: set[str], records: CaseRecords) -> bool:
    """Whether all of them live together, going by the ties of the case."""
    start = next(iter(person_ids))
    reached, waiting = {start}, [start]
    while waiting:
        for other in _housemates(waiting.pop(), records) - reached:
            reached.add(other)
            waiting.append(other)
    return person_ids <= reached


def _housemates(person_id: str, records: CaseRecords) -> set[str]:
    kin = set(selection_rules()["household_kin"])
    return {
        tie.to_person if tie.from_person == person_id else tie.from_person
        for tie in records.relationships
        if person_id in (tie.from_person, tie.to_person)
        and (tie.cohabiting or (tie.cohabiting is None and tie.kin in kin))
    }
