"""What it costs to keep a file, and to read from any place in it. Printed by `make bench`, never asserted.

Each line is a ratio of two things measured in turn in this run, on files in memory where there are any, so that a
slow computer or a busy one tells the same. `--long` keeps a file of 4 GiB to see that memory does not grow.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cahier.crypto.age.sealing import seal
from cahier.crypto.age.x25519 import X25519Identity
from cahier.domain.case import Case
from cahier.vault import file
from cahier.vault.vault import Vault
from cahier.workflows import attach_evidence
from cahier.workflows.workspace import Workspace

WORDS = "six invented words for a test"
CASE = Case(case_id="case-1", code="TEST-01")
SIZE = 1 << 28
CHUNK = 65_536
ROUNDS = 3
READS = 2_000
IDENTITY = X25519Identity(os.urandom(32))


def main() -> None:
    """Measure and print."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        source = made(Path(place) / "source", SIZE)
        streams(source)
        with vault_in(Path(place)) as vault:
            keeping(vault, source)
            reading(vault)
    with tempfile.TemporaryDirectory(dir=Path.home()) as place:
        on_disk(Path(place))
    if sys.platform == "linux":
        memory_of(1 << 22, 1 << 32 if "--long" in sys.argv else 1 << 28)


def line(name: str, ratio: float, beside: str) -> None:
    """Print one measurement."""
    print(f"{name:<66}{ratio:>8.2f}   ({beside})")


def made(path: Path, size: int) -> Path:
    """Make a file of chance bytes."""
    block = os.urandom(1 << 20)
    with path.open("wb") as stream:
        for _ in range(size >> 20):
            stream.write(block)
    return path


def vault_in(place: Path) -> Vault:
    """Make a vault with a case in it."""
    vault, _ = file.create(place / "notebook", WORDS)
    vault.write(lambda writer: writer.put(CASE))
    return vault


def streams(source: Path) -> None:
    """Compare sealing with the fastest cipher of this library in the same chunks, the age program and a copy."""
    target = source.with_name("target")
    age = ["age", "-r", str(IDENTITY.recipient), "-o", str(target), str(source)]
    others: list[tuple[str, Callable[[], object]]] = [
        ("AES-256-GCM in the same chunks", lambda: aes(source, target)),
        ("a plain copy in the same chunks", lambda: copy(source, target)),
    ]
    if shutil.which("age"):
        others.append(("the age program", lambda: subprocess.run(age, check=True)))
    for name, other in others:
        ours, theirs = in_turn(lambda: sealed(source, target), other)
        line(
            f"speed of sealing / {name}",
            theirs / ours,
            f"{SIZE / ours / 1e9:.2f} / {SIZE / theirs / 1e9:.2f} GB/s",
        )
    target.unlink()


def sealed(source: Path, target: Path) -> None:
    """Seal a file."""
    target.unlink(missing_ok=True)
    with source.open("rb", buffering=0) as content, target.open("wb", buffering=0) as out:
        seal(content, out, (IDENTITY.recipient,))


def aes(source: Path, target: Path) -> None:
    """Encrypt a file in chunks, without a header."""
    cipher, number = AESGCM(os.urandom(32)), 0
    clear, made = memoryview(bytearray(CHUNK)), memoryview(bytearray(CHUNK + 16))
    target.unlink(missing_ok=True)
    with source.open("rb", buffering=0) as content, target.open("wb", buffering=0) as out:
        while count := content.readinto(clear):
            cipher.encrypt_into(number.to_bytes(12, "big"), clear[:count], None, made[: count + 16])
            out.write(made[: count + 16])
            number += 1


def copy(source: Path, target: Path, *, flush: bool = False) -> None:
    """Copy a file in chunks."""
    clear = memoryview(bytearray(CHUNK))
    target.unlink(missing_ok=True)
    with source.open("rb", buffering=0) as content, target.open("wb", buffering=0) as out:
        while count := content.readinto(clear):
            out.write(clear[:count])
        if flush:
            os.fsync(out.fileno())


def keeping(vault: Vault, source: Path) -> None:
    """Compare keeping a file, with its hash, its padding and its record, with sealing it alone."""
    kept, alone = in_turn(lambda: attach(vault, source), lambda: sealed(source, source.with_name("target")))
    beside = f"{SIZE / kept / 1e9:.2f} / {SIZE / alone / 1e9:.2f} GB/s"
    line("speed of keeping (hash, padding, record) / sealing alone", alone / kept, beside)
    source.with_name("target").unlink()


def attach(vault: Vault, source: Path) -> None:
    """Keep a file."""
    attach_evidence.attach(Workspace(vault), CASE.case_id, source)


def reading(vault: Vault) -> None:
    """Print how long it takes to open a file, and to read 16 KiB from a chance place in it."""
    evidence = vault.records(CASE.case_id).evidence[0]
    taken = []
    opening = statistics.median(seconds(lambda: vault.attachments.open(evidence).close()) for _ in range(200))
    with vault.attachments.open(evidence) as opened:
        for _ in range(READS):
            place = int.from_bytes(os.urandom(4), "big") % (SIZE - 16_384)
            taken.append(seconds(lambda place=place: opened.seek(place) * 0 or opened.read(16_384)))
        whole = seconds(lambda: [None for _ in opened.chunks()])
    taken.sort()
    p50, p99 = taken[READS // 2] * 1e3, taken[READS * 99 // 100] * 1e3
    line("open a file / 10 ms", opening / 0.01, f"{opening * 1e3:.2f} ms")
    line("16 KiB from a chance place, the median / 1 ms", p50, f"{p50:.3f} ms; 99 of 100 within {p99:.3f} ms")
    line("speed of reading through / 1 GB/s", SIZE / whole / 1e9, f"{SIZE / whole / 1e9:.2f} GB/s")


def on_disk(place: Path) -> None:
    """Compare keeping with a copy that is flushed, on a real disk."""
    source = made(place / "source", SIZE)
    with vault_in(place) as vault:
        kept, copied = in_turn(lambda: attach(vault, source), lambda: copy(source, place / "target", flush=True))
    beside = f"{SIZE / kept / 1e9:.2f} / {SIZE / copied / 1e9:.2f} GB/s"
    line("speed of keeping on a disk / a plain copy, both flushed", copied / kept, beside)


def memory_of(small: int, large: int) -> None:
    """Compare the memory that keeping a small file and a large one takes, each in a process of its own."""
    peaks = [peak(size) for size in (small, large)]
    beside = f"{peaks[1]:.1f} / {peaks[0]:.1f} MB"
    line(f"peak memory of keeping {large >> 20} MiB / of {small >> 20} MiB", peaks[1] / peaks[0], beside)


def peak(size: int) -> float:
    """Keep a sparse file of this size in a process of its own; return the most memory it had, in MB."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as place:
        command = [sys.executable, __file__, "--keep", place, str(size)]
        done = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": "app"})
        return int(done.stdout) / 1e3


def keep(place: Path, size: int) -> None:
    """Keep one file and print the peak of memory meanwhile, which is not that of the passphrase."""
    source = place / "source"
    with source.open("wb") as stream:
        stream.truncate(size)
    with vault_in(place) as vault:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak until now
        attach(vault, source)
    print(Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0])


def in_turn(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """Measure two things by turns, so that both meet the same computer; return the least of each."""
    taken = [(seconds(first), seconds(second)) for _ in range(ROUNDS)]
    return min(pair[0] for pair in taken), min(pair[1] for pair in taken)


def seconds(work: Callable[[], object]) -> float:
    """Return how long one go takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    if "--keep" in sys.argv:
        keep(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
