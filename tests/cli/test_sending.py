"""The ledger on the command line: what went to whom, on which consents, and what became of it; and pictures."""

from pathlib import Path
from typing import Any

import pytest
from calling import WORDS, Call
from PIL import Image

from cahier import resources
from cahier.domain.evidence import Evidence
from cahier.redaction.profiles import profile_codes
from cahier.workflows import attach_evidence, cover_picture, open_notebook, record
from cahier.workflows.cover_picture import WHOLE

PASS = f"{WORDS}\n"
STDIN = "--passphrase-stdin"


def released(cahier: Call, vault: Path, to: Path, *more: object, case: str = "DEMO-10") -> Any:
    words = ("release", vault, "--case", case, "--profile", "ep_brief", "--format", "txt", "--to", to)
    return cahier(*words, STDIN, "--json", *more, stdin=PASS)


def number_of(said: Any) -> str:
    name: str = said.document["cases"][0]["files"][0]["name"]
    return name.removeprefix("brief-").removesuffix(".txt")


def ledger(cahier: Call, vault: Path) -> Any:
    return cahier("list", vault, "releases", STDIN, "--json", stdin=PASS).document["releases"]


def test_the_ledger_says_what_went_to_whom_on_which_consents_with_which_checks_and_what_became_of_it(
    cahier: Call, filled: Path, tmp_path: Path
) -> None:
    number = number_of(released(cahier, filled, tmp_path / "out", "--language", "fr"))
    (row,) = ledger(cahier, filled)
    assert (row["number"], row["language"], row["recipient"]) == (number, "fr", "European Parliament")
    assert (row["state"], row["sent"], row["recall"]) == ("approved", "", "")
    assert row["people"] == ["P1"]
    assert len(row["consents"]) == 1
    assert row["checks"]
    words = ("submission", filled, number, "--state", "sent", "--on", "2026-05-06", "--reference", "INV 7")
    said = cahier(*words, STDIN, "--json", stdin=PASS)
    assert (said.code, said.document["state"], said.document["reference"]) == (0, "sent", "INV 7")
    who = ("--case", "DEMO-10", "--person", "P1", STDIN, "--json")
    (held,) = cahier("holders", filled, *who, stdin=PASS).document["holders"]
    assert (held["state"], held["sent"], held["reference"]) == ("sent", "2026-05-06", "INV 7")
    cahier("withdraw", filled, *who, stdin=PASS)
    assert [row["recall"] for row in ledger(cahier, filled)] == ["open"]
    letter = cahier("recall", filled, number, "--state", "confirmed", STDIN, "--json", stdin=PASS).document
    assert letter["recalls"][0]["language"] == "fr"
    assert "merci de ne plus" in letter["recalls"][0]["letter"]
    assert [(row["state"], row["recall"]) for row in ledger(cahier, filled)] == [("recalled", "confirmed")]
    plain = cahier("list", filled, "releases", STDIN, stdin=PASS).out
    assert all(word in plain for word in (number, "European Parliament", "recalled", "2026-05-06"))
    assert row["consents"][0] not in plain


def test_a_brief_nobody_released_has_no_fate(cahier: Call, filled: Path) -> None:
    said = cahier("submission", filled, "AZ-0000", "--state", "sent", STDIN, stdin=PASS)
    assert (said.code, said.err.count("\n")) == (1, 1)


def test_a_language_a_profile_is_not_written_in_is_one_sentence_and_nothing_is_written(
    cahier: Call, tmp_path: Path, notebook: Path
) -> None:
    cahier("import", notebook, resources.path("demo") / "DEMO-10.json", STDIN, stdin=PASS)
    asked = [(profile, "ru") for profile in profile_codes()] + [
        ("ep_brief", other) for other in ("tr", "az", "xx")
    ]
    for profile, language in asked:
        words = ("--case", "DEMO-10", "--profile", profile, "--language", language, "--to", tmp_path / "o")
        said = cahier("release", notebook, *words, STDIN, stdin=PASS)
        assert (said.code, said.err.count("\n"), said.out) == (2, 1, "")
        assert "not written in this language. Nothing was released. Use one of: en, fr." in said.err
        assert not (tmp_path / "o").exists()


def test_what_left_before_stops_what_would_leave_now_and_the_reason_is_said(
    cahier: Call, filled: Path, tmp_path: Path
) -> None:
    """Named in one brief, and without a name in the next with the same facts: the second says who it is."""
    first = released(cahier, filled, tmp_path / "a", "--confirmed", "DEMO-05:P1:recheck_each_use", case="DEMO-05")
    assert first.code == 0, first.out
    assert [row["named"] for row in ledger(cahier, filled)] == [["P1"]]
    with open_notebook.unlock(filled, WORDS) as workspace:
        case = workspace.vault.case_by_code("DEMO-05")
        whole = workspace.vault.records(case.case_id).case
        record.save(workspace, record.changed(whole, naming_decision="NOT_NAMED"))
        consents = workspace.vault.records(case.case_id).consents
        low = [
            record.changed(
                one, purposes=tuple(record.changed(cell, level=min(cell.level, 2)) for cell in one.purposes)
            )
            for one in consents
        ]
        record.save(workspace, *low)
    second = released(cahier, filled, tmp_path / "b", "--confirmed", "DEMO-05:P1:recheck_each_use", case="DEMO-05")
    assert second.code == 1
    assert "P1 was named on" in " ".join(second.document["cases"][0]["reasons"])
    assert not (tmp_path / "b").exists()


@pytest.fixture
def covered(filled: Path, tmp_path: Path) -> Evidence:
    """Return a covered copy in a case whose text may go, on which nobody can be recognised."""
    file = tmp_path / "photo.png"
    Image.effect_noise((320, 240), 60).convert("RGB").save(file)
    with open_notebook.unlock(filled, WORDS) as workspace:
        photo = attach_evidence.attach(workspace, workspace.vault.case_by_code("DEMO-10").case_id, file)
        box = (0, 0, WHOLE // 2, WHOLE // 2)
        with attach_evidence.open_attachment(workspace, photo) as opened:
            made = cover_picture.cover(opened, photo, (box,))
        return cover_picture.keep(workspace, photo, cover_picture.bring_in(workspace, made), (box,), ())


def test_a_picture_goes_where_it_is_named_and_only_there(
    cahier: Call, filled: Path, tmp_path: Path, covered: Evidence
) -> None:
    without = released(cahier, filled, tmp_path / "without")
    assert [file["format"] for file in without.document["cases"][0]["files"]] == ["txt"]
    for number, code in enumerate((covered.code, f"DEMO-10:{covered.code}")):
        said = released(cahier, filled, tmp_path / f"with{number}", "--picture", code)
        assert said.code == 0, said.err
        files = said.document["cases"][0]["files"]
        assert [file["format"] for file in files] == ["txt", "png"]
        (picture,) = (tmp_path / f"with{number}").glob("*.png")
        with Image.open(picture) as seen:
            assert (seen.size, seen.info) == ((320, 240), {})
        assert picture.name in next((tmp_path / f"with{number}").glob("*.txt")).read_text(encoding="utf-8")


def test_an_original_or_a_picture_there_is_none_of_stops_the_brief(
    cahier: Call, filled: Path, tmp_path: Path, covered: Evidence
) -> None:
    number = int(covered.code.removeprefix("V")) - 1
    original = released(cahier, filled, tmp_path / "out", "--picture", f"V{number}")
    assert original.code == 1
    assert "no covered copy" in original.document["cases"][0]["reasons"][0]
    nothing = released(cahier, filled, tmp_path / "out", "--picture", "V99")
    assert nothing.code == 1
    assert "There is not one picture of this code" in nothing.document["error"]
    assert not (tmp_path / "out").exists()
    assert ledger(cahier, filled) == []
