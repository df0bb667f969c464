"""A researcher's day through the real window, watched from outside: what it leaves behind and talks to."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cahier.export.read_back import read
from cahier.workflows import open_notebook, show_case
from journeys.researcher import CANARIES, NAME, PASSPHRASE

SCRIPT = Path(__file__).with_name("researcher.py")
ROOT = Path(__file__).parents[2]
SEEN = "home/.local/share/cahier/seen/"  # a sealed mark: when this notebook was last seen on this device
NETWORK = re.compile(r"socket\((AF_\w+)")


@dataclass(frozen=True)
class Day:
    """What a day left: the places it could write to, the log of its system calls, what it said."""

    folder: Path
    home: Path
    log: Path
    said: dict[str, Any]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    if shutil.which("strace") is None:
        pytest.fail("this test needs the Debian package strace")
    place = tmp_path_factory.mktemp("day")
    folder, home, log = place / "work", place / "home", place / "calls"
    for made in (folder, home, place / "tmp"):
        made.mkdir()
    environment = {
        "HOME": str(home), "TMPDIR": str(place / "tmp"), "PATH": os.environ["PATH"], "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT / 'app'}:{ROOT / 'tests'}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    calls = "trace=socket,write,pwrite64,writev,openat,creat,rename,renameat,mkdir,sendto,sendmsg"
    command = ["strace", "-f", "-qq", "-s", "1000000", "-e", calls, "-o", log, sys.executable, SCRIPT, folder]
    done = subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == ""
    yield Day(folder, home, log, json.loads(done.stdout))
    shutil.rmtree(place, ignore_errors=True)


def test_the_day_ends_with_a_brief_that_reads_back(day: Day) -> None:
    assert {Path(name).suffix for name in day.said["briefs"]} == {".pdf", ".docx", ".html", ".md", ".txt"}
    for name in map(Path, day.said["briefs"]):
        shown = " ".join(read(name.name, name.read_bytes()).visible)
        assert "A journalist received threats from the police in spring 2025." in shown
    (pdf,) = (name for name in day.said["briefs"] if name.endswith(".pdf"))
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert "threats from the police" in text
    assert day.said["decided"] > 2
    assert day.said["locked"] == ["asked"]


def test_what_was_typed_is_in_the_notebook_letter_by_letter(day: Day, cheap_hashing: None) -> None:
    with open_notebook.unlock(day.folder / "notebook", PASSPHRASE) as workspace:
        (records,) = show_case.every_case(workspace)
        (ledger,) = show_case.releases(workspace)
    (account,) = records.accounts
    (mention,) = account.mentions
    assert "Gecə ikidə gəldilər, ışığı söndürdülər." in account.text
    assert "Сказали: «Пусть замолчит», и ушли в 3 часа." in account.text
    assert account.text[mention.start : mention.end] == NAME.split()[0]
    assert mention.ref == records.persons[0].person_id
    assert len(ledger.files) == 5
    assert day.said["saved_after_last_key_s"] > 0


def test_nothing_of_the_case_is_written_outside_the_notebook(day: Day) -> None:
    files = [file for file in day.folder.parent.rglob("*") if file.is_file() and file != day.log]
    places = [str(file.relative_to(day.folder.parent)) for file in files]
    assert all(place.startswith(("work/notebook/", "work/briefs/", SEEN)) for place in places), places
    contents = [file.read_bytes() for file in files]
    hits = [
        (canary, place)
        for canary in CANARIES
        for place, content in zip(places, contents, strict=True)
        for encoded in (canary.encode(), canary.encode("utf-16-le"), canary.encode("utf-16-be"))
        if encoded in content
    ]
    print(f"\ncanaries looked for: {len(CANARIES)}, in {len(files)} files; found: {len(hits)}")
    assert hits == []


def test_nothing_of_the_case_is_in_any_write_of_the_process(day: Day) -> None:
    log = day.log.read_text(encoding="utf-8", errors="replace")
    words = [canary for canary in CANARIES if canary.startswith("ZQ")]
    writes = log.count("write64(") + log.count("write(") + log.count("writev(")
    assert writes > 100
    print(f"\nwrites watched: {writes}; words found in them: {[word for word in words if word in log]}")
    assert [word for word in words if word in log] == []


def test_no_socket_reaches_beyond_this_computer(day: Day) -> None:
    families = NETWORK.findall(day.log.read_text(encoding="utf-8", errors="replace"))
    print(
        f"\nsockets opened: {len(families)}; AF_INET or AF_INET6: {sum('INET' in family for family in families)}"
    )
    assert [family for family in families if family != "AF_UNIX"] == []


def test_the_watch_itself_can_see(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    script = "import socket; socket.socket(socket.AF_INET, socket.SOCK_STREAM); open('t', 'w').write('ZQSEEN')"
    command = ["strace", "-f", "-s", "1000", "-e", "trace=socket,write", "-o", log, sys.executable, "-c", script]
    subprocess.run(command, cwd=tmp_path, check=True)
    seen = log.read_text(encoding="utf-8")
    assert "AF_INET" in NETWORK.findall(seen)
    assert "ZQSEEN" in seen
