"""What the command line says of a notebook that is older, mixed or damaged, and how it rescues one."""

import shutil
from pathlib import Path

from calling import WORDS, Call

from cahier.domain.errors import ExitCode

OTHER = "another six invented words here"
PAGE = 16_384


def listing(cahier: Call, notebook: Path) -> tuple[int, str]:
    said = cahier("list", notebook, "--passphrase-stdin", stdin=f"{WORDS}\n")
    return said.code, said.err


def test_a_notebook_as_it_was_left_is_opened_without_a_word(cahier: Call, filled: Path) -> None:
    assert listing(cahier, filled) == (0, "")


def test_an_older_copy_put_back_is_told_on_standard_error(cahier: Call, notebook: Path, tmp_path: Path) -> None:
    shutil.copytree(notebook, tmp_path / "yesterday")
    said = cahier("verify", notebook, "--passphrase-stdin", stdin=f"{WORDS}\n")
    assert (said.code, said.err) == (0, "")
    shutil.rmtree(notebook)
    shutil.move(tmp_path / "yesterday", notebook)
    code, err = listing(cahier, notebook)
    assert code == 0
    assert err.startswith("This notebook is older than last seen on this computer: it was last saved on 20")
    said = cahier("list", notebook, "--passphrase-stdin", "--json", stdin=f"{WORDS}\n")
    assert said.document == {"cases": []}


def test_damage_is_told_by_verify_and_the_rest_is_rescued(cahier: Call, filled: Path, tmp_path: Path) -> None:
    raw = bytearray((filled / "vault.db").read_bytes())
    raw[len(raw) // PAGE // 2 * PAGE + 900] ^= 1
    (filled / "vault.db").write_bytes(bytes(raw))
    assert cahier("verify", filled, "--passphrase-stdin", stdin=f"{WORDS}\n").code == ExitCode.DAMAGED
    to = tmp_path / "new"
    said = cahier("rescue", filled, "--to", to, "--passphrase-stdin", "--json", stdin=f"{WORDS}\n{OTHER}\n")
    assert said.code == 0
    assert said.document["written"]["case"] + said.document["lost"].get("case", 0) == 6
    assert len(said.document["recovery_key"]) == 44
    assert cahier("verify", to, "--passphrase-stdin", stdin=f"{OTHER}\n").code == 0


def test_a_rescue_says_in_words_how_many_of_which_kind(cahier: Call, filled: Path, tmp_path: Path) -> None:
    said = cahier("rescue", filled, "--to", tmp_path / "new", "--passphrase-stdin", stdin=f"{WORDS}\n{OTHER}\n")
    assert said.code == 0
    assert "case: 6 written\n" in said.out
    assert "could not be read" not in said.out
