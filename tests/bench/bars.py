"""What storage may cost, each against its bar, in one run: `make bench` prints the table.

Ratios are of processor time (this process, or the program it starts), the least of several goes taken by turns: a
busy computer makes both slower, and waiting is not counted. Where the disk is what is measured, the clock is taken
instead, the same way. `--long` takes a file of 4 GiB and 40,000 rows.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlcipher3 import dbapi2

from cahier.crypto import passphrase
from cahier.crypto.age.sealing import seal
from cahier.crypto.age.x25519 import X25519Identity
from cahier.domain.case import Case
from cahier.vault import file
from cahier.vault.header_file import read_header
from cahier.vault.vault import Vault
from cahier.workflows import attach_evidence
from cahier.workflows.workspace import Workspace

LONG = "--long" in sys.argv
WORDS = "six invented words for a test"
CHUNK, ROUNDS = 65_536, 5
SIZE = 1 << (30 if LONG else 27)
ROWS = 40_000 if LONG else 8_000
IDENTITY = X25519Identity(os.urandom(32))
CASE = Case(case_id="case-1", code="TEST-01")
TEXT = "Onu İsmayıllı rayonunda saxladılar, şəhər şöbəsinə apardılar. Её держали всю ночь. Kapıyı kırdılar. "


def main() -> None:
    """Measure and print."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        os.environ["XDG_DATA_HOME"] = place
        unlocking(Path(place))
        ciphering(Path(place))
        source = made(Path(place) / "source", SIZE)
        sealing(source)
        with vault_in(Path(place)) as vault:
            reading(vault, attached(vault, source))
    with tempfile.TemporaryDirectory(dir=Path.home()) as place:
        on_disk(Path(place))
    if sys.platform == "linux":
        memory_of(1 << 22, 1 << 32 if LONG else 1 << 28)


def bar(
    name: str, measured: float, least: float | None = None, most: float | None = None, beside: str = ""
) -> None:
    """Print a measurement, its bar, and whether it is met."""
    met = (least is None or measured >= least) and (most is None or measured <= most)
    wanted = f">= {least:g}" if least is not None else f"<= {most:g}"
    print(f"{name:<68}{measured:>9.3f}  {wanted:<9}{'met' if met else 'NOT MET':<9}{beside}", flush=True)


def unlocking(place: Path) -> None:
    """T1: what is above the slow hash alone is ours."""
    folder = place / "unlocked"
    file.create(folder, WORDS)[0].close()
    kdf = read_header(folder)[0].body["slots"][0]["kdf"]
    cost, salt = passphrase.Cost(kdf["m"], kdf["t"]), os.urandom(16)
    alone, whole = by_turns(
        lambda: passphrase.derive(WORDS, salt, cost), lambda: file.unlock(folder, WORDS).close(), 3
    )
    more = f"{whole * 1e3:.0f} / {alone * 1e3:.0f} ms"
    bar("T1 unlock less 20 ms / Argon2id alone", (whole - 0.02) / alone, most=1.05, beside=more)


def ciphering(place: Path) -> None:
    """T2 and T3: the same statements over the same pages, under a key and without one, and with smaller pages."""
    works: tuple[tuple[str, Callable[[dbapi2.Connection], object], float], ...] = (
        ("list of 100 rows", lambda at: at.execute("SELECT * FROM t WHERE k=7 LIMIT 100").fetchall(), 2.5),
        ("full scan", lambda at: at.execute("SELECT count(*) FROM t WHERE body LIKE '%nowhere%'").fetchone(), 2.8),
        ("a word", lambda at: at.execute("SELECT rowid FROM f WHERE f MATCH 'w77'").fetchall(), 2.4),
        ("a row that is held", lambda at: [_row(at, 5) for _ in range(2000)], 1.2),
        ("a row that is not held", _cold, 2.0),
    )
    pages: dict[str, dbapi2.Connection] = {}
    taken: dict[str, float] = {}
    for name, size, keyed in (("plain", 16_384, False), ("cipher", 16_384, True), ("small", 4_096, True)):
        pages[name] = _opened(place / f"{name}.db", size, keyed=keyed)
    for _ in range(2):
        for name, connection in pages.items():
            connection.execute("DROP TABLE IF EXISTS t")
            connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, k INTEGER, body TEXT)")
            taken[name] = min(taken.get(name, 1e9), cpu(lambda at=connection: _insert(at)))
    bar(f"T2 insert of {ROWS:,} rows, cipher / plain", taken["cipher"] / taken["plain"], most=2.2)
    bar("T3 the same, pages of 16 / of 4 KiB", taken["cipher"] / taken["small"], most=0.8)
    for connection in pages.values():
        connection.execute("CREATE INDEX by_k ON t (k)")
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(body, content='')")
        words = "'w' || (id % 500) || ' ' || substr(body, 1, 200)"
        connection.execute(f"INSERT INTO f (rowid, body) SELECT id, {words} FROM t")  # noqa: S608 - ours
    for what, work, most in works:
        bare, keyed = by_turns(partial(work, pages["plain"]), partial(work, pages["cipher"]), 12)
        bar(f"T2 {what}, cipher / plain", keyed / bare, most=most)
    small, large = by_turns(lambda: works[1][1](pages["small"]), lambda: works[1][1](pages["cipher"]), 6)
    bar("T3 full scan, pages of 16 / of 4 KiB", large / small, most=0.8)
    sizes = [(place / f"{name}.db").stat().st_size for name in ("cipher", "plain")]
    bar("T2 size, cipher / plain", sizes[0] / sizes[1], most=1.03)
    for connection in pages.values():
        connection.close()


def _opened(path: Path, size: int, *, keyed: bool) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path), isolation_level=None)
    if keyed:
        connection.set_key(bytearray(b"x'" + os.urandom(48).hex().encode() + b"'"))
        connection.execute(f"PRAGMA cipher_page_size={size}").fetchall()
    for setting in (f"page_size={size}", "journal_mode=TRUNCATE", "cache_size=-65536", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def _insert(connection: dbapi2.Connection) -> None:
    connection.execute("BEGIN")
    rows = ((number % 300, f"{number} {TEXT * 20}") for number in range(ROWS))
    connection.executemany("INSERT INTO t (k, body) VALUES (?, ?)", rows)
    connection.execute("COMMIT")


def _row(connection: dbapi2.Connection, number: int) -> object:
    return connection.execute("SELECT body FROM t WHERE id = ?", (number,)).fetchone()


def _cold(connection: dbapi2.Connection) -> None:
    for number in range(1, ROWS, ROWS // 40):
        connection.execute("PRAGMA shrink_memory").fetchall()
        _row(connection, number)


def sealing(source: Path) -> None:
    """T15: sealing against the fastest cipher here in the same chunks, and against the age program."""
    target = source.with_name("target")
    others: list[tuple[str, float, Callable[[], object]]] = [
        ("AES-256-GCM in the same chunks", 0.65, lambda: _aes(source, target)),
    ]
    if shutil.which("age"):
        age = ["age", "-r", str(IDENTITY.recipient), "-o", str(target), str(source)]
        others.append(("the age program", 0.9, lambda: subprocess.run(age, check=True)))
    for name, least, other in others:
        theirs, ours = by_turns(_fresh(target, other), _fresh(target, lambda: _sealed(source, target)), ROUNDS)
        bar(f"T15 speed of sealing / {name}", theirs / ours, least=least, beside=f"{SIZE / ours / 1e9:.2f} GB/s")
    target.unlink()


def _fresh(target: Path, work: Callable[[], object]) -> Callable[[], object]:
    def again() -> None:
        target.unlink(missing_ok=True)
        work()

    return again


def _sealed(source: Path, target: Path) -> None:
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


def attached(vault: Vault, source: Path) -> str:
    """Keep a file and return the id of its evidence."""
    return attach_evidence.attach(Workspace(vault), CASE.case_id, source).evidence_id


def reading(vault: Vault, _evidence_id: str) -> None:
    """T17: any place of a recording, and five sixths into it as one who seeks."""
    evidence = vault.records(CASE.case_id).evidence[0]
    taken = []
    with vault.attachments.open(evidence) as opened:
        for _ in range(2000):
            place = int.from_bytes(os.urandom(6), "big") % (SIZE - 16_384)
            taken.append(cpu(lambda place=place: opened.seek(place) * 0 or opened.read(16_384)))
    bar("T17 16 KiB from a chance place, median, us", statistics.median(taken) * 1e6, most=100)

    def seek() -> None:
        with vault.attachments.open(evidence) as opened:
            opened.seek(SIZE * 25 // 30)
            opened.read(500_000)

    bar("T17 open, go to 25 of 30 minutes, read 0.5 MB, ms", min(cpu(seek) for _ in range(9)) * 1e3, most=200)


def on_disk(place: Path) -> None:
    """T15 and T4: with the disk in it, by the clock."""
    source = made(place / "source", 1 << 28)
    with vault_in(place) as vault:
        copied, kept = by_turns(
            lambda: _copied(source, place / "target"), lambda: attached(vault, source), 4, time.perf_counter
        )
        bar("T15 speed of keeping on a disk / a copy, both flushed", copied / kept, least=0.4)
        saves = [clock(lambda n=n: vault.write(lambda writer: writer.put_setting("n", str(n)))) for n in range(60)]
        flushes = [clock(lambda: _flush(place)) for _ in range(60)]
    p95 = [sorted(times)[56] for times in (saves, flushes)]
    beside = f"{p95[0] * 1e3:.1f} / {p95[1] * 1e3:.1f} ms"
    bar("T4 a save, p95 / (2 flushes + 1 ms)", p95[0] / (2 * p95[1] + 0.001), most=1, beside=beside)
    bar("T4 the same for the 5 flushes of a journal that is emptied + 8 ms", p95[0] / (5 * p95[1] + 0.008), most=1)


def _flush(place: Path) -> None:
    with (place / "flushed").open("wb") as stream:
        stream.write(bytes(16_384))
        stream.flush()
        os.fsync(stream.fileno())


def _copied(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    clear = memoryview(bytearray(CHUNK))
    with source.open("rb", buffering=0) as content, target.open("wb", buffering=0) as out:
        while count := content.readinto(clear):
            out.write(clear[:count])
        os.fsync(out.fileno())


def memory_of(small: int, large: int) -> None:
    """T16: what a large file takes more than a small one, each in a process of its own."""
    peaks = [_peak(size) for size in (small, large)]
    beside = f"{peaks[1]:.1f} / {peaks[0]:.1f} MB"
    name = f"T16 memory for {large >> 20} MiB less that for {small >> 20} MiB, MB"
    bar(name, peaks[1] - peaks[0], most=8, beside=beside)


def _peak(size: int) -> float:
    script = Path(__file__).with_name("attachments.py")
    with tempfile.TemporaryDirectory(dir=Path.home()) as place:
        command = [sys.executable, str(script), "--keep", place, str(size)]
        return int(subprocess.run(command, check=True, capture_output=True).stdout) / 1e3


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


def spent() -> float:
    """Return the processor time of this process and of the programs it started that ended."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in usage)


def cpu(work: Callable[[], object]) -> float:
    """Return the processor time of one go."""
    start = spent()
    work()
    return spent() - start


def clock(work: Callable[[], object]) -> float:
    """Return how long one go takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def by_turns(
    first: Callable[[], object],
    second: Callable[[], object],
    rounds: int,
    now: Callable[[], float] = spent,
) -> tuple[float, float]:
    """Measure two things by turns, so that both meet the same computer; return the least of each."""
    least = [1e9, 1e9]
    for _ in range(rounds):
        for number, work in enumerate((first, second)):
            start = now()
            work()
            least[number] = min(least[number], now() - start)
    return least[0], least[1]


if __name__ == "__main__":
    main()
