"""T15 and T17: sealing a file against the fastest cipher here and the age program, and reading a place of it."""

import os
import shutil
import statistics
import subprocess
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cahier.crypto.age.sealing import seal
from cahier.crypto.age.x25519 import X25519Identity
from cahier.vault.vault import Vault
from costs.invented import CASE, CHUNK
from costs.measuring import bar, by_turns, cpu

ROUNDS = 5
IDENTITY = X25519Identity(os.urandom(32))


def sealing(source: Path) -> None:
    """T15: sealing against the fastest cipher here in the same chunks, and against the age program."""
    target = source.with_name("target")
    others: list[tuple[str, float, Callable[[], object]]] = [
        ("AES-256-GCM in the same chunks", 0.65, lambda: _aes(source, target)),
    ]
    if shutil.which("age"):
        age = ["age", "-r", str(IDENTITY.recipient), "-o", str(target), str(source)]
        others.append(("the age program", 0.9, lambda: subprocess.run(age, check=True)))
    size = source.stat().st_size / 1e9
    for name, least, other in others:
        theirs, ours = by_turns(fresh(target, other), fresh(target, lambda: sealed(source, target)), ROUNDS)
        bar(f"T15 speed of sealing / {name}", theirs / ours, least=least, beside=f"{size / ours:.2f} GB/s")
    target.unlink()


def fresh(target: Path, work: Callable[[], object]) -> Callable[[], object]:
    """Return the same work, done where no target is yet."""

    def again() -> None:
        target.unlink(missing_ok=True)
        work()

    return again


def sealed(source: Path, target: Path) -> None:
    """Seal a file."""
    with source.open("rb", buffering=0) as content, target.open("wb", buffering=0) as out:
        seal(content, out, (IDENTITY.recipient,))


def _aes(source: Path, target: Path) -> None:
    cipher, number = AESGCM(os.urandom(32)), 0
    clear, made_ = memoryview(bytearray(CHUNK)), memoryview(bytearray(CHUNK + 16))
    with source.open("rb", buffering=0) as content, target.open("wb", buffering=0) as out:
        while count := content.readinto(clear):
            cipher.encrypt_into(number.to_bytes(12, "big"), clear[:count], None, made_[: count + 16])
            out.write(made_[: count + 16])
            number += 1


def reading(vault: Vault, size: int) -> None:
    """T17: any place of a recording, and five sixths into it as one who seeks."""
    evidence = vault.records(CASE.case_id).evidence[0]
    taken = []
    with vault.attachments.open(evidence) as opened:
        for _ in range(2000):
            place = int.from_bytes(os.urandom(6), "big") % (size - 16_384)
            taken.append(cpu(lambda place=place: opened.seek(place) * 0 or opened.read(16_384)))
    bar("T17 16 KiB from a chance place, median, us", statistics.median(taken) * 1e6, most=100)

    def seek() -> None:
        with vault.attachments.open(evidence) as opened:
            opened.seek(size * 25 // 30)
            opened.read(500_000)

    bar("T17 open, go to 25 of 30 minutes, read 0.5 MB, ms", min(cpu(seek) for _ in range(9)) * 1e3, most=200)
