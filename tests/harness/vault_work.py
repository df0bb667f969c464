"""A researcher's work on a vault, the same at each run: what the harness records, kills and cuts.

`python -m harness.vault_work VERB FOLDER TOLD STEPS [JOURNAL SYNCHRONOUS]`. What the vault says is safe becomes a
line of the file TOLD: `state N DIGEST` after a save (0 is the new vault), `passphrase 1` after the change.
"""

import hashlib
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cahier.crypto import key_text, passphrase
from cahier.crypto.passphrase import Cost
from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.errors import CahierError
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.person import CasePerson, Person
from cahier.vault import backup, database, file, key_slots, migrations
from cahier.vault.destroying import records as destroying
from cahier.vault.destroying import whole
from cahier.vault.destroying.records import Item
from cahier.vault.errors import CannotWrite, WrongPassphrase
from cahier.vault.key_slots import Proof
from cahier.vault.kinds import KIND_OF
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

PASSPHRASES = ("six invented words for a test", "another six invented words here")
COPY, RESTORED = "second.copy", "restored"
KEY_FILE = key_text.write("cahier-key-file/1", bytes(range(32)))
_WORDS = ("Onu", "şəhər", "şöbəsinə", "apardılar", "Щукина", "ночью", "kapıyı", "kırdılar", "söz", "день")


def use_journal(journal: str, synchronous: str) -> None:
    """Ask for another journal than the vault does, to compare them."""
    numbers = {"NORMAL": "1", "FULL": "2", "EXTRA": "3"}
    database.SETTINGS |= {"journal_mode": journal.lower(), "synchronous": numbers[synchronous]}
    others = (setting for setting in database._ASKED if not setting.startswith(("journal_mode", "synchronous")))
    first = (f"journal_mode={journal}", *(("wal_checkpoint(TRUNCATE)",) if journal == "WAL" else ()))
    database._ASKED = (*first, f"synchronous={synchronous}", *others)  # type: ignore[assignment]


def add_step(place: Path) -> None:
    """Let the schema have one step more, which `place` may keep."""
    step = place / f"{len(migrations._STEPS) + 1:04}_of_the_test.sql"
    step.write_text("CREATE TABLE later (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);\n", encoding="ascii")
    migrations._STEPS = (*migrations._STEPS, step)
    migrations.LATEST = len(migrations._STEPS)


def digest(vault: Vault) -> str:
    """Return what tells one state of the records, and of the lists and the search over them, from another."""
    lines = [(line.case_id, line.code, line.title, line.people, line.status) for line in vault.cases()]
    found = [sorted((hit.notion, hit.id) for hit in vault.search(word, 500)) for word in _WORDS[:3]]
    seen = [vault.list(kind) for kind in KIND_OF.values()], vault.settings(), lines, found
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


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
    """The verbs, and how they tell what is safe."""

    def __init__(self, folder: Path, told: Path, steps: int) -> None:
        self._folder = folder
        self._steps = steps
        self._told = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def create(self) -> None:
        """Make a vault with one save in it."""
        vault, _ = file.create(self._folder, PASSPHRASES[0])
        with vault:
            self._tell(f"state 0 {digest(vault)}")
            self._save(vault, 1)

    def save(self) -> None:
        """Open, save once more, close."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            self._save(vault, int(vault.settings().get("step", 0)) + 1)

    def insist(self) -> None:
        """Open, save until the save is taken, as a person would who was told that it was not, and once more."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            step = int(vault.settings().get("step", 0)) + 1
            for _ in range(5):
                with suppress(CannotWrite):
                    self._save(vault, step)
                    break
                if vault.settings()["step"] == str(
                    step
                ):  # refused at its very last flush, it is there all the same
                    self._tell(f"state {step} {digest(vault)}")
                    break
            self._save(vault, step + 1)

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

    def several(self) -> None:
        """Make a vault and save several times."""
        self.create()
        self._saves(range(2, self._steps + 1), PASSPHRASES[0])

    def add_way(self) -> None:
        """Let a key file open the vault."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            key_slots.add_key_file(vault, Proof(PASSPHRASES[0]), KEY_FILE)
        self._tell("way added")

    def remove_way(self) -> None:
        """Take the recovery key away."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            way = next(way for way in key_slots.ways(vault) if way.kind == "recovery")
            key_slots.remove(vault, Proof(PASSPHRASES[0]), way.id)
        self._tell("way removed")

    def copy(self) -> None:
        """Make a second copy beside the vault."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            backup.copy(vault, self._folder.with_name(COPY), lambda _progress: None)
        self._tell("copy made")

    def copied(self) -> None:
        """Make a vault with some saves, and a second copy of it."""
        self.several()
        self.copy()

    def restore(self) -> None:
        """Make a vault out of the second copy."""
        backup.restore(
            self._folder.with_name(COPY), self._folder.with_name(RESTORED), None, lambda _progress: None
        )
        self._tell("copy restored")

    def migrate(self) -> None:
        """Open a vault of which the schema has got a step more since."""
        add_step(self._folder.parent)
        self.open()
        self._tell("migrated")

    def with_file(self) -> None:
        """Make a vault with some saves, and keep a file as evidence."""
        self.several()
        original = self._folder.with_name("original")
        original.write_bytes(b"An invented recording.\n" * 400)
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            stored = vault.attachments.bring_in(original, lambda _progress: None)
            about = {"file": stored.name, "size": stored.size, "sha256": stored.sha256}
            kept = Evidence(evidence_id="v", case_id="case-1", code="V1", **about)
            with vault.attachments.recording(stored):
                vault.write(lambda writer: writer.put(kept))
        original.unlink()

    def destroy(self) -> None:
        """Destroy an account and the file for ever."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            destroying.destroy(vault, [Item("account", "a3"), Item("evidence", "v")], "withdrawn")
        self._tell("destroyed")

    def destroy_whole(self) -> None:
        """Destroy the vault."""
        whole.destroy_open(file.unlock(self._folder, PASSPHRASES[0]))
        self._tell("destroyed")

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
        self._tell(f"state {step} {digest(vault)}")

    def _tell(self, line: str) -> None:
        os.write(self._told, f"{line}\n".encode("ascii"))


def main(verb: str, folder: str, told: str, steps: str = "1", *journal: str) -> int:
    """Run a verb; 9 with the class of the fault on the standard output when the vault said what went wrong."""
    passphrase.COST = passphrase.FLOOR = Cost(64, 1)  # type: ignore[misc]
    if journal:
        use_journal(*journal)
    try:
        getattr(Work(Path(folder), Path(told), int(steps)), verb)()
    except CahierError as error:
        print(type(error).__name__)
        return 9
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
