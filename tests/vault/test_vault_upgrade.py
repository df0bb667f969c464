import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented import PERSON, put_ground

from cahier.domain.person import Person
from cahier.vault import atomic, file, migrations, upgrade
from cahier.vault.errors import CannotWrite, DamagedData
from cahier.vault.vault import Vault

WORDS = "six invented words for a test"
pytestmark = pytest.mark.usefixtures("cheap_hashing")


@pytest.fixture
def old(folder: Path) -> Path:
    """Return a closed vault with a record in it, which a step of the schema is about to make an older one."""
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
    return folder


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the file of one more step of the schema."""
    path = tmp_path / "9999_of_the_test.sql"
    path.write_text("CREATE TABLE later (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);\n", encoding="ascii")
    monkeypatch.setattr(migrations, "_STEPS", (*migrations._STEPS, path))
    monkeypatch.setattr(migrations, "LATEST", migrations.LATEST + 1)
    return path


def test_an_older_vault_is_migrated_with_everything_in_it(old: Path, step: Path) -> None:
    with file.unlock(old, WORDS) as vault:
        assert vault.list(Person) == (PERSON,)
        assert vault.warnings == ()
        vault.verify()
        vault.write(lambda writer: writer.put_setting("a", "b"))
    assert not (old / "vault.db.new").exists()


@pytest.mark.parametrize(
    "script", ["CREATE TABLE person (id TEXT);\n", "DELETE FROM person;\n", "DROP TABLE account;\n", "nonsense;\n"]
)
def test_a_step_that_fails_or_loses_a_record_leaves_the_old_vault_as_it_is(
    old: Path, step: Path, script: str
) -> None:
    step.write_text(script, encoding="ascii")
    before = (old / "vault.db").read_bytes()
    with pytest.raises(Exception):  # noqa: B017, PT011 - of whatever kind
        file.unlock(old, WORDS)
    assert (old / "vault.db").read_bytes() == before
    assert not (old / "vault.db.new").exists()


def test_the_old_database_is_there_byte_for_byte_until_the_new_one_is_proven(
    old: Path, step: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, seen = (old / "vault.db").read_bytes(), []
    real = upgrade.Verification.all

    def watched(self: upgrade.Verification, *report: object) -> int:
        seen.append((old / "vault.db").read_bytes() == before)
        return real(self, *report)  # type: ignore[arg-type]

    monkeypatch.setattr(upgrade.Verification, "all", watched)
    file.unlock(old, WORDS).close()
    assert seen[0] is True
    assert (old / "vault.db").read_bytes() != before


def test_a_copy_that_is_not_proven_does_not_take_its_place(
    old: Path, step: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (old / "vault.db").read_bytes()

    def damaged(_self: object) -> int:
        raise DamagedData

    monkeypatch.setattr(upgrade.Verification, "all", damaged)
    with pytest.raises(DamagedData):
        file.unlock(old, WORDS)
    assert (old / "vault.db").read_bytes() == before


def test_a_full_disk_leaves_the_old_vault(old: Path, step: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (old / "vault.db").read_bytes()

    def full(_old: Path, _new: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "_copy", full)
        with pytest.raises(CannotWrite):
            file.unlock(old, WORDS)
    assert (old / "vault.db").read_bytes() == before
    with file.unlock(old, WORDS) as vault:
        assert vault.list(Person) == (PERSON,)


def test_what_a_killed_migration_left_is_removed(old: Path, step: Path) -> None:
    for name in ("vault.db.new", "vault.db.new-journal"):
        atomic.write(old / name, os.urandom(5000))
    with file.unlock(old, WORDS) as vault:
        assert isinstance(vault, Vault)
    assert not {"vault.db.new", "vault.db.new-journal"} & {item.name for item in old.iterdir()}
