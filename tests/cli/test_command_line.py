import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
KEY = "six invented words for a test\n"
CODES = ["DEMO-01", "DEMO-04", "DEMO-05", "DEMO-07", "DEMO-08", "DEMO-10"]


def test_creating_prints_the_recovery_key_and_it_opens_the_notebook(cahier: Call, tmp_path: Path) -> None:
    made = cahier("create", tmp_path / "n", "--passphrase-stdin", "--json", stdin=KEY)
    assert made.code == 0
    key = made.document["recovery_key"]
    recovered = cahier(
        "recover", tmp_path / "n", "--passphrase-stdin", stdin=f"{key}\nanother six words of no use\n"
    )
    assert recovered.code == 0
    assert cahier("list", tmp_path / "n", "--passphrase-stdin", stdin=KEY).code == 3


def test_a_notebook_is_never_made_over_something(cahier: Call, notebook: Path) -> None:
    said = cahier("create", notebook, "--passphrase-stdin", stdin=KEY)
    assert (said.code, said.err.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("list", "{vault}", "--passphrase-stdin"), 3),
        (("list", "{vault}/nowhere", "--passphrase-stdin"), 1),
        (("show", "{vault}"), 2),
        (("sing",), 2),
        (("release", "{vault}", "--case", "X", "--to", "y"), 2),
    ],
)
def test_exit_codes_say_what_went_wrong(cahier: Call, notebook: Path, words: tuple[str, ...], code: int) -> None:
    filled_in = [word.format(vault=notebook) for word in words]
    assert cahier(*filled_in, stdin="a wrong passphrase altogether\n").code == code


def test_a_damaged_notebook_answers_four_and_one_in_use_six(cahier: Call, notebook: Path) -> None:
    from cahier.workflows import open_notebook

    with open_notebook.unlock(notebook, KEY.strip()):
        assert cahier("list", notebook, "--passphrase-stdin", stdin=KEY).code == 6
    data = notebook / "vault.db"
    content = bytearray(data.read_bytes())
    content[len(content) // 2] ^= 1
    data.write_bytes(content)
    assert cahier("verify", notebook, "--passphrase-stdin", stdin=KEY).code == 4


def test_six_cases_are_imported_listed_and_shown(cahier: Call, filled: Path) -> None:
    listed = cahier("list", filled, "--json", "--passphrase-stdin", stdin=KEY).document
    assert sorted(row["case"] for row in listed["cases"]) == CODES
    shown = cahier("show", filled, "DEMO-04", "--json", "--passphrase-stdin", stdin=KEY).document
    assert shown["schema"] == "cahier-records/1"
    assert shown["cases"][0]["case_id"] == "DEMO-04"
    people = cahier("list", filled, "people", "--json", "--passphrase-stdin", stdin=KEY).document["people"]
    assert {row["case"] for row in people} == set(CODES)
    for kind in ("cases", "people", "interviews", "releases"):
        assert cahier("list", filled, kind, "--passphrase-stdin", stdin=KEY).code == 0


def test_a_second_import_of_the_same_case_is_refused_whole(cahier: Call, filled: Path) -> None:
    from cahier import resources

    files = sorted(resources.path("demo").glob("*.json"))
    said = cahier("import", filled, *files, "--passphrase-stdin", stdin=KEY)
    assert said.code == 1
    assert "Nothing was changed" in said.err


@pytest.mark.parametrize("words", ["qizilqayali", "Кызылгаялы", "QIZILQAYALI", "Gizilgayali"])
def test_a_name_is_found_in_any_script(cahier: Call, filled: Path, words: str) -> None:
    hits = cahier("search", filled, words, "--json", "--passphrase-stdin", stdin=KEY).document["hits"]
    assert "DEMO-04" in {hit["case"] for hit in hits}


def test_verifying_reads_everything(cahier: Call, filled: Path) -> None:
    seen = cahier("verify", filled, "--json", "--passphrase-stdin", stdin=KEY).document
    assert seen["records"] > 100
    assert seen["damaged"] == 0


def test_the_passphrase_is_changed(cahier: Call, notebook: Path) -> None:
    new = "quite another six words here\n"
    assert cahier("passphrase", notebook, "--passphrase-stdin", stdin=KEY + new).code == 0
    assert cahier("list", notebook, "--passphrase-stdin", stdin=KEY).code == 3
    assert cahier("list", notebook, "--passphrase-stdin", stdin=new).code == 0


def test_without_a_terminal_nobody_is_asked(cahier: Call, notebook: Path) -> None:
    said = cahier("list", notebook)
    assert said.code == 1
    assert "--passphrase-stdin" in said.err


def test_redact_answers_in_code_points(cahier: Call, tmp_path: Path) -> None:
    people = tmp_path / "people.json"
    people.write_text(
        json.dumps(
            {"persons": [{"person_id": "P1", "name_latin": "Nigar Sinagova", "name_native": "Nigar Sınaqova"}]}
        ),
        encoding="utf-8",
    )
    text = "🙂 Nigar Sınaqovanın telefonu +994 00 123 45 67 idi."
    said = cahier("redact", "--people", people, "--lang", "az", "--json", stdin=text)
    spans = said.document["spans"]
    assert said.code == 0
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert {("P1", "NAME"), (None, "PHONE")} <= {(span["person"], span["type"]) for span in spans}
    assert "Sınaqova" not in said.document["text"]
    promised = {"start", "end", "text", "type", "class", "person", "replacement", "reason"}
    assert set(spans[0]) == promised | {"confidence", "tier"}


def test_redact_takes_one_document_a_line(cahier: Call) -> None:
    lines = [{"id": 7, "text": "Nigar came.", "lang": "en", "people": {"persons": []}}, {"id": 8, "text": ""}]
    said = cahier("redact", "--jsonl", stdin="\n".join(json.dumps(line) for line in lines))
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == [7, 8]


@pytest.mark.parametrize("stdin", ["[1]", "{", '{"id": 1}', "\ud83d".encode("utf-8", "surrogatepass")])
def test_redact_refuses_what_is_no_document(cahier: Call, stdin: str | bytes) -> None:
    said = cahier("redact", "--jsonl", stdin=stdin)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1


def test_version_is_printed(cahier: Call) -> None:
    from cahier import __version__

    assert cahier("--version").out == f"cahier {__version__}\n"
