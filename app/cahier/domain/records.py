"""A whole case in one value: what import reads, export writes, and the release compiler is given."""

from dataclasses import dataclass

from cahier.domain.account import Account
from cahier.domain.benchmark import Ask
from cahier.domain.case import Case
from cahier.domain.consent import Consent
from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson, Person
from cahier.domain.place import Place
from cahier.domain.proceeding import Proceeding
from cahier.domain.relationship import Relationship
from cahier.domain.submission import Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecords:
    """One case with all that hangs on it. Every id that a record names is in here."""

    case: Case
    persons: tuple[Person, ...] = ()
    roles: tuple[CasePerson, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()
    detentions: tuple[Detention, ...] = ()
    interviews: tuple[Interview, ...] = ()
    accounts: tuple[Account, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    consents: tuple[Consent, ...] = ()
    asks: tuple[Ask, ...] = ()
    submissions: tuple[Submission, ...] = ()

    def person(self, person_id: str) -> Person:
        """Return the person with this id; KeyError when the case has none."""
        for person in self.persons:
            if person.person_id == person_id:
                return person
        raise KeyError(person_id)

    def role_of(self, person_id: str) -> CasePerson:
        """Return the part this person has in the case; KeyError when none."""
        for role in self.roles:
            if role.person_id == person_id:
                return role
        raise KeyError(person_id)
