"""Follows work of ours with strace: to record what it does to files, or to break one of its calls."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHANGING = (
    "openat,open,creat,pwrite64,write,writev,ftruncate,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,"
    "link,linkat,fsync,fdatasync"
)
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")
_FILE = re.compile(r"^(?:\d+ +)?(\w+)\(\d+<([^>]*)>")
_OPENED = re.compile(r'^(?:\d+ +)?openat\((?:AT_FDCWD|\d+)<([^>]*)>, "([^"]*)"')
_PATIENCE = 10.0  # seconds


def environment() -> dict[str, str]:
    """Return the environment for programs of ours: they find the app and this harness, and leave no rest."""
    paths = f"{ROOT / 'app'}{os.pathsep}{ROOT / 'tests'}"
    alike = {"PYTHONHASHSEED": "0"}  # sets in the same order, so that each run makes the same calls
    return {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", **alike}


@contextmanager
def following(process: int, log: Path, *options: str) -> Iterator[None]:
    """Follow a process that waits, until it ends; `options` say what is seen and what is broken."""
    # Not --seccomp-bpf: with it a signal comes after the call.
    command = [_strace(), "-f", "-qq", "-o", str(log), "-p", str(process), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as tracer:
        try:
            _until_followed(process, tracer)
            yield
        finally:
            tracer.communicate()


def run(
    module: str, arguments: Sequence[object], log: Path, *options: str, given: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a module of ours under strace from its very beginning, with more in its environment if `given`."""
    more = [part for name, value in (given or {}).items() for part in ("-E", f"{name}={value}")]
    command = [_strace(), "-f", "-qq", "-o", str(log), *more, *options, sys.executable, "-m", module]
    return subprocess.run([*command, *map(str, arguments)], env=environment(), capture_output=True, check=False)


def calls(log: Path) -> Counter[str]:
    """Count the calls in a log, by name."""
    found = (_CALL.match(line) for line in log.read_text(encoding="ascii", errors="replace").splitlines())
    return Counter(match[1] for match in found if match)


def paths(log: Path) -> dict[str, list[str]]:
    """Return which file each call on a descriptor was about, by the name of the call; it takes `-y`."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in log.read_text(encoding="ascii", errors="replace").splitlines():
        if match := _FILE.match(line):
            found[match[1]].append(match[2])
    return found


def opened(log: Path) -> list[str]:
    """Return what each `openat` was about, those that found nothing too; it takes `-y`."""
    found = (_OPENED.match(line) for line in log.read_text(encoding="ascii", errors="replace").splitlines())
    return [os.path.join(match[1], match[2]) for match in found if match]  # noqa: PTH118 - as the system does it


def _until_followed(process: int, tracer: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while not re.search(r"^TracerPid:\s+[1-9]", Path(f"/proc/{process}/status").read_text(), re.M):
        assert tracer.poll() is None, tracer.stderr and tracer.stderr.read()
        assert time.monotonic() < end, "strace does not come"
        time.sleep(0.0005)


def _strace() -> str:
    found = shutil.which("strace")
    if found is None:
        pytest.fail("strace is missing. Install the package `strace` (packaging/linux/prepare test does).")
    return found
