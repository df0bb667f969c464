"""A brief of each profile in each format: the same bytes wherever it is made, and other programs find it sound."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cahier.export.formats import FORMATS
from cahier.redaction.profiles import profile_codes

ROOT = Path(__file__).parents[2]
CASES = {
    "ep_brief": "DEMO-10", "un_special_procedures": "DEMO-05", "wgad": "DEMO-10", "eu_sanctions": "DEMO-07",
    "rule_9_2": "DEMO-10",
}  # fmt: skip
SCRIPT = """
import hashlib, json, socket, sys, time
sys.path[:0] = {paths}
from invented_case import compiled, demo_case, ticked
from cahier.export.formats import FORMATS, render
from cahier.redaction.profiles import profile_named
seen_to = ticked("P1:recheck_each_use", "I1:quiet_period")
found = {{}}
for profile, code in {cases}.items():
    answer = compiled(demo_case(code), profile=profile_named(profile), confirmed=seen_to)
    for kind in FORMATS:
        data = render(answer.brief, kind)
        found[profile + " " + kind] = hashlib.sha256(data).hexdigest()
        if len(sys.argv) > 1:
            open(sys.argv[1] + "/" + profile + "." + kind, "wb").write(data)
print(json.dumps([found, time.tzname[0], __import__("platform").node()]))
"""


def made(
    folder: Path, environment: dict[str, str], *before: str, keep: bool = False
) -> tuple[dict[str, str], str, str]:
    """Return the digests of every brief made in a process of its own, its time zone and its host."""
    paths = [str(ROOT / "app"), str(ROOT / "tests" / "redaction")]
    script = SCRIPT.format(paths=paths, cases=CASES)
    whole = {"PATH": os.environ["PATH"], "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen", **environment}
    words = [*before, sys.executable, "-c", script, *([str(folder)] if keep else [])]
    done = subprocess.run(words, env=whole, cwd=folder, capture_output=True, text=True, check=True)
    digests, zone, host = json.loads(done.stdout)
    return digests, zone, host


@cache
def first(folder: Path) -> dict[str, str]:
    return made(folder, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "USER": "one"}, keep=True)[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("briefs")
    first(place)
    return place


def another_host() -> tuple[str, ...]:
    """Return the words that run a program under another name of the computer, where that is possible."""
    if shutil.which("unshare") is None:
        return ()
    words = ("unshare", "--uts", "sh", "-c", 'hostname elsewhere && exec "$@"', "-")
    done = subprocess.run([*words, "true"], capture_output=True, check=False)
    return words if done.returncode == 0 else ()


def test_every_profile_gives_the_same_bytes_for_another_user_host_locale_and_time_zone(
    folder: Path, tmp_path: Path
) -> None:
    there = {
        "TZ": "Asia/Tehran", "LC_ALL": "POSIX", "USER": "leyla", "LOGNAME": "leyla", "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "99",
    }  # fmt: skip
    found, zone, host = made(tmp_path, there, *another_host())
    print(f"{len(found)} files the same, as leyla on {host} in {zone}")
    assert found == first(folder)
    assert len(found) == len(profile_codes()) * len(FORMATS)
    assert zone != "UTC"


def test_every_profile_has_a_case_here() -> None:
    assert set(CASES) == set(profile_codes())


@pytest.mark.parametrize("profile", sorted(CASES))
def test_a_pdf_is_tagged_says_its_standards_and_is_sound(folder: Path, profile: str) -> None:
    file = folder / f"{profile}.pdf"
    if shutil.which("qpdf"):
        checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=True)
        assert "No syntax or stream encoding errors" in checked.stdout
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    assert "Tagged:          yes" in told.stdout
    metadata = subprocess.run(["pdfinfo", "-meta", file], capture_output=True, text=True, check=True).stdout
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    pages = next(line for line in told.stdout.splitlines() if line.startswith("Pages:"))
    assert int(pages.split()[1]) <= 3


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.long
@pytest.mark.parametrize("profile", sorted(CASES))
def test_libreoffice_opens_a_docx_and_saves_it_again_with_all_its_text(
    folder: Path, profile: str, tmp_path: Path
) -> None:
    file = folder / f"{profile}.docx"
    words = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "docx"]
    subprocess.run(
        [*words, "--outdir", tmp_path, file],
        capture_output=True,
        check=True,
        timeout=300,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    before, after = (_words(path) for path in (file, tmp_path / file.name))
    assert before == after
    print(f"{profile}: {len(before)} words in and out of LibreOffice")


def _words(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - a file of ours
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = ("".join(part.text or "" for part in one.iter(f"{space}t")) for one in root.iter(f"{space}p"))
    return " ".join(paragraphs).split()


def test_the_digests_are_those_of_the_files(folder: Path) -> None:
    for name, digest in first(folder).items():
        profile, kind = name.split()
        assert hashlib.sha256((folder / f"{profile}.{kind}").read_bytes()).hexdigest() == digest
