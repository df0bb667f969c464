"""Writes records inside one transaction and remembers which notions changed."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import chain

from sqlcipher3 import dbapi2

from cahier.domain.case import Case
from cahier.domain.codec import to_plain
from cahier.domain.custody import next_line
from cahier.domain.evidence import CustodyEvent
from cahier.domain.notion import Notion
from cahier.domain.person import CasePerson, Person
from cahier.domain.records import CaseRecords
from cahier.domain.tombstone import Tombstone
from cahier.vault.attachments.errors import CustodyKept
from cahier.vault.destroy_errors import WasDestroyed
from cahier.vault.errors import AlreadyThere, BrokenCharacter, NotFound, StillNamed
from cahier.vault.finding import searchable
from cahier.vault.kinds import KIND_OF, case_of, id_of, notion_of, references_of, words_of
from cahier.vault.reader import Reader
from cahier.vault.tables import TABLES


class Writer(Reader):
    """Handed to the function given to `Vault.write`; useless afterwards."""

    def __init__(self, connection: dbapi2.Connection) -> None:
        super().__init__(connection)
        self.changed: set[Notion] = set()
        self._touched: set[str] = set()

    def put(self, record: object, *, as_it_was: bool = False) -> None:
        """Insert a record, or replace the one with its id; raises NotFound when what it hangs on is not here, and
        WasDestroyed when it was destroyed for ever.

        `as_it_was` takes a line of a custody log from another vault, though lines before it may be lost.
        """
        notion, record_id = notion_of(type(record)), id_of(record)
        table = TABLES[notion]
        self._expect_not_destroyed(record_id)
        if isinstance(record, CustodyEvent) and not as_it_was:
            self._expect_next(record)
        body = json.dumps(to_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        values = (record_id, *references_of(record, table.references), body)
        try:
            if not self._connection.execute(table.put, values).rowcount:
                return
        except UnicodeEncodeError:
            raise BrokenCharacter from None
        except dbapi2.IntegrityError:
            raise NotFound(
                "This record hangs on a case or a person that is not in the notebook. Nothing was changed. "
                "Record the case and the people first."
            ) from None
        if isinstance(record, Case):
            self._put_line(record)
        self.index(notion, record_id, record)
        self._connection.execute("INSERT OR IGNORE INTO uncopied VALUES (?, ?)", (notion, record_id))
        self._note(notion, record_id, case_of(record))

    def put_records(self, records: CaseRecords) -> None:
        """Write a whole case."""
        self.put(records.case)
        groups = (
            records.persons, records.roles, records.relationships, records.organisations, records.places,
            records.events, records.proceedings, records.detentions, records.interviews, records.accounts,
            records.evidence, records.consents, records.asks, records.submissions,
        )  # fmt: skip
        for record in chain.from_iterable(groups):
            self.put(record)

    def remove(self, kind: type, record_id: str) -> None:
        """Delete a record; with a case goes all that hangs on it. Raises NotFound or StillNamed."""
        notion = notion_of(kind)
        if notion is Notion.CUSTODY_EVENT:
            raise CustodyKept
        record: object = self.get(kind, record_id)
        if notion is Notion.CASE:
            self._forget_case(record_id)
        try:
            self._connection.execute(TABLES[notion].remove, (record_id,))
        except dbapi2.IntegrityError:
            raise StillNamed from None
        self._unindex("notion = ? AND id = ?", notion, record_id)
        self._note(notion, record_id, None if notion is Notion.CASE else case_of(record))

    def add_custody(self, event: CustodyEvent) -> None:
        """Add a line to the custody log of a piece of evidence, sealing the one before."""
        self.put(next_line(self.custody(event.evidence_id), event))

    def add_tombstones(self, tombstones: Iterable[Tombstone]) -> None:
        """Keep what stays of things destroyed, each sealing the one before."""
        before = self.list(Tombstone)[-1:]
        for tombstone in tombstones:
            before = (next_line(before, tombstone),)
            self.put(before[0])

    def note_copied(self) -> None:
        """Note that all that is here is in a second copy."""
        self._connection.execute("DELETE FROM uncopied")

    def forget_files(self, names: Iterable[str]) -> None:
        """Take out the notes of files that are unmade."""
        self._connection.executemany("DELETE FROM file_to_unmake WHERE file = ?", [(name,) for name in names])

    def put_setting(self, key: str, value: str) -> None:
        """Keep a setting in the vault."""
        question = "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        self._connection.execute(question, (key, value))

    def forget_setting(self, key: str) -> None:
        """Take a setting out."""
        self._connection.execute("DELETE FROM setting WHERE key = ?", (key,))

    def finish(self) -> None:
        """Bring the list of cases up to date; called once, before the commit."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        for case_id in self._touched:
            self._connection.execute(
                "UPDATE case_line SET people = ?, updated_at = ? WHERE case_id = ?",
                (self._targets(case_id), now, case_id),
            )

    def _expect_not_destroyed(self, record_id: str) -> None:
        if next(self._rows("SELECT 1 FROM tombstone WHERE item = ?", record_id), None):
            raise WasDestroyed

    def _expect_next(self, event: CustodyEvent) -> None:
        """Raise CustodyKept unless the event is the next line of its log, or stands in it as it is."""
        log = self.custody(event.evidence_id)
        kept = next(self._rows(TABLES[Notion.CUSTODY_EVENT].get, event.custody_event_id), None)
        if event not in log and (kept is not None or event != next_line(log, event)):
            raise CustodyKept

    def _targets(self, case_id: str) -> str:
        roles = self.list(CasePerson, case_id)
        people = {person.person_id: person for person in self.list(Person, case_id)}
        targets = (people[role.person_id] for role in roles if "ROLE.TARGET" in role.role)
        return ", ".join(name for person in targets if (name := person.name_full or person.name_native))

    def _put_line(self, case: Case) -> None:
        try:
            self._connection.execute(
                "INSERT INTO case_line (case_id, code, title, people, status, updated_at) "
                "VALUES (?, ?, ?, '', ?, '') ON CONFLICT (case_id) DO UPDATE "
                "SET code = excluded.code, title = excluded.title, status = excluded.status",
                (case.case_id, case.code, case.title_internal or case.title_public or "", case.status),
            )
        except dbapi2.IntegrityError:
            raise AlreadyThere(
                f"There is already a case {case.code[:40]!r} here. Nothing was changed. Give it another code."
            ) from None

    def index(self, notion: Notion, record_id: str, record: object) -> None:
        """Let a record be found by its words as they are folded today."""
        self._unindex("notion = ? AND id = ?", notion, record_id)
        if folded := searchable(words_of(record)):
            entry = self._connection.execute(
                "INSERT INTO entry (notion, id, case_id) VALUES (?, ?, ?)", (notion, record_id, case_of(record))
            )
            self._connection.execute("INSERT INTO words (rowid, folded) VALUES (?, ?)", (entry.lastrowid, folded))

    def index_anew(self) -> None:
        """Build the index of words from what is searched now; to be called where something left it in this save.

        FTS5 takes a removed word out of its pages and leaves it where it parts them (`words_idx`).
        """
        self._connection.execute("INSERT INTO words (words) VALUES ('rebuild')")

    def _unindex(self, which: str, *values: str) -> None:
        """Take out of the index the entries for which the condition `which`, one of ours, holds."""
        condition = f"(SELECT seq FROM entry WHERE {which})"  # noqa: S608
        self._connection.execute(f"DELETE FROM words WHERE rowid IN {condition}", values)  # noqa: S608
        self._connection.execute(f"DELETE FROM entry WHERE {which}", values)  # noqa: S608

    def _note(self, notion: Notion, record_id: str, case_id: str | None) -> None:
        self.changed.add(notion)
        if case_id is not None:
            self._touched.add(case_id)
        if notion is Notion.PERSON:
            rows = self._rows("SELECT case_id FROM case_person WHERE person_id = ?", record_id)
            self._touched.update(row[0] for row in rows)

    def _forget_case(self, case_id: str) -> None:
        """Note what goes with a case; the foreign keys take the rows themselves."""
        for notion, table in TABLES.items():
            if "case_id" in table.references and next(self.each(KIND_OF[notion], case_id), None):
                self.changed.add(notion)
        self._unindex("case_id = ?", case_id)
        self._touched.discard(case_id)
