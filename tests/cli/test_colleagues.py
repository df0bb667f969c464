"""Two people on the command line: introduced, added, and both needed for a release."""

from pathlib import Path
from typing import Any

import pytest
from calling import Call

KEY, LAWYER = "six invented words for a test\n", "another six invented words here\n"
STDIN = "--passphrase-stdin"


@pytest.fixture
def team(cahier: Call, filled: Path) -> Path:
    """Return the six cases in a notebook of two colleagues."""
    words = ("colleagues", filled)
    first = cahier(*words, "introduce", "Leyla Sarıyeva", "--duty", "researcher", STDIN, stdin=KEY)
    more = cahier(*words, "add", "Ruslan Demirov", "--duty", "legal-reviewer", STDIN, "--json", stdin=KEY + LAWYER)
    assert (first.code, more.code, more.document["done"]) == (0, 0, "U2")
    return filled


def released(cahier: Call, vault: Path, to: Path, *more: object, stdin: str = KEY) -> Any:
    words = ("release", vault, "--case", "DEMO-04", "--profile", "ep_brief", "--format", "txt", "--to", to)
    return cahier(*words, "--json", STDIN, *more, stdin=stdin)


def test_a_release_needs_both_and_nothing_is_written_without(cahier: Call, team: Path, tmp_path: Path) -> None:
    alone = released(cahier, team, tmp_path / "out")
    assert (alone.code, (tmp_path / "out").exists()) == (1, False)
    assert "second person" in alone.err
    unread = released(cahier, team, tmp_path / "out", "--second-reader", stdin=KEY + LAWYER)
    assert (unread.code, (tmp_path / "out").exists()) == (1, False)
    wrong = released(
        cahier, team, tmp_path / "out", "--second-reader", "--last-look-done", stdin=KEY + "no one's\n"
    )
    assert (wrong.code, (tmp_path / "out").exists()) == (3, False)
    both = released(cahier, team, tmp_path / "out", "--second-reader", "--last-look-done", stdin=KEY + LAWYER)
    assert both.code == 0
    (file,) = (tmp_path / "out").iterdir()
    assert "Gizilgayali" in file.read_text(encoding="utf-8")
    listed = cahier("list", team, "releases", "--json", STDIN, stdin=LAWYER).document["releases"]
    assert (listed[0]["prepared_by"], listed[0]["read_by"], listed[0]["alone"]) == ("U1", "U2", False)


def test_a_colleague_who_left_opens_nothing(cahier: Call, team: Path) -> None:
    assert cahier("list", team, STDIN, stdin=LAWYER).code == 0
    assert cahier("colleagues", team, "leave", "U2", STDIN, stdin=LAWYER).code == 1
    gone = cahier("colleagues", team, "leave", "U2", STDIN, "--json", stdin=KEY).document
    assert ([one["code"] for one in gone["colleagues"]], gone["releases"]) == (["U1"], "undecided")
    assert cahier("list", team, STDIN, stdin=LAWYER).code == 3


def test_whoever_works_alone_names_nobody(cahier: Call, filled: Path, tmp_path: Path) -> None:
    assert cahier("colleagues", filled, "work-alone", STDIN, "--json", stdin=KEY).document["releases"] == "alone"
    assert released(cahier, filled, tmp_path / "out").code == 0
    (file,) = (tmp_path / "out").iterdir()
    text = file.read_text(encoding="utf-8")
    assert "Gizilgayali" not in text
    assert text.rstrip().endswith("single-person release")


def test_an_odd_duty_is_named_with_those_there_are(cahier: Call, notebook: Path) -> None:
    said = cahier("colleagues", notebook, "introduce", "Leyla", "--duty", "king", STDIN, stdin=KEY)
    assert (said.code, "legal_reviewer" in said.err) == (1, True)
