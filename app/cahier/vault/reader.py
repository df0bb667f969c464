"""Reads records out of an open database."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from cahier.domain.account import Account
from cahier.domain.benchmark import Ask
from cahier.domain.case import Case
from cahier.domain.codec import from_plain
from cahier.domain.consent import Consent
from cahier.domain.detention import Detention
from cahier.domain.errors import CahierError
from cahier.domain.event import Event
from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.domain.interview import Interview
from cahier.domain.notion import Notion
from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson, Person
from cahier.domain.place import Place
from cahier.domain.proceeding import Proceeding
from cahier.domain.records import CaseRecords
from cahier.domain.relationship import Relationship
from cahier.domain.submission import Submission
from cahier.vault import faults, finding
from cahier.vault.errors import DamagedData, NotFound
from cahier.vault.kinds import id_of, notion_of
from cahier.vault.lines import CaseLine, Hit
from cahier.vault.tables import TABLES

T = TypeVar("T")
NO_NOTE = ".no_note"  # the setting of a throw-away vault, of which no computer notes anything
GENERATION = ".header"  # the setting that holds the number of the latest header
_PEOPLE = (
    "SELECT person.body FROM case_person JOIN person ON person.id = case_person.person_id "
    "WHERE case_person.case_id = ? ORDER BY case_person.seq"
)
_CUSTODY = "SELECT body FROM custody_event WHERE evidence_id = ? ORDER BY seq"
_LINES = "SELECT case_id, code, title, people, updated_at, status FROM case_line ORDER BY updated_at DESC, code"


class Reader:
    """Reads; changes nothing. Every method raises DamagedData when the disk gives back something else, CannotRead
    when it gives nothing."""

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection = connection

    def get(self, kind: type[T], record_id: str) -> T:
        """Return one record; raises NotFound."""
        for row in self._rows(TABLES[notion_of(kind)].get, record_id):
            return _record(kind, row[0])
        raise NotFound

    def list(self, kind: type[T], case_id: str | None = None) -> tuple[T, ...]:
        """Return all records of a kind, of one case or of all, in the order of recording."""
        return tuple(self.each(kind, case_id))

    def each(self, kind: type[T], case_id: str | None = None) -> Iterator[T]:
        """Yield what `list` returns, one by one."""
        table = TABLES[notion_of(kind)]
        if case_id is None:
            rows = self._rows(table.each)
        elif "case_id" in table.references:
            rows = self._rows(table.each_of_case, case_id)
        elif kind is Case:
            rows = self._rows(table.get, case_id)
        elif kind is Person:
            rows = self._rows(_PEOPLE, case_id)
        else:
            raise TypeError(f"{kind.__name__} hangs on no case")
        return (_record(kind, row[0]) for row in rows)

    def rows_after(self, kind: type[T], number: int, count: int) -> tuple[tuple[int, T], ...]:
        """Return so many records whose number in the order of recording is above this one, with their numbers."""
        rows = self._rows(TABLES[notion_of(kind)].after, number, count)
        return tuple((row[0], _record(kind, row[1])) for row in rows)

    def cases(self) -> tuple[CaseLine, ...]:
        """Return the lines of the list of cases, the latest changed first."""
        return tuple(CaseLine(*row) for row in self._rows(_LINES))

    def case_by_code(self, code: str) -> Case:
        """Return the case people call by this code; raises NotFound."""
        for row in self._rows("SELECT case_id FROM case_line WHERE code = ?", code):
            return self.get(Case, row[0])
        raise NotFound(
            f"There is no case {code[:40]!r} in this notebook. Nothing was changed. List the cases first."
        )

    def records(self, case_id: str) -> CaseRecords:
        """Return a whole case; raises NotFound."""
        return CaseRecords(
            case=self.get(Case, case_id),
            persons=self.list(Person, case_id),
            roles=self.list(CasePerson, case_id),
            relationships=self.list(Relationship, case_id),
            organisations=self.list(Organisation, case_id),
            places=self.list(Place, case_id),
            events=self.list(Event, case_id),
            proceedings=self.list(Proceeding, case_id),
            detentions=self.list(Detention, case_id),
            interviews=self.list(Interview, case_id),
            accounts=self.list(Account, case_id),
            evidence=self.list(Evidence, case_id),
            consents=self.list(Consent, case_id),
            asks=self.list(Ask, case_id),
            submissions=self.list(Submission, case_id),
        )

    def all_records(self) -> Iterator[CaseRecords]:
        """Yield every case, whole, in the order of recording."""
        for case in self.list(Case):
            yield self.records(case.case_id)

    def custody(self, evidence_id: str) -> tuple[CustodyEvent, ...]:
        """Return the custody log of a piece of evidence, in the order of recording."""
        return tuple(_record(CustodyEvent, row[0]) for row in self._rows(_CUSTODY, evidence_id))

    def uncopied(self) -> dict[Notion, int]:
        """Count the records that are in no second copy as they are now, of each kind that has any."""
        found: dict[Notion, int] = {}
        for notion in TABLES:
            question = f'SELECT count(*) FROM uncopied JOIN "{notion}" USING (id) WHERE notion = ?'  # noqa: S608
            if count := int(next(self._rows(question, notion))[0]):
                found[notion] = count
        return found

    def uncopied_of(self, records: Iterable[object]) -> int:
        """Count those of these records that are in no second copy as they are now."""
        question = "SELECT count(*) FROM uncopied WHERE notion = ? AND id = ?"
        return sum(int(next(self._rows(question, notion_of(type(each)), id_of(each)))[0]) for each in records)

    def count_records(self) -> int:
        """Count the records of all kinds."""
        return sum(int(next(self._rows(f'SELECT count(*) FROM "{notion}"'))[0]) for notion in TABLES)  # noqa: S608

    def count_files(self) -> int:
        """Count the files of evidence that records name."""
        return int(next(self._rows("SELECT count(DISTINCT file) FROM evidence WHERE file IS NOT NULL"))[0])

    def settings(self) -> dict[str, str]:
        """Return what was set in this vault."""
        return dict(self._rows("SELECT key, value FROM setting WHERE key NOT LIKE '.%' ORDER BY key"))

    def own_setting(self, key: str) -> str | None:
        """Return what the vault keeps for itself; such keys begin with a full stop."""
        row = next(self._rows("SELECT value FROM setting WHERE key = ?", key), None)
        return None if row is None else str(row[0])

    @property
    def generation(self) -> int:
        """Return the number of the latest header that this vault knows of; 0 in a vault from before numbers."""
        return int(self.own_setting(GENERATION) or 0)

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Find records that hold all these words, or words beginning with them, in any script; best first.

        Of words that are in more records than `finding.WEIGHED` the latest of these are found.
        """
        terms = finding.terms_of(words)
        if not terms:
            return ()
        rows = tuple(self._rows(finding.QUESTION, finding.question_of(terms), finding.WEIGHED, limit))
        return tuple(finding.hit(row, _record(finding.kind_of(row), row[-1]), terms) for row in rows)

    def _rows(self, question: str, *values: object) -> Iterator[Any]:
        with faults.reading():
            yield from self._connection.execute(question, values)


def _record(kind: type[T], body: str | None) -> T:
    """Read a record; None stands where a mixture of saves names one that is not there."""
    if body is None:
        raise DamagedData
    try:
        return from_plain(kind, json.loads(body))
    except (ValueError, CahierError) as error:
        raise DamagedData from error
