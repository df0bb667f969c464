"""What the people of a case said in other cases: it takes away here, and never gives.

A withdrawal is the person's, whatever the case it was recorded in. So is a later change of mind: where somebody
agreed to less for the same purpose in another case, later than here or on a day nobody can tell from it, the lower
level counts here too, and so do the conditions set there. A purpose that was never asked about there says nothing.
Whoever agrees again in this case, later, is read by that.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cahier import resources
from cahier.domain.consent import Consent
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.redaction.consent import effective, governing, is_child, surely_before, withdrawal_reaches

Everywhere = Mapping[str, Sequence[Consent]]  # every consent of the notebook, by the id of the person
_SAYS_A_CODE = re.compile(r"\bP\d+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counting:
    """A case with the consents that count in it, and who agreed to less elsewhere (codes said aloud)."""

    records: CaseRecords
    lowered: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Say of each why less counts than is recorded here."""
        why = str(resources.data("phrases/en.json")["consent"]["elsewhere"])
        return tuple(why.format(person=code) for code in self.lowered)


def counting(records: CaseRecords, everywhere: Everywhere, purpose: str, recipient: str, on: date) -> Counting:
    """Return the case as its consents count, all of the notebook looked at."""
    own: dict[str, list[Consent]] = {}
    for consent in records.consents:
        own.setdefault(consent.person, []).append(consent)
    lowered, code_of = [], {role.person_id: role.code for role in records.roles}
    for person in records.persons:
        here, who = own.get(person.person_id, []), person.person_id
        later = tuple(_later(records, person, everywhere, purpose, on)) if here else ()
        if later:
            minor = is_child(person, on)
            levels = [effective(who, purpose, recipient, on, (one,), minor=minor) for one in later]
            before = effective(who, purpose, recipient, on, here, minor=minor)
            own[who] = [_held_to(consent, min(levels), later, purpose) for consent in here]
            if effective(who, purpose, recipient, on, own[who], minor=minor) < before:
                lowered.append(code_of.get(who, ""))
    held = {consent.consent_id: consent for consents in own.values() for consent in consents}
    consents = (
        *(held[consent.consent_id] for consent in records.consents),
        *_taken_back(records, everywhere, purpose),
    )
    return Counting(replace(records, consents=consents), tuple(lowered))


def _elsewhere(records: CaseRecords, person: Person, everywhere: Everywhere) -> Iterator[Consent]:
    case_id = records.case.case_id
    return (consent for consent in everywhere.get(person.person_id, ()) if consent.case_id != case_id)


def _taken_back(records: CaseRecords, everywhere: Everywhere, purpose: str) -> Iterator[Consent]:
    """Yield what was taken back in other cases, without what was once agreed there."""
    for person in records.persons:
        for consent in _elsewhere(records, person, everywhere):
            if withdrawal_reaches(consent, purpose):
                given = consent.given_on or consent.withdrawn_on  # nobody takes back what was given later
                yield replace(consent, given_on=given, purposes=(), conditions=(), recheck_each_use=False)


def _later(
    records: CaseRecords, person: Person, everywhere: Everywhere, purpose: str, on: date
) -> Iterator[Consent]:
    """Yield what governs in each other case, speaks of this purpose and is not surely older than here."""
    here = governing((one for one in records.consents if one.person == person.person_id), on)
    cases: dict[str, list[Consent]] = {}
    for consent in _elsewhere(records, person, everywhere):
        cases.setdefault(consent.case_id, []).append(consent)
    for each in cases.values():
        for consent in governing(each, on):
            asked = any(cell.purpose == purpose for cell in consent.purposes)
            older = any(surely_before(consent, other) for other in here)
            if asked and not older and not withdrawal_reaches(consent, purpose):
                yield consent


def _held_to(consent: Consent, level: int, later: Sequence[Consent], purpose: str) -> Consent:
    """Return a consent of this case as if no more had been agreed than later elsewhere, on the same conditions."""
    return replace(
        consent,
        purposes=tuple(
            replace(cell, level=min(cell.level, level)) if cell.purpose == purpose else cell
            for cell in consent.purposes
        ),
        conditions=tuple(dict.fromkeys((*consent.conditions, *(said for one in later for said in _carried(one))))),
        recheck_each_use=consent.recheck_each_use or any(one.recheck_each_use for one in later),
    )


def _carried(consent: Consent) -> Iterator[str]:
    """Yield the conditions; one that says somebody's code means the other case, and a person has to read it."""
    for text in consent.conditions:
        yield f"in another case: {text}" if _SAYS_A_CODE.search(text) else text
