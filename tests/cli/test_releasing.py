import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cahier.export import formats
from cahier.vault import device

Call = Callable[..., Any]
KEY = "six invented words for a test\n"
CODES = ["DEMO-01", "DEMO-04", "DEMO-05", "DEMO-07", "DEMO-08", "DEMO-10"]
EVERY_FORMAT = "pdf,docx,html,md,txt"
NOT_NAMED = ["Daşkəsərli", "Dashkeserli", "Samandar", "Tarlan", "Yalquzaqlı", "Sumgayit", "tarlan_metbex"]


def released(cahier: Call, vault: Path, to: Path, *more: object, codes: list[str] = CODES) -> Any:
    words = ["release", vault, "--case", *codes, "--profile", "ep_brief", "--format", EVERY_FORMAT, "--to", to]
    return cahier(*words, "--json", "--passphrase-stdin", *more, stdin=KEY)


def test_briefs_are_written_for_those_whose_consent_allows(cahier: Call, filled: Path, tmp_path: Path) -> None:
    said = released(cahier, filled, tmp_path / "out")
    assert said.code == 0
    by_case = {case["case"]: case for case in said.document["cases"]}
    decisions = {code: case["decision"] for code, case in by_case.items()}
    assert decisions == {
        "DEMO-01": "released",
        "DEMO-04": "released",
        "DEMO-05": "refused",
        "DEMO-07": "released",
        "DEMO-08": "counts_only",
        "DEMO-10": "released",
    }
    for code, case in by_case.items():
        assert len(case["files"]) == (5 if decisions[code] == "released" else 0)
        assert decisions[code] == "released" or case["reasons"]
        for file in case["files"]:
            assert hashlib.sha256((tmp_path / "out" / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert len(list((tmp_path / "out").iterdir())) == 20


def test_a_condition_seen_to_today_opens_the_way(cahier: Call, filled: Path, tmp_path: Path) -> None:
    said = released(
        cahier, filled, tmp_path / "out", "--confirmed", "DEMO-05:P1:recheck_each_use", codes=["DEMO-05"]
    )
    assert [case["decision"] for case in said.document["cases"]] == ["released"]


def test_nothing_withheld_is_in_a_finished_file(cahier: Call, filled: Path, tmp_path: Path) -> None:
    released(cahier, filled, tmp_path, codes=["DEMO-01"])
    files = sorted(tmp_path.glob("brief-*"))
    (pdf,) = (file for file in files if file.suffix == ".pdf")
    (docx,) = (file for file in files if file.suffix == ".docx")
    texts = [
        subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout,
        subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout,
        subprocess.run(["unzip", "-p", docx], capture_output=True, check=True).stdout,
        *(file.read_bytes() for file in files),
    ]
    for text in texts:
        shown = text.decode("utf-8", "replace").casefold()
        assert [word for word in NOT_NAMED if word.casefold() in shown] == []
    said = cahier("check-release", *files, "--vault", filled, "--json", "--passphrase-stdin", stdin=KEY)
    assert said.code == 0
    assert all(file["in_ledger"] and file["strings"] for file in said.document["files"])


def test_a_name_in_a_finished_file_is_found(cahier: Call, filled: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("The brother, Самандара Дашкесерли, was arrested.", encoding="utf-8")
    said = cahier("check-release", letter, "--vault", filled, "--json", "--passphrase-stdin", stdin=KEY)
    assert said.code == 5
    assert said.document["files"][0]["leaks"]
    assert "аманд" not in said.out


def test_the_ledger_keeps_what_left(cahier: Call, filled: Path, tmp_path: Path) -> None:
    said = released(cahier, filled, tmp_path / "out", "--recipient", "A committee", codes=["DEMO-04"])
    rows = cahier("list", filled, "releases", "--json", "--passphrase-stdin", stdin=KEY).document["releases"]
    assert [(row["case"], row["recipient"]) for row in rows] == [("DEMO-04", "A committee")]
    digests = {file["sha256"] for file in said.document["cases"][0]["files"]}
    assert {line.rpartition(" ")[2] for line in rows[0]["files"]} == digests


def leak_in_docx_property(data: bytes) -> bytes:
    import io
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                content = content.replace(
                    b"</cp:coreProperties>", b"<cp:keywords>Samandar</cp:keywords></cp:coreProperties>"
                )
                assert b"Samandar" in content
            new.writestr(item, content)
    return made.getvalue()


def leak_as_hidden_pdf_text(data: bytes) -> bytes:
    import io

    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        font = next(iter(page.Resources.Font.keys()))
        hidden = f"BT 3 Tr {font} 8 Tf 50 50 Td (Samandar Dashkeserli) Tj ET".encode("ascii")
        page.contents_add(pikepdf.Stream(pdf, hidden))
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize(("kind", "leak"), [("docx", leak_in_docx_property), ("pdf", leak_as_hidden_pdf_text)])
def test_a_writer_that_leaks_one_name_leaves_no_file(
    cahier: Call,
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    leak: Callable[[bytes], bytes],
) -> None:
    honest = formats.render

    def leaking(brief: Any, format: str) -> bytes:  # noqa: A002
        data = honest(brief, format)
        return leak(data) if format == kind else data

    monkeypatch.setattr("cahier.workflows.compile_release.render", leaking)
    out = tmp_path / "out"
    said = cahier(
        "release", filled, "--case", "DEMO-04", "DEMO-01", "--profile", "ep_brief", "--format", EVERY_FORMAT,
        "--to", out, "--passphrase-stdin", stdin=KEY,
    )  # fmt: skip
    assert said.code == 5
    assert not out.exists() or list(out.iterdir()) == []
    assert "Samandar" not in said.out + said.err
    rows = cahier("list", filled, "releases", "--json", "--passphrase-stdin", stdin=KEY).document["releases"]
    assert rows == []


def test_an_unknown_profile_or_format_is_one_sentence(cahier: Call, filled: Path, tmp_path: Path) -> None:
    for profile, kind in (("nobody", "pdf"), ("ep_brief", "exe")):
        said = cahier(
            "release", filled, "--case", "DEMO-04", "--profile", profile, "--format", kind, "--to", tmp_path / "o",
            "--passphrase-stdin", stdin=KEY,
        )  # fmt: skip
        assert (said.code, said.err.count("\n")) == (2, 1)
        assert not (tmp_path / "o").exists()


def test_the_demonstration_does_the_whole_job(cahier: Call, tmp_path: Path) -> None:
    noted = {path for path in device.folder().rglob("*") if path.is_file()}
    said = cahier("demo", "--to", tmp_path / "demo", "--no-window", "--json")
    assert {path for path in device.folder().rglob("*") if path.is_file()} == noted
    assert said.code == 0
    assert {case["decision"] for case in said.document["cases"]} == {"released", "refused", "counts_only"}
    assert len(list((tmp_path / "demo" / "briefs").iterdir())) == 20
