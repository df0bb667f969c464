"""What keeps a vault: ways in, second copies, steps of the schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cahier.crypto import key_text
from cahier.vault import backup, file, key_slots, migrations
from cahier.vault.destroying import records as destroying
from cahier.vault.destroying import whole
from cahier.vault.destroying.records import Item
from cahier.vault.key_slots import Proof
from harness.daily_work import Daily
from harness.vault_work import COPY, PASSPHRASES, RESTORED

KEY_FILE = key_text.write("cahier-key-file/1", bytes(range(32)))
STEP = Path(__file__).with_name("9999_of_the_test.sql")


@contextmanager
def one_step_more() -> Iterator[None]:
    """Let the schema have one step more for a while."""
    steps, latest = migrations._STEPS, migrations.LATEST
    migrations._STEPS, migrations.LATEST = (*steps, STEP), latest + 1
    try:
        yield
    finally:
        migrations._STEPS, migrations.LATEST = steps, latest


class Keeping(Daily):
    """Adds and removes ways in, copies, restores, migrates."""

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
            backup.copy(vault, self._scene / COPY, lambda _progress: None)
        self._tell("copy made")

    def copied(self) -> None:
        """Make a vault with some saves and a file, and a second copy of it."""
        self.attached()
        self.copy()

    def restore(self) -> None:
        """Make a vault out of the second copy."""
        backup.restore(self._scene / COPY, self._scene / RESTORED, None, lambda _progress: None)
        self._tell("copy restored")

    def destroy(self) -> None:
        """Destroy an account and the file for ever."""
        with file.unlock(self._folder, PASSPHRASES[0]) as vault:
            destroying.destroy(vault, [Item("account", "a3"), Item("evidence", "evidence-1")], "withdrawn")
            self._tell_state(vault)
        self._tell("destroyed")

    def destroy_whole(self) -> None:
        """Destroy the vault."""
        whole.destroy_open(file.unlock(self._folder, PASSPHRASES[0]))
        self._tell("destroyed")

    def day(self) -> None:
        """Do everything, one thing after another: as many saves as steps, and each of the others once."""
        self.several()
        for thing in (
            self.attach, self.edit, self.add_way, self.add, self.copy, self.detach, self.imports, self.delete,
            self.remove_way, self.attach, self.destroy, self.delete_case, self.migrate, self.passphrase,
        ):  # fmt: skip
            thing()

    def migrate(self) -> None:
        """Open a vault of which the schema has got a step more since."""
        with one_step_more():
            self.open()
        self._tell("migrated")
