from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
KEY = "six invented words for a test\n"
NEW = "another six words of no use\n"
STDIN = "--passphrase-stdin"


def test_a_copy_is_made_counted_restored_and_tried(cahier: Call, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    made = cahier("backup", filled, "--to", tmp_path / "stick", "--json", STDIN, stdin=KEY).document
    assert made["records"] > 100
    copy = Path(made["copy"])
    assert copy.parent == tmp_path / "stick"
    assert cahier("drill", filled, copy, "--json", STDIN, stdin=KEY).document["is_current"]
    assert cahier("restore", copy, "--to", tmp_path / "plain").code == 0
    proven = cahier("restore", copy, "--to", tmp_path / "proven", STDIN, "--json", stdin=KEY)
    assert (proven.code, proven.document["verified"]) == (0, True)
    for name in ("plain", "proven"):
        assert cahier("verify", tmp_path / name, STDIN, stdin=KEY).code == 0
        assert cahier("list", tmp_path / name, "--json", STDIN, stdin=KEY).document == (
            cahier("list", filled, "--json", STDIN, stdin=KEY).document
        )


@pytest.mark.parametrize(("damage", "code"), [(False, 1), (True, 4)])
def test_a_restoration_over_something_or_of_a_damaged_copy_is_refused(
    cahier: Call, notebook: Path, tmp_path: Path, damage: bool, code: int
) -> None:
    copy = tmp_path / "copy"
    assert cahier("backup", notebook, "--to", copy, STDIN, stdin=KEY).code == 0
    if damage:
        data = bytearray(copy.read_bytes())
        data[-500] ^= 1
        copy.write_bytes(data)
    said = cahier("restore", copy, "--to", tmp_path / "new" if damage else notebook)
    assert (said.code, said.err.count("\n")) == (code, 1)
    assert cahier("backup", notebook, "--to", copy, STDIN, stdin=KEY).code == 1


def test_three_of_five_people_open_a_notebook_and_two_do_not(cahier: Call, notebook: Path) -> None:
    made = cahier("keys", notebook, "add-shares", "--of", "3/5", STDIN, "--json", stdin=KEY).document
    shares = made["shares"]
    assert (made["needed"], len(shares)) == (3, 5)
    few = "".join(f"{share}\n" for share in shares[:2])
    assert cahier("recover", notebook, "--shares-stdin", stdin=f"{few}\n{NEW}").code == 3
    enough = "".join(f"{share}\n" for share in shares[2:])
    assert cahier("recover", notebook, "--shares-stdin", stdin=f"{enough}\n{NEW}").code == 0
    assert cahier("list", notebook, STDIN, stdin=NEW).code == 0
    assert cahier("list", notebook, STDIN, stdin=KEY).code == 3


def test_a_key_file_opens_and_together_with_the_passphrase_both_are_asked_for(
    cahier: Call, notebook: Path, tmp_path: Path
) -> None:
    file = tmp_path / "file.key"
    assert cahier("keys", notebook, "add-key-file", file, STDIN, stdin=KEY).code == 0
    assert cahier("recover", notebook, "--key-file", file, STDIN, stdin=NEW).code == 0
    assert cahier("keys", notebook, "add-key-file", file, "--together", STDIN, stdin=NEW).code == 0
    alone = cahier("list", notebook, STDIN, stdin=NEW)
    assert alone.code == 3
    assert "key file" in alone.err
    assert cahier("list", notebook, "--key-file", file, STDIN, stdin=NEW).code == 0
    assert cahier("passphrase", notebook, "--key-file", file, STDIN, stdin=NEW + KEY).code == 0
    assert cahier("list", notebook, "--key-file", file, STDIN, stdin=KEY).code == 0


def test_headquarters_are_listed_with_their_words_and_can_open(
    cahier: Call, notebook: Path, tmp_path: Path
) -> None:
    private, public = tmp_path / "private", tmp_path / "public"
    made = cahier(
        "headquarters-key",
        "--private",
        private,
        "--public",
        public,
        STDIN,
        "--json",
        stdin="words of the office\n",
    )
    words = made.document["fingerprint"]
    assert cahier("keys", notebook, "add-headquarters", public, STDIN, stdin=KEY).code == 0
    listed = cahier("keys", notebook, "list", STDIN, "--json", stdin=KEY).document
    assert [key["kind"] for key in listed["keys"]] == ["passphrase", "recovery", "headquarters"]
    assert listed["keys"][2]["detail"] == words
    assert words in listed["notices"][0]
    said = cahier("recover", notebook, "--headquarters-key", private, STDIN, stdin=f"words of the office\n{NEW}")
    assert said.code == 0
    removed = cahier("keys", notebook, "remove", listed["keys"][2]["id"], STDIN, stdin=NEW)
    assert removed.code == 0
    assert "headquarters" not in cahier("keys", notebook, "list", STDIN, stdin=NEW).out


def test_a_new_recovery_key_is_shown_again_only_with_the_passphrase(cahier: Call, notebook: Path) -> None:
    made = cahier("keys", notebook, "new-recovery-key", "--json", STDIN, stdin=KEY).document["recovery_key"]
    again = cahier("keys", notebook, "show-recovery-key", "--json", STDIN, stdin=KEY).document["recovery_key"]
    assert again == made
    assert cahier("keys", notebook, "show-recovery-key", STDIN, stdin=NEW).code == 3
    assert cahier("recover", notebook, STDIN, stdin=f"{made}\n{NEW}").code == 0


@pytest.mark.parametrize("of", ["1/5", "6/5", "3", "three of five", "2/16", "-1/2"])
def test_odd_numbers_of_people_are_refused(cahier: Call, notebook: Path, of: str) -> None:
    said = cahier("keys", notebook, "add-shares", f"--of={of}", STDIN, stdin=KEY)
    assert said.code == 1
    assert "3/5" in said.err


def test_the_passphrase_is_never_removed_and_a_number_that_is_none_is_told(cahier: Call, notebook: Path) -> None:
    listed = cahier("keys", notebook, "list", STDIN, "--json", stdin=KEY).document["keys"]
    assert cahier("keys", notebook, "remove", listed[0]["id"], STDIN, stdin=KEY).code == 1
    assert cahier("keys", notebook, "remove", "00000000", STDIN, stdin=KEY).code == 1
    assert cahier("keys", notebook, STDIN, stdin=KEY).code == 2
    assert cahier("recover", notebook, "--shares").code == 1
