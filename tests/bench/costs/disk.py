"""T4, T15 and T16 with the disk in them: a save, a file that is kept, and the memory that takes."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from costs.invented import CHUNK, attached, made, vault_in
from costs.measuring import bar, by_turns, clock, p95


def on_disk(place: Path) -> None:
    """T15 and T4: with the disk in it, by the clock."""
    source = made(place / "source", 1 << 28)
    with vault_in(place) as vault:
        copying, kept = by_turns(
            lambda: copied(source, place / "target"), lambda: attached(vault, source), 4, time.perf_counter
        )
        bar("T15 speed of keeping on a disk / a copy, both flushed", copying / kept, least=0.4)
        saves = [clock(lambda n=n: vault.write(lambda writer: writer.put_setting("n", str(n)))) for n in range(60)]
        flushes = [clock(lambda: _flush(place)) for _ in range(60)]
    saved, flushed = p95(saves), p95(flushes)
    beside = f"{saved * 1e3:.1f} / {flushed * 1e3:.1f} ms"
    bar("T4 a save, p95 / (2 flushes + 1 ms)", saved / (2 * flushed + 0.001), most=1, beside=beside)
    bar("T4 the same for the 5 flushes of a journal that is emptied + 8 ms", saved / (5 * flushed + 0.008), most=1)


def _flush(place: Path) -> None:
    with (place / "flushed").open("wb") as stream:
        stream.write(bytes(16_384))
        stream.flush()
        os.fsync(stream.fileno())


def copied(source: Path, target: Path, *, flush: bool = True) -> None:
    """Copy a file in chunks."""
    target.unlink(missing_ok=True)
    clear = memoryview(bytearray(CHUNK))
    with source.open("rb", buffering=0) as content, target.open("wb", buffering=0) as out:
        while count := content.readinto(clear):
            out.write(clear[:count])
        if flush:
            os.fsync(out.fileno())


def memory_of(small: int, large: int) -> None:
    """T16: what a large file takes more than a small one, each in a process of its own."""
    peaks = [_peak(size) for size in (small, large)]
    beside = f"{peaks[1]:.1f} / {peaks[0]:.1f} MB"
    name = f"T16 memory for {large >> 20} MiB less that for {small >> 20} MiB, MB"
    bar(name, peaks[1] - peaks[0], most=8, beside=beside)


def _peak(size: int) -> float:
    script = Path(__file__).parents[1] / "attachments.py"
    with tempfile.TemporaryDirectory(dir=Path.home()) as place:
        command = [sys.executable, str(script), "--keep", place, str(size)]
        return int(subprocess.run(command, check=True, capture_output=True).stdout) / 1e3
