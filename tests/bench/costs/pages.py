"""T2 and T3: the same statements over the same rows, under a key and without one, and with smaller pages.

The rows are those the bars were set with: about 3 KB each in several scripts, a code that falls anywhere in its
index, written a thousand at a time. The bar for inserting was set with a write-ahead log; without one the plain
database gains more than the enciphered, whose own time falls too. What is read, but for the row that is held, is
read in a database just opened: its page has to be deciphered, those above it soon need not.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random  # noqa: TID251 - the same rows each time

from sqlcipher3 import dbapi2

from cahier.vault import database
from costs.measuring import bar, by_turns, cpu

SAID = (
    "Onu İsmayıllı rayonunda saxladılar, şəhər şöbəsinə apardılar. Её держали всю ночь, никого не пускали. "
    "Kapıyı kırdılar, çocuklar uyuyordu. They asked about the brother abroad and wrote nothing down."
)
TEXT = SAID.split()
WRITE_AHEAD = ("journal_mode=WAL", "synchronous=FULL")
STATES = ("draft", "review", "verified", "archived")
Row = tuple[int, str, str, str, str]


@dataclass(frozen=True)
class Kind:
    """A database of one kind: with a key or without, its pages so large."""

    path: Path
    size: int
    keyed: bool

    def opened(self) -> dbapi2.Connection:
        """Open it with the settings of the vault; what is not there is made."""
        connection = dbapi2.connect(str(self.path), isolation_level=None)
        if self.keyed:
            connection.set_key(bytearray(b"x'" + (b"01" * 48) + b"'"))
            connection.execute(f"PRAGMA cipher_page_size={self.size}").fetchall()
        for setting in (f"page_size={self.size}", *database._ASKED):
            connection.execute(f"PRAGMA {setting}").fetchall()
        return connection

    def forgotten(self) -> None:
        """Let the system let go of what it holds of the file, so that it is read from the disk."""
        with self.path.open("rb") as stream:
            os.fsync(stream.fileno())
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def pages(place: Path, count: int) -> None:
    """Measure and print."""
    rows = invented(count)
    made = {
        "plain": Kind(place / "plain.db", 16_384, keyed=False),
        "cipher": Kind(place / "cipher.db", 16_384, keyed=True),
        "small": Kind(place / "small.db", 4_096, keyed=True),
    }
    _inserting(made, rows)
    _reading(made, count)
    sizes = [(place / f"{name}.db").stat().st_size for name in ("cipher", "plain")]
    bar("T2 size, cipher / plain", sizes[0] / sizes[1], most=1.03)


def invented(count: int) -> list[Row]:
    """Invent rows, the same ones each time."""
    chance = Random(7)  # noqa: S311
    return [
        (
            number,
            f"{chance.getrandbits(64):016x}",
            chance.choice(STATES),
            f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            f"w{number % 500} {' '.join(chance.choices(TEXT, k=round(max(40, chance.gauss(400, 120)))))}",
        )
        for number in range(1, count + 1)
    ]


def _inserting(made: dict[str, Kind], rows: list[Row]) -> None:
    taken: dict[str, float] = {}
    for _ in range(4):
        for name, kind in made.items():
            taken[name] = min(taken.get(name, 1e9), _filled(kind, rows))
            taken[f"{name} log"] = min(taken.get(f"{name} log", 1e9), _filled(kind, rows, WRITE_AHEAD))
    name = f"T2 insert of {len(rows):,} rows, cipher / plain"
    log = f"{taken['cipher log']:.2f} / {taken['plain log']:.2f} s"
    bar(f"{name}, write-ahead log", taken["cipher log"] / taken["plain log"], most=2.2, beside=log)
    ours = f"{taken['cipher']:.2f} / {taken['plain']:.2f} s"
    bar(
        "T2 the same under the key, our journal / the log",
        taken["cipher"] / taken["cipher log"],
        most=1,
        beside=ours,
    )
    bar("T3 the same, pages of 16 / of 4 KiB", taken["cipher"] / taken["small"], most=0.8)
    for kind in made.values():
        _filled(kind, rows)
        connection = kind.opened()
        connection.execute("CREATE INDEX by_state ON t (state, d DESC)")
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(body, content='')")
        connection.execute("INSERT INTO f (rowid, body) SELECT id, body FROM t")
        connection.close()


def _filled(kind: Kind, rows: list[Row], settings: tuple[str, ...] = ()) -> float:
    """Return the processor time of filling a new database."""
    kind.path.unlink(missing_ok=True)
    connection = kind.opened()
    for setting in settings:
        connection.execute(f"PRAGMA {setting}").fetchall()
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, code TEXT UNIQUE, state, d, body TEXT)")
    taken = cpu(partial(_insert, connection, rows))
    connection.execute("PRAGMA journal_mode=TRUNCATE").fetchall()
    connection.close()
    return taken


def _insert(connection: dbapi2.Connection, rows: list[Row]) -> None:
    for start in range(0, len(rows), 1000):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", rows[start : start + 1000])
        connection.execute("COMMIT")


def _reading(made: dict[str, Kind], count: int) -> None:
    chance = Random(3)  # noqa: S311
    some = [chance.randrange(1, count + 1) for _ in range(count // 8)]
    works: tuple[tuple[str, Callable[[dbapi2.Connection], object], float, int], ...] = (
        ("a row that is not held", lambda at: _rows(at, some), 2.0, len(some)),
        ("a list of 100 rows", _list, 2.5, 20),
        ("full scan", _scan, 2.8, 1),
        ("a word", _word, 2.4, 50),
    )
    for what, work, most, times in works:
        taken = _cold(made["plain"], made["cipher"], work)
        bar(f"T2 {what}, cipher / plain", taken[1] / taken[0], most=most, beside=_each(taken, times))
    plain, cipher = made["plain"].opened(), made["cipher"].opened()
    held = by_turns(lambda: _rows(plain, some[:500] * 4), lambda: _rows(cipher, some[:500] * 4), 12)
    bar("T2 a row that is held, cipher / plain", held[1] / held[0], most=1.2, beside=_each(held, 2000))
    plain.close(), cipher.close()
    small, large = _cold(made["small"], made["cipher"], _scan)
    bar("T3 full scan, pages of 16 / of 4 KiB", large / small, most=0.8)


def _each(taken: tuple[float, float], times: int) -> str:
    return f"{taken[1] / times * 1e6:.0f} / {taken[0] / times * 1e6:.0f} us"


def _cold(first: Kind, second: Kind, work: Callable[[dbapi2.Connection], object]) -> tuple[float, float]:
    """Return the least processor time of the same work in each, just opened and read from the disk."""
    least = [1e9, 1e9]
    for _ in range(6):
        for number, kind in enumerate((first, second)):
            kind.forgotten()
            connection = kind.opened()
            least[number] = min(least[number], cpu(partial(work, connection)))
            connection.close()
    return least[0], least[1]


def _rows(connection: dbapi2.Connection, numbers: list[int]) -> None:
    for number in numbers:
        connection.execute("SELECT * FROM t WHERE id = ?", (number,)).fetchone()


def _list(connection: dbapi2.Connection) -> None:
    for state in STATES:
        for year in range(12, 26, 3):
            asked = "SELECT id, code, state, d FROM t WHERE state = ? AND d < ? ORDER BY d DESC LIMIT 100"
            connection.execute(asked, (state, f"20{year}-06-15")).fetchall()


def _scan(connection: dbapi2.Connection) -> None:
    connection.execute("SELECT count(*) FROM t WHERE length(body) > 10 AND body LIKE '%zzqq%'").fetchone()


def _word(connection: dbapi2.Connection) -> None:
    for number in range(0, 500, 10):
        connection.execute("SELECT rowid FROM f WHERE f MATCH ? LIMIT 50", (f"w{number}",)).fetchall()
