"""The database opens with every setting as asked for, or not at all."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from cahier.domain.person import Person
from cahier.vault import database, file
from cahier.vault.errors import UnsafeLibrary
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

WORDS = "six invented words for a test"
ROOT = Path(__file__).parents[2]
PLAIN_LIBRARIES = [
    path for folder in ("/lib", "/usr/lib") for path in Path(folder).glob("*-linux-gnu/libsqlite3.so.0")
]


def test_every_setting_holds_in_an_open_vault(vault: Vault) -> None:
    for name, wanted in database.SETTINGS.items():
        assert str(vault._connection.execute(f"PRAGMA {name}").fetchone()[0]) == wanted, name
    assert vault._connection.execute("SELECT v FROM words_config WHERE k = 'secure-delete'").fetchone() == (1,)
    table = vault._connection.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()[0]
    assert "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'" in table


def test_what_a_save_says_again_and_again_is_worked_out_once(vault: Vault) -> None:
    worked_out: list[object] = []  # the library asks for leave of each part of a statement when it works it out
    vault._connection.set_authorizer(lambda *about: worked_out.append(about) or dbapi2.SQLITE_OK)

    def work(writer: Writer) -> None:
        for number in range(3):
            worked_out.clear()
            writer.put(Person(person_id=f"p{number}", name_full="Nigar Sınaqova"))

        assert worked_out == []

    vault.write(work)


@pytest.mark.parametrize(
    ("asked", "mutant"),
    [
        ("journal_mode=TRUNCATE", "journal_mode=WAL"),
        ("journal_mode=TRUNCATE", "journal_mode=OFF"),
        ("journal_mode=TRUNCATE", "journal_mode=DELETE"),
        ("synchronous=EXTRA", "synchronous=FULL"),
        ("secure_delete=ON", "secure_delete=OFF"),
        ("secure_delete=ON", "secure_delete=FAST"),
        ("temp_store=MEMORY", "temp_store=FILE"),
        ("foreign_keys=ON", "foreign_keys=OFF"),
        ("trusted_schema=OFF", "trusted_schema=ON"),
        ("cell_size_check=ON", "cell_size_check=OFF"),
        ("cache_size=-65536", "cipher_log_level=ERROR"),
    ],
)
def test_a_setting_that_did_not_take_refuses_the_vault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, asked: str, mutant: str
) -> None:
    settings = tuple(mutant if setting == asked else setting for setting in database._ASKED)
    assert settings != database._ASKED
    monkeypatch.setattr(database, "_ASKED", settings)
    with pytest.raises(UnsafeLibrary):
        file.unlock(folder, WORDS)


class Fake:
    """Answers like SQLCipher, but for one thing."""

    def __init__(self, wrong: str, answer: list[tuple[Any, ...]]) -> None:
        good: dict[str, list[tuple[Any, ...]]] = {
            "PRAGMA cipher_version": [("4.19.0 community",)],
            "PRAGMA cipher_status": [("1",)],
            "PRAGMA compile_options": [("HAS_CODEC",), ("TEMP_STORE=2",)],
        }
        self.answers = {**good, wrong: answer}
        self.rows: list[tuple[Any, ...]] = []

    def execute(self, question: str) -> "Fake":
        self.rows = self.answers[question]
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        return self.rows[0] if self.rows else None

    def __iter__(self) -> Any:
        return iter(self.rows)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("PRAGMA cipher_version", []),
        ("PRAGMA cipher_version", [("",)]),
        ("PRAGMA cipher_status", [("0",)]),
        ("PRAGMA cipher_status", []),
        ("PRAGMA compile_options", [("HAS_CODEC",)]),
        ("PRAGMA compile_options", [("TEMP_STORE=2",)]),
        ("PRAGMA compile_options", [("HAS_CODEC",), ("TEMP_STORE=1",)]),
    ],
)
def test_a_library_that_is_not_sqlcipher_is_refused(question: str, answer: list[tuple[Any, ...]]) -> None:
    database.check_library(Fake("nothing", []))  # type: ignore[arg-type]
    with pytest.raises(UnsafeLibrary):
        database.check_library(Fake(question, answer))  # type: ignore[arg-type]


@pytest.mark.skipif(not PLAIN_LIBRARIES, reason="no libsqlite3.so.0 on this computer")
@pytest.mark.parametrize("verb", ["create", "unlock"])
def test_a_preloaded_plain_library_is_refused_and_writes_nothing(tmp_path: Path, folder: Path, verb: str) -> None:
    script = (
        "import sys; from pathlib import Path; from cahier.crypto import passphrase as p\n"
        "p.COST = p.FLOOR = p.Cost(64, 1)\n"
        "from cahier.vault import file; from cahier.vault.errors import UnsafeLibrary\n"
        f"try: file.{verb}(Path(sys.argv[1]), {WORDS!r})\n"
        "except UnsafeLibrary: sys.exit(77)\n"
    )
    place = folder if verb == "unlock" else tmp_path / "new"
    before = sorted((item.name, item.read_bytes()) for item in folder.iterdir())
    for preloaded, expected in ((str(PLAIN_LIBRARIES[0]), 77), ("", 0)):
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "app"), "LD_PRELOAD": preloaded}
        run = subprocess.run([sys.executable, "-c", script, place], env=environment, capture_output=True)
        assert run.returncode == expected, run.stderr
        if preloaded:
            assert sorted((item.name, item.read_bytes()) for item in folder.iterdir()) == before
            assert [item.name for item in tmp_path.iterdir()] == ["notebook"]


def test_other_databases_cannot_be_attached(vault: Vault, tmp_path: Path) -> None:
    for statement in (f"ATTACH '{tmp_path / 'copy.db'}' AS copy KEY ''", "DETACH main", "VACUUM INTO 'copy.db'"):
        with pytest.raises(dbapi2.DatabaseError):
            vault._connection.execute(statement)
    assert not (tmp_path / "copy.db").exists()


def test_a_missing_database_is_never_made(tmp_path: Path) -> None:
    with pytest.raises((OSError, dbapi2.Error)):
        database.connect(tmp_path / "none.db", bytes(32), bytes(16))
    assert list(tmp_path.iterdir()) == []


def test_a_key_of_the_wrong_length_is_never_taken_for_a_passphrase(tmp_path: Path) -> None:
    place = tmp_path / "some.db"
    place.touch()
    with pytest.raises(UnsafeLibrary):
        database.connect(place, bytes(31), bytes(16))
    assert place.read_bytes() == b""
