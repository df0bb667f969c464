"""Destroying on the command line: a typed word, what goes, what stays."""

from pathlib import Path

import pytest
from calling import WORDS, Call

PASS = f"{WORDS}\n"


def test_something_is_destroyed_only_when_the_word_is_typed(cahier: Call, filled: Path) -> None:
    words = ("destroy", filled, "--case", "DEMO-08", "--passphrase-stdin", "--json")
    planned = cahier(*words, "--plan", stdin=PASS)
    assert planned.code == 0
    assert planned.document["records"]["account"] == 1
    for typed in ("", "yes\n", "Destroy\n"):
        refused = cahier(*words, stdin=f"{PASS}{typed}")
        assert refused.code == 1
        assert "was not typed" in refused.err
    assert "DEMO-08" in cahier("list", filled, "--passphrase-stdin", stdin=PASS).out
    done = cahier(*words, "--why", "retention", stdin=f"{PASS}destroy\n")
    assert done.code == 0
    assert done.document["destroyed"]["case"] == 1
    assert "Second copies made before still hold it" in done.document["stays"]
    assert "DEMO-08" not in cahier("list", filled, "--passphrase-stdin", stdin=PASS).out
    rows = cahier("list", filled, "destroyed", "--passphrase-stdin", "--json", stdin=PASS).document["destroyed"]
    assert {row["why"] for row in rows} == {"retention"}
    assert cahier("verify", filled, "--passphrase-stdin", stdin=PASS).code == 0
    again = cahier("import", filled, filled.parent / "none.json", "--passphrase-stdin", stdin=PASS)
    assert again.code == 1


def test_a_part_of_a_case_is_destroyed_by_its_code(cahier: Call, filled: Path) -> None:
    words = ("destroy", filled, "--case", "DEMO-05", "--person", "P2", "--passphrase-stdin")
    done = cahier(*words, stdin=f"{PASS}destroy\n")
    assert done.code == 0, done.err
    people = cahier("list", filled, "people", "--passphrase-stdin", "--json", stdin=PASS).document["people"]
    assert "P2" not in {row["person"] for row in people if row["case"] == "DEMO-05"}
    assert cahier(*words, stdin=f"{PASS}destroy\n").code == 1


@pytest.mark.parametrize(
    "words", [(), ("--person", "P1"), ("--case", "DEMO-01", "--account", "T1", "--person", "P1")]
)
def test_a_call_that_does_not_say_what_is_wrong_usage(
    cahier: Call, notebook: Path, words: tuple[str, ...]
) -> None:
    assert cahier("destroy", notebook, *words, "--passphrase-stdin", stdin=PASS).code == 2


def test_nothing_came_back_is_said(cahier: Call, notebook: Path) -> None:
    assert cahier("destroy", notebook, "--again", "--passphrase-stdin", stdin=f"{PASS}destroy\n").code == 1


def test_a_whole_notebook_goes_when_the_word_is_typed_after_what_would_be_lost_was_said(
    cahier: Call, filled: Path, tmp_path: Path
) -> None:
    words = ("destroy-notebook", filled, "--passphrase-stdin", "--json")
    refused = cahier(*words, stdin=f"{PASS}no\n")
    assert refused.code == 1
    assert "Never handed over to a headquarters" in refused.err
    assert "In no second copy as they are now" in refused.err
    assert cahier("backup", filled, "--to", tmp_path / "copy", "--passphrase-stdin", stdin=PASS).code == 0
    done = cahier(*words, stdin=f"{PASS}destroy\n").document
    assert done["never_copied"] == 0
    assert done["never_handed_over"] == done["records"] > 50
    assert [copy["path"] for copy in done["copies"]] == [str(tmp_path / "copy")]
    assert done["keys_gone_after_seconds"] < 1
    assert len(done["stays"]) >= 3
    assert not filled.exists()
    assert cahier("list", filled, "--passphrase-stdin", stdin=PASS).code == 1
    restored = cahier("restore", tmp_path / "copy", "--to", filled, "--passphrase-stdin", stdin=PASS)
    assert restored.code == 0


def test_a_notebook_goes_unopened_and_not_with_a_wrong_passphrase(cahier: Call, notebook: Path) -> None:
    words = ("destroy-notebook", notebook, "--passphrase-stdin")
    assert cahier(*words, stdin="wrong words\ndestroy\n").code == 3
    assert notebook.exists()
    assert cahier(*words, stdin="\nno\n").code == 1
    assert cahier(*words, stdin="\ndestroy\n").code == 0
    assert not notebook.exists()
