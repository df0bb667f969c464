"""Who told what is recorded, and what is left of it when some of them took their consent back.

Nothing is told from a source that was taken back: not by others who agreed, nor because others know it too. What
is public stands by itself, whoever handed it over. Where nobody wrote down what an event rests on, it rests on
those who told the case; a proceeding and a detention then stand on any document of the case as well. What a source
points at and is not there any more counts as taken back where anybody of the case took something back, or where
the notebook knows that something was destroyed.
"""

import re

from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.proceeding import Proceeding
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.people import selection_rules
from cahier.redaction.compiling.public_evidence import is_public_evidence

Fact = Event | Proceeding | Detention
DESTROYED = ""  # among those who took something back: whoever told what is not there any more
_CODE = re.compile(r"\S*\d\S*")


def tellers(records: CaseRecords) -> frozenset[str]:
    """Return who was interviewed in a case, or has that part in it: the part outlives what was told."""
    parts = set(selection_rules()["tellers"])
    interviewed = {interview.interviewee for interview in records.interviews if interview.interviewee}
    return frozenset(interviewed | {role.person_id for role in records.roles if parts & set(role.role)})


def nobody_left(fact: Fact, records: CaseRecords, withdrawn: frozenset[str]) -> bool:
    """Whether everybody a fact was heard from took it back."""
    if not withdrawn:
        return False
    if isinstance(fact, Event) and fact.sources:
        return all(is_gone(ref, records, withdrawn) for ref in fact.sources)
    documents = () if isinstance(fact, Event) else records.evidence
    return nobody_tells(records, withdrawn) and all(_is_theirs(item, withdrawn) for item in documents)


def nobody_tells(records: CaseRecords, withdrawn: frozenset[str]) -> bool:
    """Whether everybody who told a case took it back."""
    told = tellers(records)
    return bool(told) and told <= withdrawn


def left_of(event: Event, records: CaseRecords, withdrawn: frozenset[str]) -> tuple[str, ...]:
    """Return the sources of an event that were not taken back."""
    return tuple(ref for ref in event.sources if not withdrawn or not is_gone(ref, records, withdrawn))


def is_gone(ref: str, records: CaseRecords, withdrawn: frozenset[str]) -> bool:
    """Whether a source was taken back, or points at what is not there any more; words are no pointer."""
    for item in records.evidence:
        if ref in (item.evidence_id, item.code):
            return _is_theirs(item, withdrawn)
    told_by = _told_by(records)
    return told_by[ref] in withdrawn if ref in told_by else bool(_CODE.fullmatch(ref))


def _told_by(records: CaseRecords) -> dict[str, str | None]:
    """Return who speaks in what a source may point at: people, interviews and accounts, by id and by code."""
    found: dict[str, str | None] = {person.person_id: person.person_id for person in records.persons}
    found |= {role.code: role.person_id for role in records.roles}
    interviews = {interview.interview_id: interview for interview in records.interviews}
    for interview in records.interviews:
        found |= dict.fromkeys((interview.interview_id, interview.code), interview.interviewee)
    for account in records.accounts:
        sitting = interviews.get(account.interview_id or "")
        found |= dict.fromkeys((account.account_id, account.code), sitting.interviewee if sitting else None)
    return found


def _is_theirs(item: Evidence, withdrawn: frozenset[str]) -> bool:
    return item.source_person in withdrawn and not is_public_evidence(item)
