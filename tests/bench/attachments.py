"""What it costs to keep a file, and to read from any place in it. Printed by `make bench`, never asserted.

Each line is a ratio of two things measured in turn in this run, on files in memory where there are any, so that a
slow computer or a busy one tells the same. What has a bar (sealing beside others, a real disk, memory) is printed
by `bars.py`, which has one file kept by this program in a process of its own: `--keep FOLDER SIZE`.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from costs.disk import copied
from costs.invented import CASE, attached, made, vault_in
from costs.measuring import by_turns, clock
from costs.sealing import fresh, sealed

from cahier.vault.vault import Vault

SIZE = 1 << 28
ROUNDS = 3
READS = 2_000


def main() -> None:
    """Measure and print."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        source = made(Path(place) / "source", SIZE)
        with vault_in(Path(place)) as vault:
            keeping(vault, source)
            reading(vault)


def line(name: str, ratio: float, beside: str) -> None:
    """Print one measurement."""
    print(f"{name:<66}{ratio:>8.2f}   ({beside})")


def keeping(vault: Vault, source: Path) -> None:
    """Compare sealing a file with a plain copy, and keeping it (hash, padding, record) with sealing it."""
    target = source.with_name("target")
    seal = fresh(target, lambda: sealed(source, target))
    ours, copy = by_turns(seal, lambda: copied(source, target, flush=False), ROUNDS, time.perf_counter)
    line("speed of sealing / a plain copy in the same chunks", copy / ours, speeds(ours, copy))
    kept, alone = by_turns(lambda: attached(vault, source), seal, ROUNDS, time.perf_counter)
    line("speed of keeping (hash, padding, record) / sealing alone", alone / kept, speeds(kept, alone))
    target.unlink()


def speeds(*taken: float) -> str:
    """Return how fast each went."""
    return " / ".join(f"{SIZE / seconds / 1e9:.2f}" for seconds in taken) + " GB/s"


def reading(vault: Vault) -> None:
    """Print how long it takes to open a file, and to read 16 KiB from a chance place in it."""
    evidence = vault.records(CASE.case_id).evidence[0]
    taken = []
    opening = statistics.median(clock(lambda: vault.attachments.open(evidence).close()) for _ in range(200))
    with vault.attachments.open(evidence) as opened:
        for _ in range(READS):
            place = int.from_bytes(os.urandom(4), "big") % (SIZE - 16_384)
            taken.append(clock(lambda place=place: opened.seek(place) * 0 or opened.read(16_384)))
        whole = clock(lambda: [None for _ in opened.chunks()])
    taken.sort()
    p50, p99 = taken[READS // 2] * 1e3, taken[READS * 99 // 100] * 1e3
    line("open a file / 10 ms", opening / 0.01, f"{opening * 1e3:.2f} ms")
    line("16 KiB from a chance place, the median / 1 ms", p50, f"{p50:.3f} ms; 99 of 100 within {p99:.3f} ms")
    line("speed of reading through / 1 GB/s", SIZE / whole / 1e9, f"{SIZE / whole / 1e9:.2f} GB/s")


def keep(place: Path, size: int) -> None:
    """Keep one file and print the peak of memory meanwhile, which is not that of the passphrase."""
    source = place / "source"
    with source.open("wb") as stream:
        stream.truncate(size)
    with vault_in(place) as vault:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak until now
        attached(vault, source)
    print(Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    if "--keep" in sys.argv:
        keep(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
