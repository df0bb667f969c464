"""The single things of a day: each is one save, or one file, and nothing else."""

from collections.abc import Callable
from itertools import count

from cahier import resources
from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.event import Event
from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.domain.person import CasePerson, Person
from cahier.exchange import reading
from cahier.vault import file
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer
from cahier.workflows import import_records
from cahier.workflows.workspace import Workspace
from harness.vault_work import PASSPHRASES, SOURCE, Work, text

_CASE = "case-1"


class Daily(Work):
    """Adds, edits, deletes, imports, attaches and removes."""

    def add(self) -> None:
        """Record a person and an event that were not there."""
        self._one_save(_add)

    def edit(self) -> None:
        """Change what an account and the title of the case say."""
        self._one_save(_edit)

    def delete(self) -> None:
        """Remove an event and an account."""
        self._one_save(_delete)

    def delete_case(self) -> None:
        """Remove a case with all that hangs on it."""
        self._one_save(lambda writer: writer.remove(Case, _CASE))

    def imports(self) -> None:
        """Import a case of the demonstration."""
        numbers = count()
        reading.new_id = lambda: f"imported-{next(numbers):04}"  # type: ignore[attr-defined]
        document = resources.path("demo") / "DEMO-05.json"
        self._open_and(lambda vault: import_records.import_files(Workspace(vault), [document]))

    def attach(self) -> None:
        """Keep a file in the case, with the first line of its custody log."""
        self._open_and(self._attach)

    def attached(self) -> None:
        """Make a vault with several saves and a file."""
        self.several()
        self.attach()

    def detach(self) -> None:
        """Remove a file with its record."""
        self._one_save(lambda writer: writer.remove(Evidence, "evidence-1"))

    def _attach(self, vault: Vault) -> None:
        kept = vault.attachments
        with kept.recording(kept.bring_in(self._scene / SOURCE, lambda _progress: None)) as stored:
            evidence = Evidence(
                evidence_id="evidence-1", case_id=_CASE, code="V1", file=stored.name, sha256=stored.sha256,
                size=stored.size, mime=stored.mime,
            )  # fmt: skip
            line = CustodyEvent(
                custody_event_id="custody-1", evidence_id="evidence-1", when="2026-01-02T03:04:05+00:00",
                actor_code="RESEARCHER", action="RECEIVED", hash_after=stored.sha256,
            )  # fmt: skip

            def work(writer: Writer) -> None:
                writer.put(evidence)
                writer.add_custody(line)

            vault.write(work)

    def _one_save(self, work: Callable[[Writer], None]) -> None:
        self._open_and(lambda vault: vault.write(work))

    def _open_and(self, work: Callable[[Vault], object]) -> None:
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            work(vault)
            self._tell_state(vault)


def _add(writer: Writer) -> None:
    writer.put(Person(person_id="new", name_full="Tural Sınaqov", variants=("Щукин",)))
    writer.put(CasePerson(case_id=_CASE, person_id="new", code="P99", role=("ROLE.WITNESS",)))
    writer.put(Event(event_id="new", case_id=_CASE, code="E99", act="ACT.TEST", summary=text(3)))


def _edit(writer: Writer) -> None:
    writer.put(Case(case_id=_CASE, code="TEST-01", title_internal="Another title"))
    account = Account(account_id="a1", case_id=_CASE, interview_id="i", code="a1", language="ru", text=text(8))
    writer.put(account)


def _delete(writer: Writer) -> None:
    writer.remove(Event, "e2")
    writer.remove(Account, "a1")
