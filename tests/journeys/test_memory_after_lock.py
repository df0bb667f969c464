"""What a core of the program holds once it is locked, and who gets one at all."""

import os
import secrets
import shutil
import signal
import string
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from cahier.crypto.keys import DATABASE
from cahier.domain.account import Account
from cahier.domain.event import Event
from cahier.domain.interview import Interview
from cahier.domain.person import CasePerson, Person
from cahier.vault import file
from cahier.vault.writer import Writer
from cahier.workflows import attach_evidence, enter, open_notebook, record
from journeys.cores import AS_ANOTHER, LIKE_ANYBODY, abort, canaries, children, core_of, counts, tries
from journeys.driving import ROOT, Driven, masked
from journeys.memory import found, of_key, of_typing, of_words

WORDS = "ẏǯꝗẘ six invented words"
PEOPLE, EVENTS, ACCOUNTS = 200, 200, 100
UNLIMITED = ("prlimit", "--core=unlimited:unlimited")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


def canary() -> str:
    return "ZQ" + "".join(secrets.choice(string.ascii_uppercase) for _ in range(12))


def fill(place: Path) -> set[str]:
    """Make a notebook whose one case holds 500 records, each with a word of its own; return the words."""
    enter.new(place, WORDS)
    words = [canary() for _ in range(PEOPLE + EVENTS + ACCOUNTS)]
    with open_notebook.unlock(place, WORDS) as workspace:
        case_id = record.new_case(workspace, "of the lamps").case_id
        workspace.vault.write(lambda writer: put(writer, case_id, words))
        for name, make in (("photo.jpg", photo), ("told.wav", recording)):
            make(place.parent / name)
            attach_evidence.attach(workspace, case_id, place.parent / name)
    return set(words)


def put(writer: Writer, case_id: str, words: list[str]) -> None:
    for number, word in enumerate(words):
        if number < PEOPLE:
            writer.put(Person(person_id=f"p{number}", name_full=f"Nigar {word}"))
            code = f"P{number}"
            writer.put(CasePerson(case_id=case_id, person_id=f"p{number}", code=code, role=("ROLE.WITNESS",)))
        elif number < PEOPLE + EVENTS:
            made = Event(
                event_id=f"e{number}", case_id=case_id, code=f"E{number}", act="TNR.T.THREAT", summary=word
            )
            writer.put(made)
        else:
            interview = Interview(interview_id=f"i{number}", case_id=case_id, code=f"I{number}", languages=("az",))
            writer.put(interview)
            writer.put(
                Account(
                    account_id=f"a{number}", case_id=case_id, interview_id=f"i{number}", code=f"A{number}",
                    language="az", text=f"Gecə gəldilər. {word}",
                )
            )  # fmt: skip


def photo(path: Path) -> None:
    Image.effect_noise((400, 300), 90).convert("RGB").save(path, "JPEG")


def recording(path: Path) -> None:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8_000)
        out.writeframes(bytes(16_000))


@pytest.fixture
def notebook(tmp_path: Path, cheap_hashing: None) -> Path:
    enter.new(tmp_path / "Notebook", WORDS)
    return tmp_path / "Notebook"


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Path]:
    """Return a folder for cores, which are large."""
    folder = tmp_path / "cores"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def needles(place: Path) -> dict[str, bytes]:
    """Return what must not be there: keys in every form, each letter of the passphrase, its beginnings."""
    key = bytes(enter.with_passphrase(place, WORDS).key)
    with file.unlock(place, WORDS) as vault:
        data = vault.keys.key(DATABASE)
    return {
        **of_words("passphrase", WORDS),
        **of_typing("passphrase", WORDS),
        **of_key("vault key", key),
        **of_key("key of the database", data),
    }


@pytest.mark.long
def test_a_core_of_the_locked_program_holds_nothing(tmp_path: Path, cheap_hashing: None, scratch: Path) -> None:
    place = tmp_path / "Notebook"
    words = fill(place)
    secret = needles(place)
    with Driven("--vault", place) as program:
        program.do("hash_cheaply")
        program.do("type_passphrase", masked(WORDS[:-1]))
        typed = found(counts(core_of(program.pid, scratch), secret))
        program.goes_on("finish_passphrase", masked(WORDS[-1]))
        shown = program.do("showing.everything")
        program.do("showing.file", "image/jpeg")
        core = core_of(program.pid, scratch)
        open_secret, open_words = found(counts(core, secret)), canaries(core) & words
        program.goes_on("lock")
        time.sleep(1)
        core = core_of(program.pid, scratch)
        locked_secret, locked_words = found(counts(core, secret)), canaries(core) & words
        left = children(program.pid)
    size = core.stat().st_size >> 20
    print(f"\nneedles of keys and passphrase: {len(secret)}; while it was typed {len(typed)}; open: {open_secret}")
    print(f"rows and accounts shown: {shown}; records in the core while open: {len(open_words)} of {len(words)}")
    print(f"after the lock, in {size} MB: {locked_secret}, {len(locked_words)} of {len(words)} records, {left}")
    assert len(words) == 500
    assert "passphrase utf-16-le" in typed
    assert not any(name.startswith("passphrase") for name in open_secret)
    assert "vault key raw" in open_secret
    assert open_words == words
    assert (locked_secret, locked_words, left) == ({}, set(), [])


@pytest.mark.long
def test_a_core_of_a_child_holds_nothing_but_its_file(tmp_path: Path, cheap_hashing: None, scratch: Path) -> None:
    place = tmp_path / "Notebook"
    words = fill(place)
    secret = needles(place)
    with Driven("--vault", place) as program:
        program.do("hash_cheaply")
        program.goes_on("unlock", masked(WORDS))
        program.do("showing.everything")
        program.do("showing.file", "audio/wav")
        (child,) = children(program.pid)
        core = core_of(child, scratch)
        program.goes_on("lock")
        assert not Path(f"/proc/{child}").exists()
    there = found(counts(core, secret)), canaries(core) & words
    print(f"\na child, in a core of {core.stat().st_size >> 20} MB: {there}")
    assert there == ({}, set())


def test_nobody_gets_at_the_memory_of_the_open_program_and_no_fault_leaves_a_core(
    notebook: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(scratch)
    with Driven("--vault", notebook, before=(*UNLIMITED, *LIKE_ANYBODY)) as program:
        program.do("hash_cheaply")
        program.goes_on("unlock", masked(WORDS))
        of_this_user = tries(program.pid, LIKE_ANYBODY)
        of_another = tries(program.pid, AS_ANOTHER) if os.geteuid() == 0 else {}
        assert not abort(program.pid, signal.SIGSEGV)
    print(f"\nthe same user: {of_this_user}\nanother: {of_another}")
    assert set(of_this_user.values()) == {"refused"}
    assert set(of_another.values()) <= {"refused"}
    assert list(scratch.iterdir()) == []


def test_this_system_would_have_written_one(scratch: Path) -> None:
    program = "import os; os.abort()"
    done = subprocess.run([*UNLIMITED, sys.executable, "-c", program], cwd=scratch, capture_output=True)
    assert done.returncode == -signal.SIGABRT
    assert [each for each in scratch.iterdir() if each.stat().st_size > 0]


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGSEGV])
@pytest.mark.parametrize("place", ["door", "notebook", "locked"])
def test_no_fault_leaves_a_core_wherever_it_happens(
    notebook: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, place: str
) -> None:
    monkeypatch.chdir(scratch)
    with Driven("--vault", notebook, before=(*UNLIMITED, *LIKE_ANYBODY)) as program:
        if place != "door":
            program.do("hash_cheaply")
            program.goes_on("unlock", masked(WORDS))
        if place == "locked":
            program.do("at_desk")
            program.goes_on("lock")
        assert set(tries(program.pid, LIKE_ANYBODY).values()) == {"refused"}
        assert not abort(program.pid, number)
    assert list(scratch.iterdir()) == []


def test_a_command_is_as_closed(notebook: Path) -> None:
    command = [*LIKE_ANYBODY, sys.executable, "-m", "cahier", "list", notebook, "--passphrase-stdin"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT / "app")}
    ) as it:
        until = time.monotonic() + 20
        while "pipe" not in Path(f"/proc/{it.pid}/wchan").read_text() and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.3)
        tried = tries(it.pid, LIKE_ANYBODY)
        it.kill()
    assert set(tried.values()) == {"refused"}


@pytest.mark.long
def test_without_the_refusal_everybody_of_this_user_would(notebook: Path) -> None:
    with Driven("--vault", notebook, before=LIKE_ANYBODY, CAHIER_ALLOW_TRACING="1") as program:
        assert "refused" not in tries(program.pid, LIKE_ANYBODY).values()
