"""A day of use in a root laid over this one: whatever the program wrote, it wrote here, and all of it is read."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from journeys.apart import Apart, apart
from journeys.driving import ROOT, Driven, masked
from journeys.researcher import CANARIES, PASSPHRASE
from journeys.whole_day import DRAFT_WORD, FILE_WORD, FOLDER_WORD, LAST_WORD

HOME = "home/researcher"
VAULT, DESK, STICK, INBOX = f"{HOME}/Notebook", f"{HOME}/Documents", "media/stick", f"{HOME}/Downloads"
SEEN = f"{HOME}/.local/share/cahier/seen/"  # a sealed mark: when this notebook was last seen on this device
# Where somebody chose to write: the notebook, the briefs, a copy on a stick, an original that was copied out.
CHOSEN = (f"{VAULT}/", f"{DESK}/{FOLDER_WORD}/briefs/", f"{STICK}/", f"{DESK}/out/", SEEN)
INSIDE_PICTURE = "ZQINSIDEPICTURE"
# What a process of its own is told through a pipe: one works a passphrase out, the other looks at a picture.
TO_CHILDREN = (["ZQPASSPHRASEWORD"], [INSIDE_PICTURE])
WORDS = (*CANARIES, FILE_WORD, FOLDER_WORD, DRAFT_WORD, LAST_WORD, INSIDE_PICTURE)
CALLS = (
    "trace=socket,connect,write,pwrite64,writev,pwritev,sendto,sendmsg,sendmmsg,memfd_create,"
    "openat,creat,rename,renameat,renameat2,mkdir,mkdirat,link,symlink,setxattr,fsetxattr,execve"
)
CALL = re.compile(r"^\d+ +(\w+)\(")
WRITE = re.compile(r"^\d+ +(?:write|pwrite64|writev|pwritev|sendto|sendmsg|sendmmsg)\((\d+)<([^>]*)>(.*)$")
MAKES = ("rename", "mkdir", "link", "symlink", "setxattr", "fsetxattr", "execve", "creat", "memfd_create")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="lays an overlay")


@dataclass(frozen=True)
class Day:
    """What was written, call by call and file by file, and what the commands answered."""

    files: dict[str, bytes]
    calls: list[str]
    answers: str


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("apart")
    with apart(folder) as place:
        for made in (DESK, f"{INBOX}/{FILE_WORD}"):
            (place.root / made).mkdir(parents=True)
        photo = Image.effect_noise((300, 200), 90).convert("RGB")
        photo.save(place.root / INBOX / FILE_WORD / f"{FILE_WORD}.jpg", "JPEG", comment=INSIDE_PICTURE.encode())
        before = set(place.written())
        at_the_window(place)
        answers = by_commands(place)
        files = {
            name: content
            for name, content in place.written().items()
            if name not in before and "/__pycache__/" not in name  # of the program itself
        }
        logs = [log.read_text("utf-8", "replace") for log in sorted(place.log.iterdir())]
        calls = [line for log in logs for line in log.split("\n")]
        yield Day(files, calls, answers)
    shutil.rmtree(folder)


def written(word: str) -> set[bytes]:
    """Return the ways a word can stand in a file."""
    plain = word.encode()
    ways = {plain, plain[::-1], word.encode("utf-16-le"), word.encode("utf-16-be"), plain.hex().encode()}
    ways |= {"".join(f"%{byte:02x}" for byte in plain).encode(), json.dumps(word)[1:-1].encode()}
    for shift in range(3):
        packed = base64.b64encode(b"\0" * shift + plain)
        ways.add(packed[(0, 2, 3)[shift] : len(packed) - (0 if (shift + len(plain)) % 3 == 0 else 4)])
    return {way.lower() for way in ways}


def watched(place: Apart, name: str) -> tuple[str, ...]:
    """Return what comes before a command that is to be watched there; what it writes goes to the log alone."""
    log = place.log / name
    return (*place.inside, "strace", "-f", "-qq", "-y", "-s", "1000000", "-e", CALLS, "-o", str(log))


def environment(place: Apart) -> dict[str, str]:
    del place
    return {
        "HOME": f"/{HOME}", "PWD": f"/{HOME}", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_DATA_HOME": "", "XDG_RUNTIME_DIR": "",
    }  # fmt: skip


def at_the_window(place: Apart) -> None:
    with Driven("--vault", f"/{VAULT}", before=watched(place, "window"), **environment(place)) as program:
        program.do("hash_cheaply")
        program.do("make", masked(PASSPHRASE))
        program.goes_on("note_key")
        assert program.do("whole_day.record", f"/{DESK}") > 2
        assert program.do("whole_day.brief", f"/{DESK}") == 5
        assert program.do("whole_day.attach", f"/{INBOX}") == 1
        program.do("whole_day.look", f"/{DESK}")
        assert program.do("whole_day.search_and_copy", masked("ZQGECEWORD")) > 0
        program.do("whole_day.copy_to", f"/{STICK}")
        program.do("whole_day.leave_a_form")
        program.goes_on("lock")
        program.do("hash_cheaply")
        program.do("unlock", masked("not the one"))
        program.do("told_at_door")
        program.goes_on("unlock_again", masked(PASSPHRASE))
        program.do("whole_day.type_last")
        program.tell("moments.press", "vanish")
        program.ended()


COMMANDS = (
    ("list", "cases"), ("list", "people"), ("show", "{case}"), ("search", "ZQGECEWORD"), ("search", LAST_WORD),
    ("attach", "{case}", f"/{INBOX}/{FILE_WORD}/{FILE_WORD}.jpg"), ("verify",), ("keys", "list"),
    ("release", "--case", "{case}", "--profile", "ep_brief", "--to", f"/{DESK}/{FOLDER_WORD}/briefs/again"),
    ("backup", "--to", f"/{STICK}/second"), ("show", "{case}", "--json"),
)  # fmt: skip


def by_commands(place: Apart) -> str:
    """Do with commands what can be done, each watched."""
    said = []
    for number, (verb, *rest) in enumerate(COMMANDS):
        case = re.findall(r"C-\S+|\b[A-Z]{2,}-\d+\S*", said[0])[0] if said else ""
        words = [word.format(case=case) for word in rest]
        command = [*watched(place, f"command{number}"), sys.executable, "-m", "journeys.cheap_command"]
        done = subprocess.run(
            [*command, verb, f"/{VAULT}", *words, "--passphrase-stdin"],
            input=PASSPHRASE, capture_output=True, text=True, timeout=300, env=of_commands(place),
        )  # fmt: skip
        assert done.returncode == 0, (verb, done.stderr[-2000:])
        said.append(done.stdout)
    return "\n".join(said)


def of_commands(place: Apart) -> dict[str, str]:
    return environment(place) | {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT / 'app'}:{ROOT / 'tests'}"}


@pytest.mark.long
def test_every_file_it_wrote_is_where_somebody_chose_to_write(day: Day) -> None:
    """No list of recent files, no history of a dialog, no picture of a file, no settings, no cache, no log."""
    elsewhere = sorted(place for place in day.files if not place.startswith(CHOSEN))
    print(f"\nfiles written by a day in a fresh home: {len(day.files)}; not where somebody chose: {elsewhere}")
    for start in CHOSEN:
        inside = [place for place in day.files if place.startswith(start)]
        print(f"  {len(inside):3} in {start}")
        assert inside
    assert elsewhere == []
    assert [place for place in day.files if re.search(r"QtProject|recently-used|thumbnails|\.log$", place)] == []


@pytest.mark.long
def test_no_word_of_the_case_is_in_any_of_them(day: Day) -> None:
    ways = [(word, way) for word in WORDS for way in written(word)]
    original = f"{DESK}/out/"
    looked = {place: content.lower() for place, content in day.files.items() if not place.startswith(original)}
    hits = {(word, place) for place, content in looked.items() for word, way in ways if way in content}
    named = {(word, place) for place in day.files for word in WORDS if word in Path(place).name}
    print(
        f"\nlooked for {len(WORDS)} words in {len(ways)} ways of writing, in {len(looked)} files of "
        f"{sum(map(len, looked.values())) / 1e6:.1f} MB: {len(hits)} found; in names of files: {len(named)}"
    )
    assert hits == set()
    assert named <= {(FILE_WORD, place) for place in day.files if place.startswith(original)}


@pytest.mark.long
def test_no_word_of_the_case_is_in_what_it_wrote_to_any_file_pipe_or_socket(day: Day) -> None:
    words = [word for word in WORDS if word.startswith("ZQ")]
    forms = {word: (word, "\\0".join(word), word.lower(), word.encode().hex(), word[::-1]) for word in words}
    writes, seen, told = 0, [], 0
    for line in day.calls:
        if (call := WRITE.search(line)) is None:
            continue
        writes += 1
        if call[2].startswith(f"/{DESK}/out/") or (call[1] == "1" and "pipe:" in call[2]):
            continue  # the original that was asked for; the answers of commands
        found = [word for word, ways in forms.items() if any(way in call[3] for way in ways)]
        if found in TO_CHILDREN and call[2].startswith("pipe:"):
            told += 1
        else:
            seen += [(word, call[2]) for word in found]
    print(f"\nwrites watched: {writes}; with a word of the case in them: {seen}; told to children: {told}")
    assert writes > 1_000
    assert seen == []
    assert told == 3


@pytest.mark.long
def test_no_path_it_made_or_moved_and_no_program_it_started_names_the_case(day: Day) -> None:
    made = [line for line in day.calls if makes(line)]
    ours = [line for line in made if "journeys.cheap_command" not in line]  # what somebody types is theirs
    named = [line for line in ours if any(word in line for word in WORDS)]
    asked = [line for line in named if f"/{DESK}/" not in line and f"/{INBOX}/" not in line]
    print(f"\npaths made, moved or started: {len(made)}; that name the case where nobody chose so: {len(asked)}")
    assert len(made) > 50
    assert asked == []


def makes(line: str) -> bool:
    """Whether a call makes, moves or starts something by its name."""
    call = CALL.match(line)
    return call is not None and (call[1].rstrip("at2") in MAKES or ("open" in call[1] and "O_CREAT" in line))


@pytest.mark.long
def test_it_spoke_to_nobody(day: Day) -> None:
    families = re.findall(r"socket\((AF_\w+)", "\n".join(day.calls))
    print(f"\nsockets: {len(families)}; beyond this computer: {sum(f not in ('AF_UNIX',) for f in families)}")
    assert set(families) <= {"AF_UNIX"}


@pytest.mark.long
def test_the_commands_did_answer(day: Day) -> None:
    assert "ZQGECEWORD" in day.answers
    assert LAST_WORD in day.answers
    assert json.loads(day.answers[day.answers.rindex("\n{") :])


@pytest.mark.long
def test_the_watch_sees_what_another_program_leaves(tmp_path: Path) -> None:
    """The same scan over a program that writes as others do: everything of it is found."""
    program = (
        "import os, pathlib, socket\n"
        "pathlib.Path('/srv/ZQFILE').write_text('ZQLEFT')\n"
        "gone = open('/tmp/gone', 'w'); os.unlink('/tmp/gone'); gone.write('ZQGONEFROMDISK'); gone.flush()\n"
        "pathlib.Path('/dev/shm/x').write_bytes('ZQSHARED'.encode('utf-16-le'))\n"
        "socket.socket(socket.AF_INET)"
    )
    with apart(tmp_path) as place:
        subprocess.run([*watched(place, "other"), sys.executable, "-c", program], check=True, timeout=60)
        files = place.written()
        log = (place.log / "other").read_text()
    assert files["srv/ZQFILE"] == b"ZQLEFT"
    assert "ZQSHARED".encode("utf-16-le") == files["dev/shm/x"]
    assert any("ZQGONEFROMDISK" in line for line in log.split("\n") if WRITE.search(line))
    assert "AF_INET" in log
    assert not Path("/srv/ZQFILE").exists()
