"""The rule of the knowledge set: telling what only one person or household knows tells the State who talked.

The State knows the family tree and who crossed a border. So for each event the question is who, beside the State,
could have told it. One person, or one household: then it is told only if every one of them agreed to an account.
Where nobody wrote down who knows of an event beside the State, the people interviewed and those it happened to are
taken to be the only ones: somebody told it. A proceeding or a detention is known to courts, lawyers and guards;
there the question is asked where somebody wrote down who knows.
"""

from cahier.domain.event import Event
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.people import People, selection_rules
from cahier.redaction.compiling.tellers import Fact, tellers


def is_public(fact: Fact) -> bool:
    """Whether it was public: recorded so, or done in public by its nature."""
    rules = selection_rules()
    if rules["public_word"] in fact.known_to:
        return True
    return isinstance(fact, Event) and (
        fact.actor_type in rules["public_actors"] or fact.act in rules["public_acts"]
    )


def betrays_its_source(fact: Fact, records: CaseRecords, people: People, level: int) -> bool:
    """Whether telling it would tell the State who talked, without all of them having agreed to `level`."""
    rules = selection_rules()
    words = set(fact.known_to)
    if is_public(fact) or words & set(rules["crowd"]):
        return False
    known = _protected_knowers(fact, records)
    if not known or not _one_household(known, records):
        return False
    family_too = rules["family_word"] in words  # nobody can say that a whole family agreed
    return family_too or not all(people.agreed(person_id, level) for person_id in known)


def knowers(fact: Fact, records: CaseRecords) -> frozenset[str]:
    """Return the people whose consent a told fact rests on because they could have told it."""
    return frozenset(_protected_knowers(fact, records)) & {person.person_id for person in records.persons}


def known_to_several(fact: Fact, records: CaseRecords) -> bool:
    """Whether more than the State and one person know of it."""
    known = _protected_knowers(fact, records)
    return is_public(fact) or bool(set(fact.known_to) & set(selection_rules()["crowd"])) or len(known) > 1


def _protected_knowers(fact: Fact, records: CaseRecords) -> set[str]:
    rules = selection_rules()
    officials = {role.person_id for role in records.roles if "ROLE.PERP" in role.role}
    known = set(fact.known_to) - set(rules["state_knowers"]) - officials
    if not known:
        return {*tellers(records), *fact.targets} - officials if isinstance(fact, Event) else set()
    if rules["family_word"] in known:
        known = known - {rules["family_word"]} | _concerned(fact)
    return known


def _concerned(fact: Fact) -> set[str]:
    if isinstance(fact, Event):
        return set(fact.targets)
    return {fact.person} if fact.person else set()


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
