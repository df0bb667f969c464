from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
KEY = "six invented words for a test\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("an invented letter\n" * 500)
    return path


def test_a_file_is_kept_and_counted(cahier: Call, filled: Path, letter: Path) -> None:
    said = cahier("attach", filled, "DEMO-04", letter, "--json", "--passphrase-stdin", stdin=KEY)
    assert (said.code, said.document["bytes"], said.document["title"]) == (0, 9_500, "letter.txt")
    said = cahier("attach", filled, "DEMO-04", letter, "--title", "A letter", "--passphrase-stdin", stdin=KEY)
    assert "A letter, 9500 bytes, text/plain" in said.out
    assert cahier("verify", filled, "--json", "--passphrase-stdin", stdin=KEY).document["attachments"] == 2


def test_a_damaged_file_answers_four_and_is_named(cahier: Call, filled: Path, letter: Path) -> None:
    evidence = cahier("attach", filled, "DEMO-04", letter, "--json", "--passphrase-stdin", stdin=KEY).document
    (kept,) = (filled / "att").rglob("*.age")
    kept.write_bytes(kept.read_bytes()[:-1])
    said = cahier("verify", filled, "--passphrase-stdin", stdin=KEY)
    assert said.code == 4
    assert f"DEMO-04 {evidence['evidence']}: the file is damaged" in said.err


@pytest.mark.parametrize("what", ["folder", "missing", "case"])
def test_what_is_refused_is_one_sentence(cahier: Call, filled: Path, letter: Path, what: str) -> None:
    path = {"folder": letter.parent, "missing": letter.with_name("none"), "case": letter}[what]
    case = "NO-1" if what == "case" else "DEMO-04"
    said = cahier("attach", filled, case, path, "--passphrase-stdin", stdin=KEY)
    assert (said.code, said.err.count("\n"), said.out) == (1, 1, "")
    assert str(letter.parent) not in said.err
