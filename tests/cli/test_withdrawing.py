"""A withdrawal on the command line: what follows, who holds anything, letters, and how far each recall is."""

from pathlib import Path

from calling import WORDS, Call

PASS = f"{WORDS}\n"


def test_a_withdrawal_calls_back_what_left_and_lets_nothing_more_leave(
    cahier: Call, filled: Path, tmp_path: Path
) -> None:
    brief = ("release", filled, "--case", "DEMO-10", "--profile", "ep_brief", "--recipient", "European Parliament")
    out = ("--format", "txt", "--to", tmp_path, "--passphrase-stdin", "--json")
    released = cahier(*brief, *out, stdin=PASS)
    assert released.code == 0, released.out
    number = released.document["cases"][0]["files"][0]["name"].removeprefix("brief-").removesuffix(".txt")
    who = ("--case", "DEMO-10", "--person", "P1", "--passphrase-stdin", "--json")
    held = cahier("holders", filled, *who, stdin=PASS).document["holders"]
    assert [row["recipient"] for row in held] == ["European Parliament"]
    done = cahier("withdraw", filled, *who, "--letters", tmp_path / "letters", stdin=PASS)
    assert done.code == 0, done.err
    assert [row["number"] for row in done.document["recalls"]] == [number]
    assert number in (tmp_path / "letters" / f"recall-{number}.txt").read_text(encoding="utf-8")
    marked = cahier("recall", filled, number, "--state", "sent", "--passphrase-stdin", "--json", stdin=PASS)
    assert [row["state"] for row in marked.document["recalls"]] == ["sent"]
    rows = cahier("list", filled, "recalls", "--passphrase-stdin", "--json", stdin=PASS).document["recalls"]
    assert [(row["number"], row["state"]) for row in rows] == [(number, "sent")]
    again = cahier(*brief, *out, stdin=PASS)
    assert again.code == 1
    assert cahier("recall", filled, "XX-0000", "--passphrase-stdin", stdin=PASS).code == 1
    assert cahier("holders", filled, *who[:3], "P99", *who[4:], stdin=PASS).code == 1


def test_what_somebody_told_is_destroyed_only_after_the_word(cahier: Call, filled: Path) -> None:
    words = ("withdraw", filled, "--case", "DEMO-08", "--person", "P1", "--destroy-interviews")
    told = ("list", filled, "interviews", "--passphrase-stdin", "--json")
    before = cahier(*told, stdin=PASS).document["interviews"]
    done = cahier(*words, "--passphrase-stdin", "--json", stdin=f"{PASS}destroy\n")
    assert done.code == 0, done.err
    after = cahier(*told, stdin=PASS).document["interviews"]
    assert len(before) - len(after) == done.document["destroyed_interviews"]
