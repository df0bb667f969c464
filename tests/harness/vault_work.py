"""A researcher's work on a vault, the same at each run: what the harness records, kills and cuts.

All of it lies in one folder, the scene: `notebook`, `device` (what the computer notes), second copies, and `told`,
to which each thing that the vault says is safe is added as a line: `state N DIGEST` after a save (0 is the new
vault), `passphrase 1` after the change. `there N DIGEST` is a save of which it said that it is not safe.
"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.person import CasePerson, Person
from cahier.domain.tombstone import Tombstone
from cahier.vault import database, file
from cahier.vault.errors import CannotWrite, WrongPassphrase
from cahier.vault.kinds import KIND_OF
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

PASSPHRASES = ("six invented words for a test", "another six invented words here")
NOTEBOOK, DEVICE, TOLD, COPY, RESTORED, SOURCE = "notebook", "device", "told", "second.copy", "restored", "source"
_WORDS = ("Onu", "şəhər", "şöbəsinə", "apardılar", "Щукина", "ночью", "kapıyı", "kırdılar", "söz", "день")


def use_journal(journal: str, synchronous: str) -> None:
    """Ask for another journal than the vault does, to compare them."""
    numbers = {"NORMAL": "1", "FULL": "2", "EXTRA": "3"}
    database.SETTINGS |= {"journal_mode": journal.lower(), "synchronous": numbers[synchronous]}
    others = (setting for setting in database._ASKED if not setting.startswith(("journal_mode", "synchronous")))
    first = (f"journal_mode={journal}", *(("wal_checkpoint(TRUNCATE)",) if journal == "WAL" else ()))
    database._ASKED = (*first, f"synchronous={synchronous}", *others)  # type: ignore[assignment]


def digest(vault: Vault) -> str:
    """Return what tells one state of the records, and of the lists and the search over them, from another."""
    lines = [(line.case_id, line.code, line.title, line.people, line.status) for line in vault.cases()]
    found = [sorted((hit.notion, hit.id) for hit in vault.search(word, 500)) for word in _WORDS[:3]]
    records = [[_named(record) for record in vault.list(kind)] for kind in KIND_OF.values()]
    return hashlib.sha256(repr((records, vault.settings(), lines, found)).encode()).hexdigest()[:16]


def _named(record: object) -> object:
    """Take out of a record what is chance or the hour: the name of a file, when something was destroyed."""
    match record:
        case Evidence(file=str()):
            return replace(record, file="a file")
        case Tombstone():
            return replace(record, tombstone_id="", when="", prev_hash="")
        case _:
            return record


def text(step: int) -> str:
    """Return the text of an account at a step: long and short by turns, so that pages come free."""
    length = (30, 200, 6000, 400, 12000, 60)[step % 6]
    return " ".join(f"{_WORDS[(step * 7 + n * n) % len(_WORDS)]}{(step * n) % 97}" for n in range(length))


def save(writer: Writer, step: int) -> None:
    """Do what one save at this step does; step 1 lays the ground."""
    if step == 1:
        writer.put(Case(case_id="case-1", code="TEST-01", title_internal="An invented case"))
    name, told = f"a{step % 4}", text(step)
    writer.put(Account(account_id=name, case_id="case-1", interview_id="i", code=name, language="az", text=told))
    if step % 3 == 0:
        writer.put(Person(person_id=f"p{step}", name_full=f"Nigar Sınaqova {step}"))
        writer.put(CasePerson(case_id="case-1", person_id=f"p{step}", code=f"P{step}", role=("ROLE.TARGET",)))
    if step % 5 == 4:
        writer.remove(Account, name)
    summary = text(step + 1)[:900]
    writer.put(Event(event_id=f"e{step}", case_id="case-1", code=f"E{step}", act="ACT.TEST", summary=summary))
    if step % 7 == 6:
        writer.remove(Event, f"e{step - 3}")
    writer.put_setting("step", str(step))


class Work:
    """What is done with a notebook, and how it is told."""

    def __init__(self, scene: Path, steps: int) -> None:
        self._scene = scene
        self._folder = scene / NOTEBOOK
        self._steps = steps
        self._told = os.open(scene / TOLD, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        self._states = sum(os.pread(self._told, 1 << 20, 0).count(word) for word in (b"state", b"there"))

    def create(self) -> None:
        """Make a vault with one save in it."""
        vault, _ = file.create(self._folder, PASSPHRASES[0])
        with vault:
            self._tell_state(vault)
            self._save(vault, 1)

    def several(self) -> None:
        """Make a vault and save several times; lay a file beside it that can be attached."""
        (self._scene / SOURCE).write_bytes(bytes(range(256)) * 600)  # three chunks
        self.create()
        self._saves(range(2, self._steps + 1), PASSPHRASES[0])

    def save(self) -> None:
        """Open, save once more, close."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            self._save(vault, self._step(vault) + 1)

    def insist(self) -> None:
        """Open, save until the save is taken, as a person would who was told that it was not, and once more."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            step = self._step(vault) + 1
            for _ in range(5):
                with suppress(CannotWrite):
                    self._save_or_note(vault, step)
                    break
                if self._step(vault) == step:
                    break
            self._save_or_note(vault, step + 1)

    def passphrase(self) -> None:
        """Change the passphrase."""
        file.change_passphrase(self._folder, *PASSPHRASES)
        self._tell("passphrase 1")

    def journey(self) -> None:
        """Make a vault, save many times, change the passphrase half way."""
        self.create()
        self._saves(range(2, self._steps // 2), PASSPHRASES[0])
        self.passphrase()
        self._saves(range(self._steps // 2, self._steps + 1), PASSPHRASES[1])

    def open(self) -> None:
        """Open, which mends what an unclean end left, and close."""
        for words in PASSPHRASES:
            try:
                file.unlock(self._folder, words).close()
            except WrongPassphrase:
                continue
            return

    def _saves(self, steps: Iterable[int], words: str) -> None:
        with file.unlock(self._folder, words) as vault:
            for step in steps:
                self._save(vault, step)

    def _save(self, vault: Vault, step: int) -> None:
        vault.write(lambda writer: save(writer, step))
        self._tell_state(vault)

    def _save_or_note(self, vault: Vault, step: int) -> None:
        """Save; note the state of a save that was refused at its very last flush and is there all the same."""
        try:
            self._save(vault, step)
        except CannotWrite:
            if self._step(vault) == step:
                self._tell(f"there {self._states} {digest(vault)}")
                self._states += 1
            raise

    @staticmethod
    def _step(vault: Vault) -> int:
        return int(vault.settings().get("step", 0))

    def _tell_state(self, vault: Vault) -> None:
        self._tell(f"state {self._states} {digest(vault)}")
        self._states += 1

    def _tell(self, line: str) -> None:
        os.writev(self._told, [f"{line}\n".encode("ascii")])  # a call that no fault is made of
