"""The child can do nothing but its task: tried from inside, and seen from outside by the kernel's own record."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from samples import jpeg, others, png

from cahier.limited import calling, looking, shutting_in
from cahier.limited.errors import CannotPreview, NoLimits
from cahier.limited.looking import look
from cahier.limited.wire import ANSWER, REQUEST

APP = Path(__file__).parents[2] / "app"
PROBE = """
import json, os, socket, sys, threading
sys.path.insert(0, sys.argv[1])
from cahier.limited.shutting_in import shut_in
def tell(name, act):
    try:
        act()
    except BaseException as error:
        answers[name] = type(error).__name__
    else:
        answers[name] = "done"
held = shut_in()
answers = {}
tell("open the vault", lambda: open(sys.argv[2]))
tell("look at the vault", lambda: os.stat(sys.argv[2]))
tell("list a folder", lambda: os.listdir("/"))
tell("write a file", lambda: open("/tmp/cahier-probe", "w"))
tell("socket", lambda: socket.socket())
tell("unix socket", lambda: socket.socket(socket.AF_UNIX))
tell("fork", lambda: os.fork() or os._exit(0))
tell("exec", lambda: os.execv("/bin/true", ["true"]))
tell("thread", lambda: threading.Thread(target=print).start())
tell("signal", lambda: os.kill(os.getppid(), 0))
tell("another number", lambda: os.dup(0))
tell("file in memory", lambda: os.memfd_create("x"))
tell("600 MB", lambda: bytearray(600 << 20))
tell("own limits", lambda: __import__("resource").setrlimit(7, (9, 9)))
os.write(1, json.dumps([sorted(held), answers]).encode())
"""


def strace(arguments: list[str], request: bytes, record: Path) -> str:
    command = ["strace", "-f", "-o", str(record), *arguments]
    subprocess.run(command, input=request, stdout=subprocess.DEVNULL, env={}, cwd="/", timeout=60)
    return record.read_text(errors="replace")


def after_shutting_in(record: str) -> str:
    """Return what the child asked of the kernel once it had shut itself in."""
    [place] = [found.end() for found in re.finditer(r"PR_SET_SECCOMP.*= 0\n", record)]
    return record[place:]


def test_nothing_is_left_to_do(tmp_path: Path) -> None:
    vault = tmp_path / "vault.db"
    vault.write_bytes(b"sealed")
    probe = subprocess.run(
        [sys.executable, "-I", "-c", PROBE, str(APP), str(vault)], capture_output=True, timeout=60, check=True
    )
    held, answers = json.loads(probe.stdout)
    print(held, answers)
    assert "limits" in held
    assert {"landlock", "calls"} & set(held) or not sys.platform.startswith("linux")
    assert "done" not in answers.values()
    assert len(answers) == 14


@pytest.mark.parametrize("without", ["_few_calls", "_no_files"])
def test_each_wall_holds_without_the_other(tmp_path: Path, without: str) -> None:
    vault = tmp_path / "vault.db"
    vault.write_bytes(b"sealed")
    broken = PROBE.replace(
        "held = shut_in()",
        f"import cahier.limited.shutting_in as walls\nwalls.{without} = lambda _system: set()\nheld = shut_in()",
    )
    probe = subprocess.run(
        [sys.executable, "-I", "-c", broken, str(APP), str(vault)], capture_output=True, timeout=60, check=True
    )
    held, answers = json.loads(probe.stdout)
    assert len(held) == 2
    for name in ("open the vault", "list a folder", "write a file", "socket", "another number", "600 MB"):
        assert answers[name] != "done", (without, name)


@pytest.mark.parametrize("name", ["png", "jpeg", "svg", "tga", "tiff", "pdf", "html", "ico", "eps"])
def test_the_kernel_saw_no_file_opened_and_nothing_started(name: str, tmp_path: Path) -> None:
    data = {"png": png(), "jpeg": jpeg(), **others()}[name]
    record = strace(calling.command("picture"), REQUEST.pack(400, 0) + data, tmp_path / "record")
    asked = re.findall(r"^(?:\d+ +)?(\w+)\(", after_shutting_in(record), re.MULTILINE)
    print(name, sorted(set(asked)))
    allowed = {"read", "write", "mmap", "munmap", "mremap", "mprotect", "brk", "madvise", "futex"}
    assert set(asked) <= allowed | {"rt_sigaction", "rt_sigprocmask", "getrandom", "exit_group"}
    assert asked.count("read") >= 2


def test_the_child_starts_with_nothing_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the environment nor an open file is handed on."""
    monkeypatch.setenv("CAHIER_SECRET", "ZQcanary")
    (tmp_path / "open").touch()
    with (tmp_path / "open").open() as held, calling.started("picture") as process:
        held.fileno()
        place = Path(f"/proc/{process.pid}")
        assert b"ZQcanary" not in (place / "environ").read_bytes()
        assert b"ZQcanary" not in (place / "cmdline").read_bytes()
        names = [str(link.readlink()) for link in (place / "fd").iterdir()]
    assert not [name for name in names if name.startswith(str(tmp_path))]


def test_the_program_and_the_child_agree_on_their_word() -> None:
    import cahier.__main__ as program

    assert program.SHUT_IN == calling.WORD


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"safe to open",
        ANSWER.pack(2, 2) + bytes(11),
        ANSWER.pack(2, 2) + bytes(13),
        ANSWER.pack(0, 2),
        ANSWER.pack(401, 1) + bytes(401 * 3),
        ANSWER.pack(2**31, 2**31),
    ],
)
def test_a_child_that_lies_is_not_believed(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "ask", lambda *_: answer)
    with pytest.raises(CannotPreview) as refused:
        look("image/png", 9, [b"x"], 400)
    assert refused.value.sentence == CannotPreview.words


@pytest.mark.parametrize(
    "script",
    [
        "import os; os.kill(os.getpid(), 11)",
        "import time; time.sleep(30)",
        "import sys, time; sys.stdin.buffer.read(); time.sleep(30)",
        "print('safe to open')",
        "while 1: print(9)",
    ],
    ids=["crashes", "hangs", "hears and hangs", "talks", "never stops talking"],
)
def test_a_child_that_dies_hangs_or_talks_cannot_preview(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "command", lambda _task: [sys.executable, "-I", "-c", script])
    monkeypatch.setattr(calling, "_MOST_SECONDS", 1.0)
    begun = time.monotonic()
    with pytest.raises(CannotPreview):
        look("image/png", 9, [png() * 200], 400)
    assert time.monotonic() - begun < 15


def test_without_limits_nothing_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(NoLimits):
        look("image/png", 9, [png()], 400)


def test_the_lists_of_calls_have_no_number_twice() -> None:
    for numbers in shutting_in._ALLOWED.values():
        assert len(numbers.split()) == len(set(numbers.split()))
