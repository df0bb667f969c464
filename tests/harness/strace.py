"""Runs a command of ours under strace: to record what it does to files, or to break one of its calls."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHANGING = "openat,open,creat,pwrite64,write,ftruncate,rename,unlink,rmdir,mkdir,fsync,fdatasync"
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


def environment() -> dict[str, str]:
    """Return the environment for programs of ours: they find the app and this harness, and leave no rest."""
    paths = f"{ROOT / 'app'}{os.pathsep}{ROOT / 'tests'}"
    return {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}


def run(
    module: str, arguments: Sequence[object], log: Path, *options: str, watch: Iterable[Path] = ()
) -> subprocess.CompletedProcess[bytes]:
    """Run a module of ours under strace. With `watch`, only calls that touch one of these paths count."""
    paths = [part for path in watch for part in ("-P", str(path))]
    # Not --seccomp-bpf: with it a signal comes after the call.
    traced = [_strace(), "-f", "-qq", "-o", str(log), *paths, *options]
    command = [*traced, sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, env=environment(), capture_output=True, check=False)


def plainly(module: str, arguments: Sequence[object]) -> None:
    """Run a module of ours without strace; it must succeed."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    subprocess.run(command, env=environment(), capture_output=True, check=True)


def calls(log: Path) -> Counter[str]:
    """Count the calls in a log, by name."""
    found = (_CALL.match(line) for line in log.read_text(encoding="ascii", errors="replace").splitlines())
    return Counter(match[1] for match in found if match)


def _strace() -> str:
    found = shutil.which("strace")
    if found is None:
        pytest.fail("strace is missing. Install the package `strace` (packaging/linux/prepare test does).")
    return found
