"""Who belongs to whose family, going by the ties of a case: friends, colleagues and neighbours do not.

Ties are followed on ("the brother of his wife"). A relative recorded without any tie belongs to the only family
there is, and to none where the case has targets of several: nobody can say whose relative that is.
"""

from collections.abc import Iterable

from cahier.domain.records import CaseRecords
from cahier.redaction.generalise import g_kin


def family_of(people: Iterable[str], records: CaseRecords) -> frozenset[str]:
    """Return everybody who is a relative of one of these people, who may be relatives of each other."""
    wanted = frozenset(people)
    ties = _ties(records)
    reached = {who: _reached(who, ties) for who in wanted}
    family = {other for who, others in reached.items() for other in others if other != who}
    parts = [(role.person_id, role.role) for role in records.roles]
    targets = {who for who, roles in parts if "ROLE.TARGET" in roles}
    if wanted and targets <= wanted | family:
        family |= {
            who for who, roles in parts if "ROLE.RELATIVE" in roles and who not in ties and who not in wanted
        }
    return frozenset(family)


def _ties(records: CaseRecords) -> dict[str, set[str]]:
    ties: dict[str, set[str]] = {}
    for tie in records.relationships:
        if g_kin(tie.kin) is not None:
            ties.setdefault(tie.from_person, set()).add(tie.to_person)
            ties.setdefault(tie.to_person, set()).add(tie.from_person)
    return ties


def _reached(start: str, ties: dict[str, set[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for other in ties.get(waiting.pop(), set()) - reached:
            reached.add(other)
            waiting.append(other)
    return reached
