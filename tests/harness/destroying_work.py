"""What is destroyed for ever beside a case that stays, and what is met of it when it was cut short.

What the vault says on the way is added to `told` as well: `refused KIND` is a fault that it said, `notice KIND`
what an opening told.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.errors import CahierError
from cahier.domain.evidence import Evidence
from cahier.domain.person import CasePerson, Person
from cahier.vault import file
from cahier.vault.destroy_errors import KeysLeft, NotebookDestroyed, NotYetClean
from cahier.vault.destroying import records as destroying
from cahier.vault.destroying import whole
from cahier.vault.destroying.records import Item
from cahier.vault.errors import CannotWrite
from cahier.vault.header_file import BACKUP, HEADER
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer
from harness.keeping_work import Keeping
from harness.vault_work import PASSPHRASES, SOURCE, text

ITEMS = {
    "case": Item("case", "case-1"),
    "person": Item("person", "p3"),
    "account": Item("account", "a3"),
    "evidence": Item("evidence", "evidence-1"),
}
_TRIES = 3


class Destroying(Keeping):
    """Destroys one thing, or goes on with what was begun; another case with a file is to stay."""

    def two_cases(self) -> None:
        """Make a vault with a case and its file, and another case with a person, a text and a file."""
        self.attached()
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            kept = vault.attachments
            with kept.recording(kept.bring_in(self._scene / SOURCE, lambda _progress: None)) as stored:
                evidence = Evidence(
                    evidence_id="evidence-2", case_id="case-2", code="V2", file=stored.name, sha256=stored.sha256,
                    size=stored.size, mime=stored.mime,
                )  # fmt: skip
                vault.write(lambda writer: _put_what_stays(writer, evidence))
            self._tell_state(vault)

    def destroy_case(self) -> None:
        """Destroy the first case."""
        self._destroy("case")

    def destroy_person(self) -> None:
        """Destroy a person who has a part in it."""
        self._destroy("person")

    def destroy_account(self) -> None:
        """Destroy what somebody told."""
        self._destroy("account")

    def destroy_evidence(self) -> None:
        """Destroy a file of evidence."""
        self._destroy("evidence")

    def destroy_both(self) -> None:
        """Destroy a file of evidence, then what somebody told; ask again for what was not even begun."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            for name in ("evidence", "account"):
                for _ in range(_TRIES):
                    if self._refusal_of(lambda name=name: self._destroy_in(vault, name)) != "CannotWrite":  # type: ignore[misc]
                        break

    def begun(self) -> None:
        """Be cut short once it is known what is to go."""
        self.two_cases()
        items = [[item.kind, item.id] for item in (ITEMS["case"], ITEMS["person"])]
        intent = json.dumps({"items": items, "why": "withdrawn"})
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            vault.write(lambda writer: writer.put_setting(destroying.INTENT, intent))

    def unclean(self) -> None:
        """Be cut short before the pages are written anew."""
        self.two_cases()
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            vault.compact = _refuse  # type: ignore[method-assign]
            with suppress(NotYetClean):
                destroying.destroy(vault, [ITEMS["case"], ITEMS["person"]], "withdrawn")

    def go_on(self) -> None:
        """Open what was cut short, which finishes it."""
        with self._answering(), file.unlock(self._folder, PASSPHRASES[0]) as vault:
            for notice in vault.warnings:
                self._tell(f"notice {notice.kind}")
            self._tell_state(vault)

    def destroy_notebook(self) -> None:
        """Destroy the whole vault; where that is refused and it is open still, save once more."""
        with self._answering():
            vault = file.unlock(self._folder, PASSPHRASES[0])
            try:
                whole.destroy_open(vault)
            except KeysLeft:
                with vault:
                    self._save(vault, self._step(vault) + 1)
                raise
        self._tell("destroyed all")

    def keyless(self) -> None:
        """Be cut short when the keys are gone."""
        self.two_cases()
        for name in (HEADER, BACKUP):
            whole._write_over(self._folder / name)

    def meet(self) -> None:
        """Come upon a vault of which the keys are gone: what is left of it goes."""
        with suppress(NotebookDestroyed), self._answering():
            file.unlock(self._folder, PASSPHRASES[0])

    def _destroy(self, name: str) -> None:
        with self._answering(), file.unlock(self._folder, PASSPHRASES[0]) as vault:
            self._destroy_in(vault, name)

    def _destroy_in(self, vault: Vault, name: str) -> None:
        destroying.destroy(vault, [ITEMS[name]], "withdrawn")
        self._tell_state(vault)
        self._tell(f"destroyed {name}")

    def _refusal_of(self, work: Callable[[], None]) -> str:
        """Do something; return and tell the name of what it raised."""
        try:
            with self._answering():
                work()
        except CahierError as error:
            return type(error).__name__
        return ""

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Tell what it says when it refuses."""
        try:
            yield
        except CahierError as error:
            self._tell(f"refused {type(error).__name__}")
            raise


def _put_what_stays(writer: Writer, evidence: Evidence) -> None:
    writer.put(Case(case_id="case-2", code="TEST-02", title_internal="A case that stays"))
    writer.put(Person(person_id="stays", name_full="Qulu Sınaqov"))
    for case_id in ("case-1", "case-2"):
        writer.put(CasePerson(case_id=case_id, person_id="stays", code="P50", role=("ROLE.WITNESS",)))
    writer.put(
        Account(account_id="b1", case_id="case-2", interview_id="j", code="b1", language="az", text=text(8))
    )
    writer.put(evidence)


def _refuse() -> None:
    raise CannotWrite
